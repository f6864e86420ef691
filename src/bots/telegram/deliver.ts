import type { Api } from 'grammy';
import type { Log } from '../../log.js';
import type { Audience } from '../chat/command.js';
import { PlaceClosed } from '../chat/messenger.js';
import { type Readers, wordsFor } from '../chat/readers.js';
import type { Router } from '../chat/router.js';
import type { Message } from '../chat/text.js';
import { text, type View } from '../chat/view.js';
import { bindView } from '../messages/bind.js';
import type { Catalog } from '../messages/catalog.js';
import { messages } from '../messages/messages.js';
import type { CallbackAnswers } from './callback-answers.js';
import type { Ephemeral } from './ephemeral.js';
import { type Exchange, isPrivate } from './exchange.js';
import type { Forms } from './forms.js';
import { sendAll } from './messenger.js';
import type { Posted } from './refs.js';
import { type Draft, render } from './render.js';
import type { Sender } from './sender.js';

export interface Dependencies {
  readonly api: Api;
  readonly sender: Sender;
  readonly ephemeral: Ephemeral;
  readonly answers: CallbackAnswers;
  readonly forms: Forms;
  readonly router: Pick<Router, 'sent' | 'waiting'>;
  readonly readers: Readers;
  readonly username: string;
  readonly log: Log;
}

/** The words for one person or for all; in a private chat these are the same. */
export const wordsOf = (
  { readers }: Dependencies,
  { incoming }: Exchange,
  audience: Audience,
): Promise<Catalog> => wordsFor(readers, incoming, audience);

export const draw = async (
  dependencies: Dependencies,
  exchange: Exchange,
  audience: Audience,
  view: View,
): Promise<readonly Draft[]> => render(bindView(view, await wordsOf(dependencies, exchange, audience)));

/** Ends the spinner on the button; harmless when it has ended. */
export const endSpinner = ({ answers }: Dependencies, { press }: Exchange): Promise<unknown> =>
  press ? answers.answer(press.query) : Promise.resolve();

/** To the private chat where the place is closed to the bot. */
export const post = async (
  dependencies: Dependencies,
  exchange: Exchange,
  drafts: readonly Draft[],
): Promise<Posted | undefined> => {
  try {
    return await sendAll(dependencies.sender, exchange.place, drafts, 'answer', exchange.question);
  } catch (error) {
    if (!(error instanceof PlaceClosed)) throw error;
    return isPrivate(exchange) ? undefined : whisper(dependencies, exchange, drafts);
  }
};

/** To the private chat, if the person ever opened it. */
export const whisper = async (
  { sender, log }: Dependencies,
  { person }: Exchange,
  drafts: readonly Draft[],
): Promise<Posted | undefined> => {
  try {
    return await sendAll(sender, { chat: person }, drafts, 'answer');
  } catch (error) {
    if (!(error instanceof PlaceClosed)) throw error;
    log.info({ person }, 'answer not sent: private chat closed');
    return undefined;
  }
};

/** Whether the bot may write to the private chat. */
export const isOpen = ({ api }: Dependencies, person: number): Promise<boolean> =>
  api.sendChatAction(person, 'typing').catch(() => false);

export const linkTo = ({ username }: Dependencies, code: string | undefined): string =>
  `https://t.me/${username}${code === undefined ? '' : `?start=${code}`}`;

/** Leads from a group to the private chat, where the code is carried out. */
export const lead = async (
  dependencies: Dependencies,
  exchange: Exchange,
  code: string | undefined,
): Promise<void> => {
  const url = linkTo(dependencies, code);
  const { press } = exchange;
  if (press && code !== undefined && (await dependencies.answers.answer(press.query, { url }))) return;
  await pointTo(dependencies, exchange, url, messages.telegram.continueInPrivate);
};

/** On a command that is done or whose answer is in the private chat: words would be for all to see. */
const DONE = { type: 'emoji', emoji: '👌' } as const;

/** Marks the command as done. @returns false where the group allows no reactions, or there is no command to mark */
export const nod = async ({ api }: Dependencies, { place, question }: Exchange): Promise<boolean> =>
  question !== undefined && api.setMessageReaction(place.chat, question, [DONE]).catch(() => false);

/** Shows that the answer is in the private chat, without a word where the group allows reactions. */
export const pointBack = async (dependencies: Dependencies, exchange: Exchange): Promise<void> => {
  if (!(await nod(dependencies, exchange))) await pointToAnswer(dependencies, exchange);
};

/** Says to the person alone that the answer is in the private chat. */
export const pointToAnswer = (dependencies: Dependencies, exchange: Exchange): Promise<void> =>
  pointTo(dependencies, exchange, linkTo(dependencies, undefined), messages.telegram.answeredInPrivate);

/** Says to the person alone where to go on. */
export const pointTo = async (
  dependencies: Dependencies,
  exchange: Exchange,
  url: string,
  why: Message,
): Promise<void> => {
  const buttons = [[{ label: messages.telegram.openPrivate, url }]];
  const drafts = await draw(dependencies, exchange, 'actor', { blocks: [text(why)], buttons });
  if (!(await dependencies.ephemeral.send(exchange.occasion, drafts)))
    await post(dependencies, exchange, drafts);
};
