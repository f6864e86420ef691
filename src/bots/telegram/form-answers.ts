import type { Message } from 'grammy/types';
import type { OpenPrompt } from '../../core/events/prompts.js';
import { type ActionOf, encodeAction } from '../chat/action.js';
import { notice, type Outcome, reply } from '../chat/outcome.js';
import { type Readers, wordsFor } from '../chat/readers.js';
import type { Router } from '../chat/router.js';
import { text, type View } from '../chat/view.js';
import { messages } from '../messages/messages.js';
import type { CallbackAnswers } from './callback-answers.js';
import type { TypedCommand } from './commands.js';
import { type Arrival, type Exchange, type ExchangeDependencies, exchangeOfMessage } from './exchange.js';
import { mayHaveArrived } from './failures.js';
import type { Answer, Forms, OpenForm, Said } from './forms.js';
import { identityOf } from './incoming.js';
import type { Responder } from './respond.js';

export interface FormDependencies extends ExchangeDependencies {
  readonly router: Pick<Router, 'submit' | 'press' | 'isComplete'>;
  readonly readers: Readers;
  readonly responder: Responder;
  readonly forms: Forms;
  readonly answers: Pick<CallbackAnswers, 'answer'>;
}

const words = messages.telegram;

/**
 * What a message can say about a question. Other commands are themselves, also in the middle of a form; so are those
 * that do not exist, since a mistyped command is no answer.
 */
export const saidIn = ({ text }: Message, typed: TypedCommand | undefined): Said | undefined => {
  if (text === undefined) return undefined;
  if (typed?.name === 'skip' || typed?.name === 'cancel') return { kind: typed.name };
  return typed ? undefined : { kind: 'text', text };
};

/** @returns whether the message was about an open form */
export const answerForm = async (
  dependencies: FormDependencies,
  arrival: Arrival,
  said: Said,
): Promise<boolean> => {
  const prompt = await dependencies.forms.concerning(identityOf(arrival.from), arrival.message);
  if (!prompt) return false;
  const exchange = await exchangeOfMessage(dependencies, arrival);
  if (said.kind === 'cancel') await cancel(dependencies, exchange, prompt);
  else await take(dependencies, exchange, prompt, said);
  return true;
};

/** Says that a word is no command, and offers to take it for the answer. @returns whether there is an open form */
export const offerAnswer = async (
  dependencies: FormDependencies,
  arrival: Arrival,
  { name }: TypedCommand,
): Promise<boolean> => {
  const { forms, responder } = dependencies;
  const typed = arrival.message.text;
  const open = await forms.current(identityOf(arrival.from));
  if (!open || typed === undefined) return false;
  await forms.offer(open.prompt, typed);
  const outcome = Promise.resolve(reply(unknownView(`/${name}`, open)));
  const exchange = await exchangeOfMessage(dependencies, arrival);
  await responder.respond(exchange, { audience: 'actor', opens: 'answer', outcome });
  return true;
};

const unknownView = (command: string, { prompt, question }: OpenForm): View => ({
  blocks: [text(words.formNoCommand({ command, question }))],
  buttons: [[{ label: words.formUseAnswer, action: { type: 'form.answer', prompt: prompt.id } }]],
});

/** Takes the words that were offered for an answer, if they still are for the open question. */
export const takeOffered = async (
  dependencies: FormDependencies,
  exchange: Exchange,
  action: ActionOf<'form.answer'>,
): Promise<void> => {
  const { forms, router, responder, answers } = dependencies;
  const { incoming, press } = exchange;
  const { prompt } = (await forms.current(incoming.identity)) ?? {};
  if (prompt?.id !== action.prompt || prompt.offered === undefined)
    return responder.respond(exchange, router.press(incoming, encodeAction(action)));
  await take(dependencies, exchange, prompt, { kind: 'text', text: prompt.offered });
  if (press) await answers.answer(press.query);
};

/** Says that the form which was open before a command still is. */
export const sayStillOpen = async (
  dependencies: FormDependencies,
  arrival: Arrival,
  before: OpenForm,
): Promise<void> => {
  const open = await dependencies.forms.current(identityOf(arrival.from));
  if (open?.prompt.id !== before.prompt.id) return;
  const exchange = await exchangeOfMessage(dependencies, arrival);
  await dependencies.responder.say(exchange, notice(words.formStillOpen({ question: open.question })));
};

const cancel = async (
  { forms, responder }: FormDependencies,
  exchange: Exchange,
  prompt: OpenPrompt,
): Promise<void> => {
  await forms.close(prompt);
  await responder.say(exchange, notice(words.formCancelled));
};

/** Asks on, or submits the form. */
const take = async (
  dependencies: FormDependencies,
  exchange: Exchange,
  prompt: OpenPrompt,
  said: Answer,
): Promise<void> => {
  const { router, readers, responder, forms } = dependencies;
  const asking = { place: exchange.place, words: await wordsFor(readers, exchange.incoming, 'actor') };
  const filled = await forms.take(prompt, asking, said, router.isComplete);
  if (!filled) return;
  const handling = router.submit(exchange.incoming, filled.submit, filled.values);
  const shown = { ...handling, outcome: handling.outcome.then(withoutRetry) };
  await responder.respond(exchange, shown).catch(async (error: unknown) => {
    // The form is over. Left open, it would take the person's next message for another answer.
    if (mayHaveArrived(error)) await forms.close(prompt);
    throw error;
  });
  await forms.close(prompt);
  await askAgain(dependencies, exchange, await handling.outcome);
};

/** Without the button, for a form that is opened again without it. */
const withoutRetry = (outcome: Outcome): Outcome =>
  outcome.kind === 'notice' ? notice(outcome.text) : outcome;

/** A refused form is open again at once: what the person writes next is the better answer. */
const askAgain = async (
  { router, responder }: FormDependencies,
  exchange: Exchange,
  outcome: Outcome,
): Promise<void> => {
  if (outcome.kind !== 'notice' || !outcome.retry) return;
  const again = router.press(exchange.incoming, encodeAction(outcome.retry));
  if ((await again.outcome).kind === 'ask') await responder.respond(exchange, again);
};
