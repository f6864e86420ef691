import type { Api } from 'grammy';
import type { Message, Update, User } from 'grammy/types';
import { UserError } from '../../core/errors.js';
import { encodeAction } from '../chat/action.js';
import type { AnyCommand } from '../chat/command.js';
import { documentKind } from '../chat/document-kind.js';
import { checkInput, type RawInput } from '../chat/input.js';
import type { Outcome } from '../chat/outcome.js';
import { type Readers, wordsFor } from '../chat/readers.js';
import type { Handling, Router } from '../chat/router.js';
import type { Text } from '../chat/text.js';
import type { IncomingFile } from '../chat/turn.js';
import { readTypedOptions } from '../chat/typed-options.js';
import { errorMessage, messages } from '../messages/messages.js';
import type { Administrators } from './administrators.js';
import { CommandNames, readCommand, type TypedCommand } from './commands.js';
import type { Exchange } from './deliver.js';
import { occasionOfCommand } from './ephemeral.js';
import { mayHaveArrived } from './failures.js';
import { type FileDependencies, incomingFile } from './files.js';
import type { Forms, Said } from './forms.js';
import { identityOf, incomingOf, quotedIn } from './incoming.js';
import type { Responder } from './respond.js';
import { placeOf, wordsOf } from './updates.js';

/** A message of a person's. */
export interface Arrival {
  readonly update: Update;
  readonly message: Message;
  readonly from: User;
}

export interface CommandRunner {
  run(arrival: Arrival): Promise<void>;
  /** Whether a message is a command of this bot's. */
  isMeant(message: Message): boolean;
}

export interface CommandRunnerDependencies {
  readonly router: Router;
  readonly readers: Readers;
  readonly responder: Responder;
  readonly forms: Forms;
  readonly administrators: Administrators;
  readonly files: FileDependencies;
  readonly api: Api;
  readonly username: string;
  readonly signal: AbortSignal;
}

/** Finds out what a message is: a command, an answer to a form, a document, or a request for help. */
export const createCommandRunner = (dependencies: CommandRunnerDependencies): CommandRunner => {
  const { router, readers, responder, forms, administrators, files, username } = dependencies;
  const names = new CommandNames(router.commands);
  const takerOf = (file: IncomingFile): AnyCommand | undefined =>
    router.commands.find(({ takesDocuments }) => takesDocuments?.kinds.includes(documentKind(file)));

  const exchangeFor = async ({ update, message, from }: Arrival, command?: AnyCommand): Promise<Exchange> => {
    const { chat } = message;
    const place = placeOf(message);
    const isPrivate = chat.type === 'private';
    const mayModerate = !isPrivate && (command?.where.includes('groupAdmin') ?? false);
    const moderator = mayModerate && (await administrators.includes(chat.id, from.id));
    const forAdministrators = mayModerate && !command?.where.includes('group');
    const quoted = quotedIn(message, files);
    return {
      incoming: incomingOf({ update, from, chat, place, quoted, moderator, forAdministrators }, dependencies),
      place,
      person: from.id,
      ...(!isPrivate && { occasion: occasionOfCommand(message, place) }),
      ...(!isPrivate && message.message_id !== 0 && { question: message.message_id }),
    };
  };

  const answer = async (exchange: Exchange, handling: Handling): Promise<void> => {
    await responder.respond(exchange, handling);
    await responder.showWaiting(exchange);
  };

  const runCommand = async (arrival: Arrival, command: AnyCommand, typed: string): Promise<void> => {
    const exchange = await exchangeFor(arrival, command);
    const raw = rawInput(command, typed, fileOf(arrival.message, exchange));
    if (arrival.message.chat.type !== 'private' && command.privately)
      return leadToPrivate(exchange, command, raw);
    await answer(exchange, router.command(exchange.incoming, command.path.join(' '), raw));
  };

  /** The command's own file, else that of the message it replies to. */
  const fileOf = ({ document }: Message, { incoming }: Exchange): IncomingFile | undefined =>
    document ? incomingFile(files, document) : incoming.quoted?.file;

  const leadToPrivate = async (exchange: Exchange, command: AnyCommand, raw: RawInput): Promise<void> => {
    const action = privateAction(command, raw);
    if (action instanceof UserError) return responder.respond(exchange, noticeOf(errorMessage(action)));
    await responder.lead(exchange, action);
  };

  const runNamed = async (arrival: Arrival, name: string): Promise<void> => {
    const exchange = await exchangeFor(arrival, names.find(name));
    await answer(exchange, router.command(exchange.incoming, names.find(name)?.path.join(' ') ?? name, {}));
  };

  /** A deep link's payload is a button's code; anything else begins the conversation. */
  const runStart = async (arrival: Arrival, payload: string): Promise<void> => {
    if (!payload) return runNamed(arrival, names.find('start') ? 'start' : 'help');
    const exchange = await exchangeFor(arrival);
    await answer(exchange, router.press(exchange.incoming, payload));
  };

  /** @returns whether the message was about an open form */
  const runForm = async (arrival: Arrival, typed: TypedCommand | undefined): Promise<boolean> => {
    const { message, from } = arrival;
    const said = saidIn(message, typed);
    if (message.chat.type !== 'private' || said === undefined) return false;
    // Other commands are themselves, also in the middle of a form.
    if (said.kind === 'text' && typed && names.read(typed)) return false;
    const prompt = await forms.concerning(identityOf(from), message);
    if (!prompt) return false;
    const exchange = await exchangeFor(arrival);
    if (said.kind === 'cancel') {
      await forms.close(prompt);
      await responder.respond(exchange, noticeOf(messages.telegram.formCancelled));
      return true;
    }
    const words = await wordsFor(readers, exchange.incoming, 'actor');
    const filled = await forms.take(prompt, exchange.place, said, words);
    if (!filled) return true;
    const handling = router.submit(exchange.incoming, filled.submit, filled.values);
    const shown = { ...handling, outcome: handling.outcome.then(withoutRetry) };
    await responder.respond(exchange, shown).catch(async (error: unknown) => {
      // The form is over. Left open, it would take the person's next message for another answer.
      if (mayHaveArrived(error)) await forms.close(prompt);
      throw error;
    });
    await forms.close(prompt);
    await askAgain(exchange, await handling.outcome);
    return true;
  };

  /** A refused form is open again at once: what the person writes next is the better answer. */
  const askAgain = async (exchange: Exchange, outcome: Outcome): Promise<void> => {
    if (outcome.kind !== 'notice' || !outcome.retry) return;
    const again = router.press(exchange.incoming, encodeAction(outcome.retry));
    if ((await again.outcome).kind === 'ask') await responder.respond(exchange, again);
  };

  const runPrivate = async (arrival: Arrival, typed: TypedCommand | undefined): Promise<void> => {
    if (typed?.name === 'cancel' || typed?.name === 'skip') {
      return responder.respond(await exchangeFor(arrival), noticeOf(messages.telegram.nothingToCancel));
    }
    if (typed) return runNamed(arrival, typed.name);
    const { document } = arrival.message;
    const taker = document && takerOf(incomingFile(files, document));
    if (taker) return runCommand(arrival, taker, wordsOf(arrival.message));
    await runNamed(arrival, 'help');
  };

  return {
    isMeant(message) {
      const typed = readCommand(wordsOf(message), username);
      return typed !== undefined && (typed.addressed || names.read(typed) !== undefined);
    },

    async run(arrival) {
      const { message } = arrival;
      const isPrivate = message.chat.type === 'private';
      const typed = readCommand(wordsOf(message), username);
      const line = typed && names.read(typed);
      if (isServiceMessage(message)) return;
      if (isPrivate && typed?.name === 'start') return runStart(arrival, typed.rest);
      if (await runForm(arrival, typed)) return;
      if (line) return runCommand(arrival, line.command, line.rest);
      if (isPrivate) return runPrivate(arrival, typed);
      if (typed?.addressed) await runNamed(arrival, typed.name);
    },
  };
};

const rawInput = (command: AnyCommand, typed: string, file: IncomingFile | undefined): RawInput => ({
  ...readTypedOptions(command, typed),
  ...(file && command.takesDocuments && { [command.takesDocuments.option]: file }),
});

const privateAction = (command: AnyCommand, raw: RawInput): string | undefined | UserError => {
  try {
    const action = command.privately?.(checkInput(command, raw));
    return action && encodeAction(action);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
};

const noticeOf = (text: Text): Handling => ({
  audience: 'actor',
  opens: 'answer',
  outcome: Promise.resolve({ kind: 'notice', text }),
});

/** Without the button, for a form that is opened again without it. */
const withoutRetry = (outcome: Outcome): Outcome =>
  outcome.kind === 'notice' ? { kind: 'notice', text: outcome.text } : outcome;

const saidIn = ({ text }: Message, typed: TypedCommand | undefined): Said | undefined => {
  if (text === undefined) return undefined;
  if (typed?.name === 'skip' || typed?.name === 'cancel') return { kind: typed.name };
  return { kind: 'text', text };
};

/** A service message: someone joined, a title changed, a message was pinned. */
const isServiceMessage = (message: Message): boolean => SAYINGS.every((kind) => message[kind] === undefined);

const SAYINGS = [
  'text',
  'document',
  'photo',
  'audio',
  'voice',
  'video',
  'video_note',
  'sticker',
  'location',
  'contact',
  'poll',
  'animation',
] as const;
