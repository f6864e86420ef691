import { UserError } from '../../core/errors.js';
import type { MessageRef } from '../../core/events/refs.js';
import type { Subject } from '../../core/events/subjects.js';
import type { UserId } from '../../core/ids.js';
import type { Language } from '../messages/catalog.js';
import { errorMessage, messages } from '../messages/messages.js';
import { decodeAction } from './action.js';
import type { AnyCommand, Audience, Feature, Opens, Suggestion } from './command.js';
import { checkInput, type RawInput } from './input.js';
import type { Outcome } from './outcome.js';
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
  readonly reportBug: (error: unknown, incoming: Incoming) => string;
}

export interface Router {
  readonly commands: readonly AnyCommand[];
  /** `path` joined by a blank: `flashcard add`. */
  command(incoming: Incoming, path: string, raw: RawInput): Handling;
  press(incoming: Incoming, code: string): Handling;
  /** Whether the button takes effect in the private chat. */
  isPrivate(code: string): boolean;
  submit(incoming: Incoming, code: string, values: Readonly<Record<string, string>>): Handling;
  /** Never rejects: completion that fails is empty. */
  suggest(incoming: Incoming, path: string, option: string, typed: string): Promise<readonly Suggestion[]>;
  sent(subject: Subject, message: MessageRef): Promise<void>;
  /** The messages held for the person, to be shown after the answer to a command. Never rejects. */
  waiting(incoming: Incoming): Promise<readonly Waiting[]>;
}

/** Finds the handler, checks its input, and turns its errors into messages. */
export const createRouter = (dependencies: RouterDependencies): Router => {
  const { features, meet } = dependencies;
  const commands = features.flatMap((feature) => feature.commands);
  const byPath = new Map(commands.map((command) => [command.path.join(' '), command]));
  const presses = new Map(features.flatMap((f) => f.presses).map((press) => [press.action, press]));
  const submissions = new Map(features.flatMap((f) => f.submissions).map((form) => [form.action, form]));

  const answer = async (incoming: Incoming, run: (turn: Turn) => Promise<Outcome>): Promise<Outcome> => {
    try {
      const { identity, moderator, after, ...rest } = incoming;
      await after;
      dependencies.admit(incoming);
      const user = await meet(incoming);
      const language = await dependencies.language(incoming);
      return await run({ ...rest, actor: { user, identity, moderator, language } });
    } catch (error) {
      if (error instanceof UserError) return { kind: 'notice', text: errorMessage(error) };
      return {
        kind: 'notice',
        text: messages.answers.incident({ id: dependencies.reportBug(error, incoming) }),
      };
    }
  };
  const pressOf = (code: string) => {
    const action = decodeAction(code);
    const press = action && presses.get(action.type);
    return press && { action, press };
  };
  const refuse = (error: UserError): Handling => ({
    audience: 'actor',
    opens: 'answer',
    outcome: Promise.resolve({ kind: 'notice', text: errorMessage(error) }),
  });

  return {
    commands,
    command(incoming, path, raw) {
      const command = byPath.get(path);
      if (!command) return refuse(new UserError('command.unknown', { command: `/${path}` }));
      const run = async (turn: Turn): Promise<Outcome> => {
        if (!command.where.includes(incoming.where))
          throw new UserError('command.not_here', { where: command.where });
        return command.run(turn, checkInput(command, raw));
      };
      return { audience: command.audience, opens: command.opens, outcome: answer(incoming, run) };
    },
    isPrivate: (code) => pressOf(code)?.press.inPrivate ?? false,
    press(incoming, code) {
      const found = pressOf(code);
      if (!found) return refuse(new UserError('action.expired', {}));
      const { action, press } = found;
      const outcome = answer(incoming, (turn) => press.run(turn, action));
      return { audience: press.audience, opens: press.opens, outcome };
    },
    submit(incoming, code, values) {
      const action = decodeAction(code);
      const form = action && submissions.get(action.type);
      if (!form) return refuse(new UserError('action.expired', {}));
      const outcome = answer(incoming, (turn) => form.run(turn, action, values));
      return { audience: form.audience, opens: 'answer', outcome };
    },
    async suggest(incoming, path, option, typed) {
      const spec = byPath.get(path)?.options[option];
      if (spec?.kind !== 'text' || !spec.suggest) return [];
      const { suggest } = spec;
      let found: readonly Suggestion[] = [];
      await answer(incoming, async (turn) => {
        found = await suggest(turn, typed);
        return { kind: 'notice', text: '' };
      });
      return found;
    },
    sent: (subject, message) => dependencies.remember(subject, message),
    async waiting(incoming) {
      let views: readonly Waiting[] = [];
      await answer(incoming, async (turn) => {
        views = await dependencies.waiting(turn.actor.user);
        return { kind: 'notice', text: '' };
      });
      return views;
    },
  };
};
