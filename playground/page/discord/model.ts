import { useMemo, useState } from 'preact/hooks';
import type { Answered } from '../../server/discord-routes.js';
import type { DiscordWireMessage, Offers } from '../../server/discord-view.js';
import type { World } from '../../server/world.js';
import { onDiscord, readSample } from '../api.js';
import { QUIZ } from '../composing.js';
import { type Status, useOffered } from '../live.js';
import { messagesOf, type Side, type Step, start } from '../side.js';
import { attempt, toast } from '../toast.js';
import { useDraft } from './draft.js';
import { fileField, type filled } from './form.js';

type Person = World['discord']['people'][number];
export type Channel = Person['channels'][number];
export type DiscordSide = Side<Person, Channel, DiscordWireMessage>;
export type DiscordStep = Step<Person, Channel, DiscordWireMessage>;

export const startOnDiscord = ({ discord }: World): DiscordSide =>
  start(discord.people, ({ channels }) => channels);

/** Whether a channel is the server's, where people meet. */
export const isShared = ({ kind }: Channel): boolean => kind === 'text' || kind === 'thread';

const NOTHING: Offers = { commands: [], menu: [] };

export interface DiscordProps {
  readonly world: World['discord'];
  readonly side: DiscordSide;
  readonly step: (step: DiscordStep) => void;
  readonly status: Status;
}

/** What one person sees of the Discord-like half, and can do there. */
export const useDiscord = ({ world, side, step, status }: DiscordProps) => {
  const { viewer, place: channel } = side;
  const place = { as: viewer.id, channel: channel.id };
  const isDirect = channel.kind === 'dm';
  const all = messagesOf(side, channel.id);
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const messages = useMemo(() => all.filter(({ id }) => !dismissed.has(id)), [all, dismissed]);
  const [said, setSaid] = useState(0);
  const [menu, setMenu] = useState<{ readonly message: string; readonly anchor: HTMLElement }>();
  const [modal, setModal] = useState<{ readonly form: Modal; readonly as: string }>();
  const when = [viewer.id, channel.id, status.menus];
  const offers = useOffered(() => onDiscord('offers', place), NOTHING, when);

  const answered = ({ answer, modal: form }: Answered) => {
    if (answer === 'failed') toast(`${world.bot.name} did not respond in time.`, 'error');
    if (form) setModal({ form, as: viewer.id });
  };
  const run = async ({ path, options, files }: ReturnType<typeof filled>) => {
    setSaid((times) => times + 1);
    answered(await onDiscord('command', { ...place, path, options }, files));
  };
  const send = (content: string, files: readonly File[]) =>
    onDiscord('send', { ...place, content }, Object.fromEntries(files.entries()));
  const draft = useDraft({ offers, isDirect, send, run });
  const open = (opened: Channel, by = viewer) => {
    step({ opened, by });
    draft.reset();
  };
  const become = (person: Person) => {
    const same = person.channels.find(({ id }) => id === channel.id);
    const alike = person.channels.find(({ kind }) => kind === channel.kind);
    open(same ?? alike ?? channel, person);
  };
  const sendSample = async () => {
    const { fileCommand: command } = draft;
    const file = await readSample();
    if (isDirect) return send('', [file]);
    const field = command && fileField(command)?.name;
    return field && run({ path: command.path, options: {}, files: { [field]: file } });
  };
  return {
    ...{ world, side, status, viewer, channel, place, all, messages, said, menu, modal, offers, draft },
    ...{ setMenu, setModal, open, become, sendSample },
    startQuiz: () => run({ path: 'quiz start', options: QUIZ, files: {} }),
    /** @param value the option that was chosen in a select menu */
    press: async (message: string, customId: string, value?: string) =>
      answered(
        await onDiscord('press', { ...place, message, customId, ...(value !== undefined && { value }) }),
      ),
    dismiss: (message: string) => setDismissed((now) => new Set(now).add(message)),
    openMenu: (message: string, anchor: HTMLElement) => {
      if (offers.menu.length > 0) setMenu({ message, anchor });
      else toast('No app offers anything for messages here.');
    },
    pick: (message: string, name: string) =>
      attempt(async () => answered(await onDiscord('menu', { ...place, message, name }))),
    submit: async (as: string, id: string, fields: Record<string, string>) =>
      answered(await onDiscord('submit', { as, modal: id, fields })),
    /** Begins a command that a text mentions. */
    offer: (path: string) => {
      const command = offers.commands.find((one) => one.path === path);
      if (command) draft.enter(command);
    },
  };
};

export type Discord = ReturnType<typeof useDiscord>;
export type Modal = NonNullable<Answered['modal']>;
