import { randomUUID } from 'node:crypto';
import type { MessageRef, PlaceRef } from '../../core/events/refs.js';
import { encodeSubject, type Subject } from '../../core/events/subjects.js';
import { eventPart, type PromptId } from '../../core/ids.js';
import type { Log } from '../../log.js';
import { type Messenger, PlaceClosed } from '../chat/messenger.js';
import { noticeView } from '../chat/notice-view.js';
import { type Notice, notice, type Outcome, refusal } from '../chat/outcome.js';
import { type Readers, wordsFor } from '../chat/readers.js';
import type { Handling, Router } from '../chat/router.js';
import type { Incoming } from '../chat/turn.js';
import type { View } from '../chat/view.js';
import { bindForm, bindView } from '../messages/bind.js';
import { messages } from '../messages/messages.js';
import {
  type Answerable,
  ask,
  beginConversation,
  type Conversation,
  canUpdate,
  close,
  release,
  reply,
  sourceOf,
  update,
} from './conversation.js';
import type { Drafted } from './drafts.js';
import { isGone, isTokenDead, loggable } from './failures.js';
import { openFormView } from './form.js';
import type { Mentions } from './mentions.js';
import { outcomeInTime } from './patience.js';
import { canPostHere, isHidden } from './place.js';
import { post } from './post.js';
import { render } from './render.js';
import { AnswerLost, isUnanswered } from './requests.js';
import { matterOf, type Told } from './told.js';
import { showWaiting } from './waiting.js';

export interface AnswerDependencies {
  readonly router: Pick<Router, 'sent' | 'waiting'>;
  readonly messenger: Messenger;
  readonly told: Told;
  readonly readers: Readers;
  readonly mentions: Pick<Mentions, 'in'>;
  readonly log: Log;
}

/** How an interaction is answered, with what was typed into the form that the answer may open again. */
export interface DraftedHandling extends Handling {
  readonly outcome: Promise<Drafted>;
}

/** One interaction being answered. */
interface Exchange extends AnswerDependencies {
  readonly interaction: Answerable;
  readonly incoming: Incoming;
  readonly handling: DraftedHandling;
  readonly conversation: Conversation;
}

/** Answers one interaction, in time whatever the handler does. Never rejects. */
export const answer = async (
  interaction: Answerable,
  incoming: Incoming,
  handling: DraftedHandling,
  dependencies: AnswerDependencies,
): Promise<void> => {
  const exchange = {
    ...dependencies,
    interaction,
    incoming,
    handling,
    conversation: beginConversation(interaction),
  };
  try {
    await deliver(exchange, await outcomeInTime(exchange));
    if (interaction.isCommand())
      await showWaiting(exchange, incoming, ({ id, view }) =>
        whisper(exchange, view).catch(() => exchange.messenger.send(incoming.privatePlace, view, id)),
      );
  } catch (error) {
    // Wait for the handler in any case: the person's next event must not overtake it.
    await giveUp(exchange, await handling.outcome, error);
  }
};

const readersWords = ({ readers, incoming }: Exchange) => wordsFor(readers, incoming, 'actor');

/** Shows a view to the person alone. @returns the message */
const whisper = async (exchange: Exchange, view: View, draft?: PromptId): Promise<MessageRef> => {
  const { conversation, incoming } = exchange;
  const bound = exchange.mentions.in(bindView(view, await readersWords(exchange)));
  return reply(conversation, render(bound, draft), isHidden(incoming, true));
};

const deliver = async (exchange: Exchange, outcome: Drafted): Promise<void> => {
  const { conversation } = exchange;
  switch (outcome.kind) {
    case 'ask':
      if (await ask(conversation, bindForm(outcome.form, await readersWords(exchange)))) return;
      await whisper(exchange, openFormView(outcome.form), outcome.draft);
      return;
    case 'notice':
      return tell(exchange, outcome);
    case 'close':
      return close(conversation);
    case 'reply':
    case 'update':
      return show(exchange, outcome);
    case 'several':
      for (const [i, each] of outcome.outcomes.entries()) await deliverPart(partOf(exchange, i), each);
      return;
    default:
      outcome satisfies never;
  }
};

/** What befalls one of several is no matter of the others. */
const deliverPart = (part: Exchange, outcome: Drafted): Promise<void> =>
  deliver(part, outcome).catch((error: unknown) => giveUp(part, outcome, error));

/** What an answer sends under the event's name shows once, so each of several needs a name of its own. */
const partOf = (exchange: Exchange, i: number): Exchange => {
  const { incoming } = exchange;
  return { ...exchange, incoming: { ...incoming, event: eventPart(incoming.event, `${i}`) } };
};

/** One message to a person about one thing: what they are told later takes its place. */
const tell = async (exchange: Exchange, said: Notice & Drafted): Promise<void> => {
  const { conversation, incoming, told } = exchange;
  const view = noticeView(said);
  if (said.about === undefined) return void (await whisper(exchange, view, said.draft));
  const matter = matterOf(incoming.identity.platformUserId, said.about);
  const change = canUpdate(conversation) ? told.last(matter) : undefined;
  if (change) {
    if (conversation.stage === 'unanswered') await release(conversation);
    const [page] = render(bindView(view, await readersWords(exchange)));
    if (await change(page)) return;
  }
  told.remember(matter, conversation, await whisper(exchange, view, said.draft));
};

type Shown = Extract<Outcome, { readonly kind: 'reply' | 'update' }>;

const show = async (exchange: Exchange, outcome: Shown): Promise<void> => {
  const { conversation, incoming, handling, interaction } = exchange;
  const { view, subject } = outcome;
  const hidden = isHidden(incoming, handling.audience === 'actor');
  const updates = outcome.kind === 'update' && canUpdate(conversation);
  const isLasting = updates ? sourceOf(conversation) !== undefined : !hidden;
  if (subject !== undefined && !(isLasting && canPostHere(interaction, incoming.where)))
    return showInPrivate(exchange, view, subject);
  const words = await wordsFor(exchange.readers, incoming, handling.audience);
  const pages = render(exchange.mentions.in(bindView(view, words)));
  if (updates) await update(conversation, pages, hidden);
  const message = updates ? sourceOf(conversation) : await reply(conversation, pages, hidden);
  if (subject !== undefined && message) await remember(exchange, subject, message);
};

/** What is edited later would stay as it is where the bot cannot edit it. */
const showInPrivate = async (exchange: Exchange, view: View, subject: Subject): Promise<void> => {
  const { conversation, incoming, messenger } = exchange;
  if (!conversation.leadsToPrivate) await whisper(exchange, noticeView(notice(messages.answers.inPrivate)));
  conversation.leadsToPrivate = true;
  await remember(exchange, subject, messenger.send(incoming.privatePlace, view, incoming.event));
};

/** Records the message, to be edited later. */
const remember = async (
  { router, log }: Exchange,
  subject: Subject,
  message: MessageRef | Promise<MessageRef>,
): Promise<void> => {
  try {
    await router.sent(subject, await message);
  } catch (error) {
    if (!(error instanceof PlaceClosed))
      log.error(loggable(error), 'message not recorded for %s', encodeSubject(subject));
  }
};

const giveUp = async (exchange: Exchange, outcome: Drafted, error: unknown): Promise<void> => {
  const { log, incoming, conversation } = exchange;
  const { event } = incoming;
  if (isGone(error)) return log.info({ event, ...loggable(error) }, 'interaction not answered: too late');
  if (error instanceof AnswerLost)
    return log.warn({ event, ...loggable(error) }, 'answer may be lost: no reply from Discord');
  const incident = randomUUID();
  try {
    if (isTokenDead(error)) return await answerLater(exchange, outcome);
    // What was asked for is done, and its answer is all that is missing.
    if (isUnanswered(error) && conversation.stage !== 'answered') return await deliver(exchange, outcome);
    log.error({ event, incident, ...loggable(error) }, 'answer could not be shown');
    await whisper(exchange, noticeView(refusal(messages.answers.incident({ id: incident }))));
  } catch (second) {
    log.warn({ event, incident, ...loggable(second) }, 'error notice could not be shown');
  }
};

/** After 15 minutes the interaction's token is dead; only the bot's own token can still send. */
const answerLater = async (exchange: Exchange, outcome: Outcome): Promise<void> => {
  const { conversation, incoming, messenger, router } = exchange;
  const source = sourceOf(conversation);
  if (outcome.kind !== 'update' || !source)
    return post(exchange, outcome, (each) => laterPlace(exchange, each), incoming.event);
  const message = await messenger.edit(source, outcome.view);
  if (outcome.subject !== undefined) await router.sent(outcome.subject, message);
};

/** A notice, or an update of an ephemeral message, goes to the person alone. */
const laterPlace = ({ incoming, interaction, handling }: Exchange, { kind }: Outcome): PlaceRef => {
  const isPublic = kind === 'reply' && handling.audience === 'everyone';
  return isPublic && canPostHere(interaction, incoming.where) ? incoming.place : incoming.privatePlace;
};
