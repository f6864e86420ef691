import type { Message } from 'grammy/types';
import type { OpenPrompt } from '../../core/events/prompts.js';
import { encodeAction } from '../chat/action.js';
import { notice, type Outcome } from '../chat/outcome.js';
import { type Readers, wordsFor } from '../chat/readers.js';
import type { Router } from '../chat/router.js';
import { messages } from '../messages/messages.js';
import type { TypedCommand } from './commands.js';
import { type Arrival, type Exchange, type ExchangeDependencies, exchangeOfMessage } from './exchange.js';
import { mayHaveArrived } from './failures.js';
import type { Answer, Forms, Said } from './forms.js';
import { identityOf } from './incoming.js';
import type { Responder } from './respond.js';

export interface FormDependencies extends ExchangeDependencies {
  readonly router: Pick<Router, 'submit' | 'press'>;
  readonly readers: Readers;
  readonly responder: Responder;
  readonly forms: Forms;
}

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

const cancel = async (
  { forms, responder }: FormDependencies,
  exchange: Exchange,
  prompt: OpenPrompt,
): Promise<void> => {
  await forms.close(prompt);
  await responder.say(exchange, notice(messages.telegram.formCancelled));
};

/** Asks on, or submits the form. */
const take = async (
  dependencies: FormDependencies,
  exchange: Exchange,
  prompt: OpenPrompt,
  said: Answer,
): Promise<void> => {
  const { router, readers, responder, forms } = dependencies;
  const words = await wordsFor(readers, exchange.incoming, 'actor');
  const filled = await forms.take(prompt, exchange.place, said, words);
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
  outcome.kind === 'notice' ? { kind: 'notice', text: outcome.text } : outcome;

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
