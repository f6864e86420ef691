import { decodeAction } from './action.js';
import type { AnyCommand, AnyPress, AnySubmission } from './command.js';
import type { RouterDependencies } from './router.js';

/** The features' commands, buttons and forms, by the name that an event carries. */
export interface Handlers extends RouterDependencies {
  readonly commands: ReadonlyMap<string, AnyCommand>;
  readonly presses: ReadonlyMap<string, AnyPress>;
  readonly submissions: ReadonlyMap<string, AnySubmission>;
}

/** @throws an Error when two features claim the same command, action or kind of document */
export const handlersOf = (dependencies: RouterDependencies): Handlers => {
  const { features } = dependencies;
  const commands = features.flatMap((feature) => feature.commands);
  // Two commands that take the same documents would make it a matter of their order which one gets them.
  byName(commands, ({ takesDocuments }) => takesDocuments?.kinds ?? []);
  return {
    ...dependencies,
    commands: byName(commands, ({ path }) => [path.join(' ')]),
    presses: byName(
      features.flatMap(({ presses }) => presses),
      ({ action }) => [action],
    ),
    submissions: byName(
      features.flatMap(({ submissions }) => submissions),
      ({ action }) => [action],
    ),
  };
};

/** @throws an Error when two have the same name */
const byName = <T>(handlers: readonly T[], namesOf: (handler: T) => readonly string[]): Map<string, T> => {
  const named = handlers.flatMap((handler) => namesOf(handler).map((name) => [name, handler] as const));
  const found = new Map(named);
  if (found.size === named.length) return found;
  const [twice] = named.find(([name], i) => named.findIndex(([other]) => other === name) < i) ?? [];
  throw new Error(`two features handle “${twice}”`);
};

export const pressOf = ({ presses }: Handlers, code: string) => {
  const action = decodeAction(code);
  const press = action && presses.get(action.type);
  return press && { action, press };
};

export const submissionOf = ({ submissions }: Handlers, code: string) => {
  const action = decodeAction(code);
  const form = action && submissions.get(action.type);
  return form && { action, form };
};
