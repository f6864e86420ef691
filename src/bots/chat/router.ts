import { UserError } from '../../core/errors.js';
import type { MessageRef } from '../../core/events/refs.js';
import type { Subject } from '../../core/events/subjects.js';
import type { OwedId, UserId } from '../../core/ids.js';
import type { Language } from '../messages/catalog.js';
import { errorMessage, messages } from '../messages/messages.js';
import type { Action } from './action.js';
import type { AnyCommand, Audience, Feature, Opens, Suggestion } from './command.js';
import { type Handlers, handlersOf, pressOf, submissionOf } from './handlers.js';
import { checkInput, type RawInput } from './input.js';
import { type Outcome, refusal } from './outcome.js';
import { personName } from './person-name.js';
import type { Incoming, Turn } from './turn.js';
import type { View } from './view.js';

/** How an event will be answered, known at once, and the answer itself, which never rejects. */
export interface Handling {
  readonly audience: Audience;
  readonly opens: Opens;
  readonly outcome: Promise<Outcome>;
}

/** A message that could not be delivered, to be shown at the person's next command. */
export interface Waiting {
  /** Names its sending, so that it shows once. */
  readonly id: OwedId;
  readonly view: View;
  /** Call it once the view is shown; until then the message is still owed. */
  markDelivered(): Promise<void>;
}

export interface RouterDependencies {
  readonly features: readonly Feature[];
  /** The person behind an identity, made at first contact. */
  readonly meet: (incoming: Incoming) => Promise<UserId>;
  /** The language of a known person. Never rejects. */
  readonly language: (incoming: Incoming) => Promise<Language>;
  /** @throws UserError where the operator does not allow the bot */
  readonly admit: (incoming: Incoming) => void;
  /** Stores which message shows a subject, so that it can be edited later. */
  readonly remember: (subject: Subject, message: MessageRef) => Promise<void>;
  /** The messages held for a person because they could not be delivered. */
  readonly waiting: (user: UserId) => Promise<readonly Waiting[]>;
  /** Logs a bug and gives the id under which the person can name it. */
  readonly reportBug: (error: unknown, at: Pick<Incoming, 'event' | 'place'>) => string;
}

export interface Router {
  readonly commands: readonly AnyCommand[];
  /** `path` joined by a blank: `flashcard add`. */
  command(incoming: Incoming, path: string, raw: RawInput): Handling;
  press(incoming: Incoming, code: string): Handling;
  /** What is written in private without a command. Words that no feature takes are answered by the command `otherwise`. */
  words(incoming: Incoming, words: string, otherwise: () => Promise<string>): Handling;
  /** What a button does that does the same in the private chat, or why nothing can be done. */
  privately(incoming: Incoming, path: string, raw: RawInput): Promise<Action | Outcome>;
  /** Whether the button takes effect in the private chat. */
  isPrivate(code: string): boolean;
  submit(incoming: Incoming, code: string, values: Readonly<Record<string, string>>): Handling;
  /** Whether what was filled in so far is the whole form. @throws UserError for a value that will not do */
  isComplete(code: string, values: Readonly<Record<string, string>>): boolean;
  /** Never rejects: completion that fails is empty. */
  suggest(incoming: Incoming, path: string, option: string, typed: string): Promise<readonly Suggestion[]>;
  sent(subject: Subject, message: MessageRef): Promise<void>;
  /** The messages held for the person, to be shown after the answer to a command. Never rejects. */
  waiting(incoming: Incoming): Promise<readonly Waiting[]>;
}

/**
 * Finds the handler, checks its input, and turns its errors into messages.
 * @throws an Error when two features claim the same command, action or kind of document
 */
export const createRouter = (dependencies: RouterDependencies): Router => {
  const handlers = handlersOf(dependencies);
  return {
    commands: [...handlers.commands.values()],
    command: (incoming, path, raw) => command(handlers, incoming, path, raw),
    press: (incoming, code) => press(handlers, incoming, code),
    words: (incoming, words, otherwise) => takeWords(handlers, incoming, words, otherwise),
    privately: (incoming, path, raw) => privately(handlers, incoming, path, raw),
    isPrivate: (code) => pressOf(handlers, code)?.press.inPrivate ?? false,
    submit: (incoming, code, values) => submit(handlers, incoming, code, values),
    isComplete: (code, values) => submissionOf(handlers, code)?.form.isComplete?.(values) ?? false,
    suggest: (incoming, path, option, typed) => suggest(handlers, incoming, { path, option, typed }),
    sent: dependencies.remember,
    waiting: (incoming) =>
      lookUp(handlers, incoming, ({ actor }) => dependencies.waiting(actor.user)).then(
        (views) => views ?? [],
      ),
  };
};

const isHidden = ({ options }: AnyCommand, raw: RawInput): boolean =>
  Object.entries(options).some(([name, spec]) => spec.kind === 'flag' && spec.hides && raw[name] === true);

const command = (handlers: Handlers, incoming: Incoming, path: string, raw: RawInput): Handling => {
  const found = handlers.commands.get(path);
  if (!found) return refuse(new UserError('command.unknown', { command: `/${path}` }));
  const outcome = answer(handlers, incoming, async (turn) => {
    if (!found.where.includes(incoming.where))
      throw new UserError('command.not_here', { where: found.where, typed: incoming.typed ?? false });
    return found.run(turn, checkInput(found, raw));
  });
  return { audience: isHidden(found, raw) ? 'actor' : found.audience, opens: found.opens, outcome };
};

const takeWords = (
  handlers: Handlers,
  incoming: Incoming,
  words: string,
  otherwise: () => Promise<string>,
): Handling => {
  const { features, commands } = handlers;
  const outcome = answer(handlers, incoming, async (turn) => {
    for (const { takesWords } of features) {
      const taken = await takesWords?.(turn, words);
      if (taken) return taken;
    }
    const path = await otherwise();
    const command = commands.get(path);
    if (!command) throw new UserError('command.unknown', { command: `/${path}` });
    return command.run(turn, checkInput(command, {}));
  });
  return { audience: 'actor', opens: 'answer', outcome };
};

const privately = async (
  handlers: Handlers,
  incoming: Incoming,
  path: string,
  raw: RawInput,
): Promise<Action | Outcome> => {
  const found = handlers.commands.get(path);
  return answer(handlers, incoming, async (turn) => {
    if (!found?.privately) throw new UserError('command.unknown', { command: `/${path}` });
    return found.privately(turn, checkInput(found, raw));
  });
};

const press = (handlers: Handlers, incoming: Incoming, code: string): Handling => {
  const found = pressOf(handlers, code);
  if (!found) return refuse(new UserError('action.expired', {}));
  const outcome = answer(handlers, incoming, (turn) => found.press.run(turn, found.action));
  return { audience: found.press.audience, opens: found.press.opens, outcome };
};

const submit = (
  handlers: Handlers,
  incoming: Incoming,
  code: string,
  values: Readonly<Record<string, string>>,
): Handling => {
  const found = submissionOf(handlers, code);
  if (!found) return refuse(new UserError('action.expired', {}));
  const outcome = answer(handlers, incoming, (turn) => found.form.run(turn, found.action, values));
  return { audience: found.form.audience, opens: 'answer', outcome };
};

interface Typing {
  readonly path: string;
  readonly option: string;
  readonly typed: string;
}

const suggest = async (
  handlers: Handlers,
  incoming: Incoming,
  { path, option, typed }: Typing,
): Promise<readonly Suggestion[]> => {
  const spec = handlers.commands.get(path)?.options[option];
  if (spec?.kind !== 'text' || !spec.suggest) return [];
  const { suggest } = spec;
  return (await lookUp(handlers, incoming, (turn) => suggest(turn, typed))) ?? [];
};

const refuse = (error: UserError): Handling => ({
  audience: 'actor',
  opens: 'answer',
  outcome: Promise.resolve(refusal(errorMessage(error))),
});

/** What the handler says, or what went wrong in words for the person. */
const answer = async <T = Outcome>(
  handlers: Handlers,
  incoming: Incoming,
  run: (turn: Turn) => Promise<T>,
): Promise<T | Outcome> => {
  try {
    return await run(await turnOf(handlers, incoming));
  } catch (error) {
    if (error instanceof UserError) return refusal(errorMessage(error));
    const id = handlers.reportBug(error, incoming);
    return refusal(messages.answers.incident({ id }));
  }
};

/** What is looked up for the person, or nothing where that is refused or fails. */
const lookUp = async <T>(
  handlers: Handlers,
  incoming: Incoming,
  run: (turn: Turn) => Promise<T>,
): Promise<T | undefined> => {
  try {
    return await run(await turnOf(handlers, incoming));
  } catch (error) {
    if (!(error instanceof UserError)) handlers.reportBug(error, incoming);
    return undefined;
  }
};

const turnOf = async ({ admit, meet, language }: Handlers, arrived: Incoming): Promise<Turn> => {
  const { identity: account, moderator, after, ...rest } = arrived;
  const identity = { ...account, displayName: personName(account, arrived.locale) };
  const incoming = { ...arrived, identity };
  await after;
  admit(incoming);
  const user = await meet(incoming);
  return { ...rest, actor: { user, identity, moderator, language: await language(incoming) } };
};
