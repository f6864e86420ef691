import { useState } from 'preact/hooks';
import type { TelegramRoutes } from '../../server/telegram-routes.js';
import { useWriting } from '../composing.js';
import { attempt } from '../toast.js';

type Commands = ReturnType<TelegramRoutes['commands']>;

/** The message replied to. The placeholder stands in the input where the bot asked for the reply. */
type Reply = {
  readonly id: string;
  readonly to: string;
  readonly words: string;
  readonly placeholder?: string | undefined;
};

export type Said = {
  readonly text: string;
  readonly file?: File | undefined;
  readonly replyTo?: string | undefined;
};

/** What a person is about to say: a text, a command, a file with its caption, a reply. */
export const useDraft = (props: {
  readonly commands: Commands;
  /** A command as it is sent here. */
  readonly commandText: (name: string) => string;
  readonly send: (said: Said) => Promise<unknown>;
}) => {
  const writing = useWriting();
  const { text, setText, completion, focus } = writing;
  const [file, setFile] = useState<File>();
  const [reply, setReply] = useState<Reply>();

  const clear = () => {
    setText('');
    setFile(undefined);
    setReply(undefined);
    completion.hide();
  };
  /** Clears at once, so that the next message can be written while this one is under way. */
  const send = (now: string) => {
    const said = { text: now.trim(), file, replyTo: reply?.id };
    if (said.text === '' && file === undefined) return;
    clear();
    void attempt(() => props.send(said));
  };
  /** As in the app: a pick sends at once, Tab lets the person go on typing. */
  const pick = (command: string, byTab: boolean) => {
    if (byTab) setText(`/${command} `);
    else send(props.commandText(command));
  };
  const type = (typed: string) => {
    setText(typed);
    const sought = /^\/(\w*)$/.exec(typed)?.[1]?.toLowerCase();
    const items = props.commands
      .filter(({ command }) => sought !== undefined && command.startsWith(sought))
      .map(({ command, description }) => ({
        label: `/${command}`,
        hint: description,
        pick: (byTab: boolean) => pick(command, byTab),
      }));
    completion.show('message', items);
  };

  return {
    ...{ ...writing, file, reply, type, clear },
    leave: () => (reply || file) && clear(),
    send: () => send(text),
    takeFile: (taken: File) => {
      setFile(taken);
      focus();
    },
    replyTo: (to: Reply) => {
      setReply(to);
      focus();
    },
    /** Puts words into the input, for the person to change and send. */
    prefill: (words: string) => {
      setText(words);
      focus();
    },
    cancel: () => {
      clear();
      focus();
    },
    toggleMenu: () => {
      if (completion.shown) return completion.hide();
      type('/');
      focus();
    },
    /** Ends a reply that the bot no longer waits for. */
    forgetForced: () => {
      if (reply?.placeholder !== undefined) clear();
    },
  };
};
