import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { TelegramWireMessage } from '../../server/telegram-view.js';
import type { World } from '../../server/world.js';
import { onTelegram, readSample } from '../api.js';
import { QUIZ } from '../composing.js';
import { type Status, useOffered } from '../live.js';
import { messagesOf, type Side, type Step, start } from '../side.js';
import { attempt, chatToast } from '../toast.js';
import { type Said, useDraft } from './draft.js';

type Person = World['telegram']['people'][number];
export type Chat = Person['chats'][number];
/** A chat; in a group with topics, one of them. */
type Place = Chat & { readonly topic: number | undefined };
export type TelegramSide = Side<Person, Place, TelegramWireMessage>;
export type TelegramStep = Step<Person, Place, TelegramWireMessage>;
type Button = TelegramWireMessage['buttons'][number][number];

const placeIn = (chat: Chat): Place => ({ ...chat, topic: chat.topics[0]?.id });

export const startOnTelegram = ({ telegram }: World): TelegramSide =>
  start(telegram.people, ({ chats }) => chats.map(placeIn));

export interface TelegramProps {
  readonly world: World['telegram'];
  readonly side: TelegramSide;
  readonly step: (step: TelegramStep) => void;
  readonly status: Status;
}

/** What one person sees of the Telegram-like half, and can do there. */
export const useTelegram = ({ world, side, step, status }: TelegramProps) => {
  const { viewer, place: chat } = side;
  const { topic, isPrivate } = chat;
  const place = { as: viewer.id, chat: chat.id, ...(topic !== undefined && { topic }) };
  const all = messagesOf(side, chat.id);
  const isHere = (message: TelegramWireMessage) => topic === undefined || message.topic === topic;
  const messages = useMemo(() => all.filter(isHere), [all, topic]);
  const find = (id: number | undefined) => all.find((message) => message.id === String(id));
  const [said, setSaid] = useState(0);
  const when = [viewer.id, chat.id, status.menus];
  const commands = useOffered(() => onTelegram('commands', place), [], when);

  const commandText = (name: string) => (isPrivate ? `/${name}` : `/${name}@${world.bot.username}`);
  const post = (text: string, replyTo?: number | string) => {
    setSaid((times) => times + 1);
    return onTelegram('send', { ...place, text, ...(replyTo !== undefined && { replyTo }) });
  };
  const sendFile = (file: File, text = '') => {
    setSaid((times) => times + 1);
    return onTelegram('document', { ...place, text }, { file });
  };
  const send = ({ text, file, replyTo }: Said) => (file ? sendFile(file, text) : post(text, replyTo));
  const draft = useDraft({ commands, commandText, send });
  const open = (opened: Chat, by = viewer) => {
    step({ opened: placeIn(opened), by });
    draft.clear();
  };
  const follow = async (url: string) => {
    const { hostname, protocol } = new URL(url);
    if (!/^https?:$/.test(protocol)) throw new Error('That link leads nowhere on the web.');
    if (hostname !== 't.me') return window.open(url, '_blank', 'noopener,noreferrer');
    const { chat: id } = await onTelegram('follow', { as: viewer.id, url });
    const target = viewer.chats.find((one) => one.id === id);
    return target && open(target);
  };
  /** In groups the bot sees no plain file; people reply to it with the command. */
  const postInGroup = async (file: File) => {
    const { id } = await sendFile(file);
    draft.replyTo({ id: String(id), to: viewer.name, words: file.name });
    draft.prefill('/pdf');
  };
  const { deck, questions, seconds } = QUIZ;
  const quiz = `${commandText('quiz')} ${deck} questions: ${questions} seconds: ${seconds}`;
  const reply = (message: TelegramWireMessage, placeholder?: string) =>
    draft.replyTo({ id: message.id, to: message.author.name, words: firstLine(message), placeholder });
  useForcedReply({ messages, viewer, find, draft, reply });
  return {
    ...{ world, side, status, viewer, chat, messages, find, said, draft, open, post, reply },
    openTopic: (id: number) => step({ opened: { ...chat, topic: id }, by: viewer }),
    become: (person: Person) => {
      const same = person.chats.find(({ id }) => id === chat.id);
      const alike = person.chats.find((one) => one.isPrivate === isPrivate);
      open(same ?? alike ?? chat, person);
    },
    press: async ({ id }: TelegramWireMessage, { data = '', url: link }: Button) => {
      if (link) return follow(link);
      const { answered, notice, alert, url } = await onTelegram('press', { ...place, message: id, data });
      if (!answered) chatToast(`${world.bot.name} did not respond in time.`, 'error');
      if (notice) chatToast(notice, alert ? 'alert' : 'note');
      return url && follow(url);
    },
    takeFile: (file: File) => (isPrivate ? draft.takeFile(file) : void attempt(() => postInGroup(file))),
    startQuiz: () => post(quiz),
    sendSample: async () => {
      const { id } = await sendFile(await readSample());
      if (!isPrivate) await post('/pdf', id);
    },
  };
};

export type Telegram = ReturnType<typeof useTelegram>;

/** What a message says, in one line. */
export const firstLine = ({ text, document, service }: TelegramWireMessage): string =>
  service ?? (text || document?.name || 'Photo').split('\n', 1).join();

/** A question that the bot forces a reply to opens the reply by itself, once. */
const useForcedReply = (
  telegram: Pick<Telegram, 'messages' | 'viewer' | 'find' | 'draft' | 'reply'>,
): void => {
  const { messages, viewer, find, draft, reply } = telegram;
  const opened = useRef('');
  useLayoutEffect(() => {
    const asked = messages.findLast(({ forceReply }) => forceReply !== undefined);
    const isAnswer = ({ author, replyTo }: TelegramWireMessage) =>
      author.id === viewer.id && String(replyTo) === asked?.id;
    if (!asked?.forceReply || messages.some(isAnswer)) return draft.forgetForced();
    const { placeholder = 'Your answer', selective } = asked.forceReply;
    if (opened.current === asked.id || (selective && find(asked.replyTo)?.author.id !== viewer.id)) return;
    opened.current = asked.id;
    if (messages.at(-1) === asked) reply(asked, placeholder);
  }, [messages]);
};
