import { notFound } from '../failure.js';
import { callbacks } from './callbacks.js';
import { chats } from './chats.js';
import { editing } from './editing.js';
import { ephemeral } from './ephemeral.js';
import { identity } from './identity.js';
import type { Method } from './method.js';
import { receiving } from './receiving.js';
import { sending } from './sending.js';

const METHODS = new Map<string, Method>(
  Object.entries({
    ...identity,
    ...receiving,
    ...sending,
    ...editing,
    ...ephemeral,
    ...callbacks,
    ...chats,
  }).map(([name, method]) => [name.toLowerCase(), method]),
);

/** A method by its name, in any case. @throws ApiFailure 404 when there is none */
export const methodNamed = (name: string): Method => {
  const method = METHODS.get(name.toLowerCase());
  if (method === undefined) throw notFound();
  return method;
};
