import type { Message } from 'grammy/types';
import { type ActionOf, encodeAction } from '../chat/action.js';
import type { AnyCommand } from '../chat/command.js';
import type { RawInput } from '../chat/input.js';
import { notice } from '../chat/outcome.js';
import type { Handling, Router } from '../chat/router.js';
import { takerOf } from '../chat/taker.js';
import type { IncomingFile } from '../chat/turn.js';
import { readTypedOptions } from '../chat/typed-options.js';
import { messages } from '../messages/messages.js';
import {
  type CommandLine,
  type CommandNames,
  createCommandNames,
  readCommand,
  type TypedCommand,
} from './commands.js';
import { type Arrival, type Exchange, exchangeOfMessage, isPrivate, pathOf } from './exchange.js';
import { fileIn } from './files.js';
import {
  answerForm,
  type FormDependencies,
  offerAnswer,
  saidIn,
  sayStillOpen,
  takeOffered,
} from './form-answers.js';
import { identityOf } from './incoming.js';
import { isServiceMessage, wordsOf } from './updates.js';

export interface CommandRunner {
  run(arrival: Arrival): Promise<void>;
  /** Takes what was offered for an answer to a form. */
  takeOffered(exchange: Exchange, action: ActionOf<'form.answer'>): Promise<void>;
  /** Whether a message is a command of this bot's. */
  isMeant(message: Message): boolean;
}

export interface CommandRunnerDependencies extends FormDependencies {
  readonly router: Router;
}

interface Context extends CommandRunnerDependencies {
  readonly names: CommandNames;
}

/** Finds out what a message is: a command, an answer to a form, a document, or a request for help. */
export const createCommandRunner = (dependencies: CommandRunnerDependencies): CommandRunner => {
  const context: Context = { ...dependencies, names: createCommandNames(dependencies.router.commands) };
  return {
    run: (arrival) => run(context, arrival),
    takeOffered: (exchange, action) => takeOffered(context, exchange, action),
    isMeant: (message) => isMeant(context, message),
  };
};

const isMeant = ({ names, username }: Context, message: Message): boolean => {
  const typed = readCommand(wordsOf(message), username);
  return typed !== undefined && (typed.addressed || names.read(typed) !== undefined);
};

const run = async (context: Context, arrival: Arrival): Promise<void> => {
  const { message } = arrival;
  if (isServiceMessage(message)) return;
  const isInPrivate = message.chat.type === 'private';
  const typed = readCommand(wordsOf(message), context.username);
  const line = typed && context.names.read(typed);
  if (isInPrivate && typed?.name === 'start') return runStart(context, arrival, typed.rest);
  const said = isInPrivate && saidIn(message, typed);
  if (said && (await answerForm(context, arrival, said))) return;
  if (line) return runKnown(context, arrival, line);
  if (isInPrivate && typed && isUnknown(typed) && (await offerAnswer(context, arrival, typed))) return;
  if (isInPrivate) return runOther(context, arrival, typed);
  if (typed?.addressed) await runNamed(context, arrival, typed.name);
};

const isUnknown = ({ name }: TypedCommand): boolean => name !== 'skip' && name !== 'cancel';

/** A form that the command leaves open stays open, and says so; one that the same command asked is done with. */
const runKnown = async (
  context: Context,
  arrival: Arrival,
  { command, rest }: CommandLine,
): Promise<void> => {
  const isInPrivate = arrival.message.chat.type === 'private';
  const open = isInPrivate ? await context.forms.current(identityOf(arrival.from)) : undefined;
  await runCommand(context, arrival, command, rest);
  if (!open) return;
  await (open.command === pathOf(command)
    ? context.forms.close(open.prompt)
    : sayStillOpen(context, arrival, open));
};

/** A deep link's payload is a button's code; anything else begins the conversation. */
const runStart = async (context: Context, arrival: Arrival, payload: string): Promise<void> => {
  if (!payload) return runNamed(context, arrival, context.names.find('start') ? 'start' : 'help');
  const exchange = await exchangeOfMessage(context, arrival);
  await answer(context, exchange, context.router.press(exchange.incoming, payload));
};

const runCommand = async (
  context: Context,
  arrival: Arrival,
  command: AnyCommand,
  typed: string,
): Promise<void> => {
  const exchange = await exchangeOfMessage(context, arrival, command);
  const { options, text, unread } = readTypedOptions(command, typed);
  const raw = rawInput(command, options, fileOf(context, arrival.message, exchange));
  if (!isPrivate(exchange) && command.privately) return leadToPrivate(context, exchange, command, raw);
  const incoming = { ...exchange.incoming, ...(text !== undefined && { text }) };
  await answer(context, exchange, context.router.command(incoming, pathOf(command), raw));
  if (unread.length > 0 && isOwnWord(arrival)) await sayUnread(context, exchange, unread);
};

/** One caption stands for the whole album, but is one file's own. */
const isOwnWord = ({ update }: Arrival): boolean => !update.message || wordsOf(update.message) !== '';

const sayUnread = ({ responder }: Context, exchange: Exchange, unread: readonly string[]): Promise<void> =>
  responder.say(exchange, notice(messages.answers.unread({ words: unread.join(', ') })));

/** What the private chat gets that is neither a command of the bot's nor the answer to a form. */
const runOther = async (
  context: Context,
  arrival: Arrival,
  typed: TypedCommand | undefined,
): Promise<void> => {
  const { files, responder, router } = context;
  if (typed?.name === 'cancel' || typed?.name === 'skip')
    return responder.say(
      await exchangeOfMessage(context, arrival),
      notice(messages.telegram.nothingToCancel),
    );
  if (typed) return runNamed(context, arrival, typed.name);
  const file = fileIn(files, arrival.message);
  const taker = file && takerOf(router.commands, file);
  if (taker) return runCommand(context, arrival, taker, wordsOf(arrival.message));
  const exchange = await exchangeOfMessage(context, arrival);
  await answer(
    context,
    exchange,
    router.words(exchange.incoming, wordsOf(arrival.message), async () => 'help'),
  );
};

const runNamed = async (context: Context, arrival: Arrival, name: string): Promise<void> => {
  const command = context.names.find(name);
  const exchange = await exchangeOfMessage(context, arrival, command);
  await answer(
    context,
    exchange,
    context.router.command(exchange.incoming, command?.path.join(' ') ?? name, {}),
  );
};

const answer = async ({ responder }: Context, exchange: Exchange, handling: Handling): Promise<void> => {
  await responder.respond(exchange, handling);
  await responder.showWaiting(exchange);
};

/** The command's own file, else that of the message it replies to. */
const fileOf = ({ files }: Context, message: Message, { incoming }: Exchange): IncomingFile | undefined =>
  fileIn(files, message) ?? incoming.quoted?.files[0];

const rawInput = (command: AnyCommand, options: RawInput, file: IncomingFile | undefined): RawInput => ({
  ...options,
  ...(file && command.takesDocuments && { [command.takesDocuments.option]: file }),
});

const leadToPrivate = async (
  { responder, router }: Context,
  exchange: Exchange,
  { path }: AnyCommand,
  raw: RawInput,
): Promise<void> => {
  const way = await router.privately(exchange.incoming, path.join(' '), raw);
  if ('type' in way) return responder.lead(exchange, encodeAction(way));
  if (way.kind === 'notice') await responder.say(exchange, way);
};
