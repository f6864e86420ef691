import { isDeepStrictEqual } from 'node:util';
import type { Subject } from '../../core/events/subjects.js';
import { encodeAction } from '../chat/action.js';
import type { Audience } from '../chat/command.js';
import { noticeView } from '../chat/notice-view.js';
import type { Notice, Outcome } from '../chat/outcome.js';
import type { Handling } from '../chat/router.js';
import { bindForm, bindText, bindView } from '../messages/bind.js';
import { messages } from '../messages/messages.js';
import {
  type Dependencies,
  draw,
  endSpinner,
  isOpen,
  lead,
  linkTo,
  nod,
  pointBack,
  pointTo,
  pointToAnswer,
  post,
  whisper,
  wordsOf,
} from './deliver.js';
import { type Exchange, isPrivate } from './exchange.js';
import { mayHaveArrived } from './failures.js';
import { createLostAnswers, type LostAnswers, showAgain } from './lost.js';
import { sendAll } from './messenger.js';
import { messageRef, type Posted } from './refs.js';
import { render, wordsIn } from './render.js';
import { showTyping } from './typing.js';

export interface Responder {
  /** Sends the handler's answer to where it belongs. */
  respond(exchange: Exchange, handling: Handling): Promise<void>;
  /** Says something to the person alone. */
  say(exchange: Exchange, said: Notice): Promise<void>;
  /** Leads from a group to the private chat, where the code is carried out. */
  lead(exchange: Exchange, code: string | undefined): Promise<void>;
  /** Shows messages held for the person, in the private chat. */
  showWaiting(exchange: Exchange): Promise<void>;
}

type OutcomeOf<K extends Outcome['kind']> = Extract<Outcome, { readonly kind: K }>;

export const createResponder = (dependencies: Dependencies): Responder => {
  const lost = createLostAnswers();
  return {
    respond: (exchange, handling) => respond({ ...dependencies, lost }, exchange, handling),
    say: (exchange, said) => notify(dependencies, exchange, 'actor', said),
    lead: (exchange, code) => lead(dependencies, exchange, code),
    showWaiting: (exchange) => showWaiting(dependencies, exchange),
  };
};

const respond = async (
  dependencies: Dependencies & { readonly lost: LostAnswers },
  exchange: Exchange,
  { audience, outcome: awaited }: Handling,
): Promise<void> => {
  const stopTyping = exchange.occasion ? () => {} : showTyping(dependencies.api, exchange.place);
  const outcome = await awaited.finally(stopTyping);
  const { lost, log } = dependencies;
  const { person, place } = exchange;
  const before = lost.take(person);
  try {
    await deliver(dependencies, exchange, audience, outcome);
  } catch (error) {
    if (mayHaveArrived(error) && isPrivate(exchange)) lost.keep(person, { place, outcome });
    throw error;
  }
  // Whoever presses a button has seen an answer.
  if (!before || exchange.press || isDeepStrictEqual(before.outcome, outcome)) return;
  await showAgain(dependencies, exchange, before).catch((error: unknown) =>
    log.warn({ err: error }, 'lost answer not shown again'),
  );
};

const deliver = async (
  dependencies: Dependencies,
  exchange: Exchange,
  audience: Audience,
  outcome: Outcome,
): Promise<void> => {
  switch (outcome.kind) {
    case 'notice':
      return notify(dependencies, exchange, audience, outcome);
    case 'ask':
      return ask(dependencies, exchange, outcome);
    case 'close':
      return close(dependencies, exchange);
    case 'reply':
      return reply(dependencies, exchange, audience, outcome);
    case 'update':
      return update(dependencies, exchange, audience, outcome);
    case 'several':
      for (const each of outcome.outcomes) await deliver(dependencies, exchange, audience, each);
      return;
    default:
      return outcome satisfies never;
  }
};

const showWaiting = async (dependencies: Dependencies, exchange: Exchange): Promise<void> => {
  if (!isPrivate(exchange) && !(await isOpen(dependencies, exchange.person))) return;
  for (const { view, markDelivered } of await dependencies.router.waiting(exchange.incoming)) {
    const drafts = await draw(dependencies, exchange, 'actor', view);
    if (await whisper(dependencies, exchange, drafts)) await markDelivered();
  }
};

const report = async (
  { router }: Dependencies,
  posted: Posted | undefined,
  subject: Subject | undefined,
): Promise<void> => {
  if (posted && subject !== undefined) await router.sent(subject, messageRef(posted));
};

const notify = async (
  dependencies: Dependencies,
  exchange: Exchange,
  audience: Audience,
  said: Notice,
): Promise<void> => {
  const { answers, ephemeral } = dependencies;
  const isForAll = audience === 'everyone' && !exchange.press;
  const words = await wordsOf(dependencies, exchange, isForAll ? audience : 'actor');
  const shown = { notice: wordsIn(bindText(said.text, words)) };
  if (exchange.press && (await answers.answer(exchange.press.query, shown))) return;
  // Too late for a notice. In a storm of presses, messages would use up the group's send budget.
  if (exchange.press && exchange.occasion && !ephemeral.hasRoom(exchange.occasion)) return;
  const drafts = render(bindView(noticeView(said), words));
  if (isPrivate(exchange) || isForAll) return void (await post(dependencies, exchange, drafts));
  if (await ephemeral.send(exchange.occasion, drafts)) return;
  if (said.evident && (await nod(dependencies, exchange))) return;
  const whispered = await whisper(dependencies, exchange, drafts);
  if (exchange.press || said.evident) return;
  // For this person alone; but one who never opened the private chat must get it as well.
  if (!whispered) return void (await post(dependencies, exchange, drafts));
  await (said.refused ? pointToAnswer : pointBack)(dependencies, exchange);
};

/** A button's code can be sent from any message, so what others can see stays. */
const close = async (dependencies: Dependencies, exchange: Exchange): Promise<void> => {
  const { api, ephemeral } = dependencies;
  const { message, ephemeral: shown } = exchange.press ?? {};
  if (shown) await ephemeral.delete(shown);
  // It may be gone, or older than the 48 hours in which it can be deleted: then it stays, and nothing is lost.
  else if (message && isPrivate(exchange))
    await api.deleteMessage(message.chat, message.message).catch(() => {});
  await endSpinner(dependencies, exchange);
};

const reply = async (
  dependencies: Dependencies,
  exchange: Exchange,
  audience: Audience,
  { view, subject }: Pick<OutcomeOf<'reply'>, 'view' | 'subject'>,
): Promise<void> => {
  const drafts = await draw(dependencies, exchange, audience, view);
  if (isPrivate(exchange) || audience === 'everyone') {
    const [posted] = await Promise.all([
      post(dependencies, exchange, drafts),
      endSpinner(dependencies, exchange),
    ]);
    return report(dependencies, posted, subject);
  }
  if (await dependencies.ephemeral.send(exchange.occasion, drafts))
    return void (await endSpinner(dependencies, exchange));
  const isWhispered = await whisper(dependencies, exchange, drafts);
  if (isWhispered && !exchange.press) return pointBack(dependencies, exchange);
  const told = isWhispered ? messages.telegram.answeredInPrivate : messages.telegram.cannotAnswerHere;
  const words = await wordsOf(dependencies, exchange, 'actor');
  const shown = { notice: wordsIn(bindText(told, words)) };
  if (exchange.press && (await dependencies.answers.answer(exchange.press.query, shown))) return;
  if (!isWhispered) await pointTo(dependencies, exchange, linkTo(dependencies, undefined), told);
};

const update = async (
  dependencies: Dependencies,
  exchange: Exchange,
  audience: Audience,
  outcome: OutcomeOf<'update'>,
): Promise<void> => {
  const { sender, ephemeral } = dependencies;
  const { message, ephemeral: shown } = exchange.press ?? {};
  if (!message && !shown) return reply(dependencies, exchange, audience, outcome);
  const drafts = await draw(dependencies, exchange, message ? 'everyone' : 'actor', outcome.view);
  const [draft, ...more] = drafts;
  if (!draft) return;
  const ending = endSpinner(dependencies, exchange);
  if (!message) {
    const [edited] = await Promise.all([shown && ephemeral.edit(shown, draft), ending]);
    if (!edited) return reply(dependencies, exchange, 'actor', { view: outcome.view });
    return void (more.length > 0 && (await ephemeral.send(exchange.occasion, more)));
  }
  const [edited] = await Promise.all([sender.edit(message, draft, 'answer'), ending]);
  if (more.length > 0) await sendAll(sender, exchange.place, more, 'answer');
  await report(dependencies, edited, outcome.subject);
};

const ask = async (
  dependencies: Dependencies,
  exchange: Exchange,
  { form }: OutcomeOf<'ask'>,
): Promise<void> => {
  if (!isPrivate(exchange)) return lead(dependencies, exchange, encodeAction(form.reopen));
  const { identity } = exchange.incoming;
  const words = await wordsOf(dependencies, exchange, 'actor');
  await Promise.all([
    dependencies.forms.start(identity, exchange, bindForm(form, words), words),
    endSpinner(dependencies, exchange),
  ]);
};
