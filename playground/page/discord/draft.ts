import { useRef, useState } from 'preact/hooks';
import type { OfferedCommand, Offers } from '../../server/discord-view.js';
import { useWriting } from '../composing.js';
import { attempt } from '../toast.js';
import { CONTROL } from './command-form.js';
import { begin, type Form, fileField, filled, withFile } from './form.js';

/** What a person is about to say: a plain message, or a command once it begins with a slash. */
export const useDraft = (props: {
  readonly offers: Offers;
  /** Whether only the bot is there, which takes a file that is simply sent. */
  readonly isDirect: boolean;
  readonly send: (text: string, files: readonly File[]) => Promise<unknown>;
  readonly run: (command: ReturnType<typeof filled>) => Promise<unknown>;
}) => {
  const { commands } = props.offers;
  const writing = useWriting();
  const { text, setText, completion, focus, afterwards } = writing;
  /** Files that go with the next message. */
  const [files, setFiles] = useState<readonly File[]>([]);
  const [form, setForm] = useState<Form>();
  const sendButton = useRef<HTMLButtonElement>(null);
  const fileCommand = commands.find((command) => fileField(command) !== undefined);

  const enter = (command: OfferedCommand) => {
    completion.hide();
    setText('');
    setForm(begin(command));
    // With nothing to fill in, the next Enter sends.
    afterwards(() => {
      const composer = sendButton.current?.closest('.composer');
      (composer?.querySelector<HTMLElement>(CONTROL) ?? sendButton.current)?.focus();
    });
  };
  const leave = () => {
    completion.hide();
    setForm(undefined);
  };
  const attach = (now: readonly File[]) => {
    setFiles(now);
    if (now.length > 0) focus();
  };
  const type = (typed: string) => {
    setText(typed);
    if (!typed.startsWith('/')) return completion.hide();
    const exact = commands.find(({ path }) => typed === `/${path} `);
    if (exact) return enter(exact);
    const items = commands
      .filter(({ path }) => isMeant(path, typed.slice(1).toLowerCase()))
      .map((command) => ({
        label: `/${command.path}`,
        hint: command.description,
        pick: () => enter(command),
      }));
    completion.show('message', items);
  };
  const sendText = async () => {
    const said = text.trim();
    if (said === '' && files.length === 0) return;
    const typed = commands.find(({ path }) => said === `/${path}`);
    if (typed) return enter(typed);
    setText('');
    setFiles([]);
    await props.send(said, files);
  };
  const sendCommand = async (command: ReturnType<typeof filled>) => {
    leave();
    focus();
    await props.run(command);
  };

  return {
    ...{ ...writing, files, form, sendButton, fileCommand, type, enter },
    change: (how: (form: Form) => Form) => setForm((now) => now && how(now)),
    /** A file for the next message where that says all, else for the first command that takes one. */
    takeFile: (file: File) => {
      const command = form?.command ?? (props.isDirect ? undefined : fileCommand);
      if (command === undefined) return attach([...files, file]);
      setForm(withFile(form ?? { ...begin(command), dropped: file }, file));
      afterwards(() => sendButton.current?.focus());
    },
    detach: (file: File) => attach(files.filter((one) => one !== file)),
    /** A message with the file can be had, too: its menu has the bot's commands. */
    postInstead: (file: File) => {
      leave();
      attach([...files, file]);
    },
    cancel: () => {
      leave();
      focus();
    },
    /** Leaves everything but the text. */
    reset: () => {
      leave();
      setFiles([]);
    },
    send: () => void attempt(async () => (form ? sendCommand(filled(form)) : sendText())),
  };
};

const isMeant = (path: string, sought: string): boolean =>
  path.startsWith(sought) || path.split(' ').some((word) => sought !== '' && word.startsWith(sought));
