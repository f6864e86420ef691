import { commandList, scopeShape } from '../commands.js';
import { badRequest } from '../failure.js';
import type { Params } from '../params.js';
import type { Backend, Method, Methods } from './method.js';

const LANGUAGE = /^(?:[a-z]{2})?$/;

const languageOf = (params: Params): string => {
  const language = params.text('language_code') ?? '';
  if (!LANGUAGE.test(language)) throw badRequest('invalid language code specified');
  return language;
};

const scopeOf = ({ world }: Backend, params: Params) => {
  const scope = params.json('scope', scopeShape) ?? { type: 'default' };
  if ('chat_id' in scope && !world.chats.has(Number(scope.chat_id))) throw badRequest('chat not found');
  return scope;
};

/** A text about the bot, per language; the one without a language stands in for the missing ones. */
const profileText = (field: string, longest: number): { set: Method; get: Method } => {
  const texts = new WeakMap<Backend, Map<string, string>>();
  const of = (backend: Backend) => {
    const known = texts.get(backend) ?? new Map<string, string>();
    texts.set(backend, known);
    return known;
  };
  return {
    set(backend, { params }) {
      const text = params.text(field) ?? '';
      if (text.length > longest) throw badRequest(`bot ${field.replace('_', ' ')} is too long`);
      of(backend).set(languageOf(params), text);
      return true;
    },
    get: (backend, { params }) => ({
      [field]: of(backend).get(languageOf(params)) ?? of(backend).get('') ?? '',
    }),
  };
};

const name = profileText('name', 64);
const description = profileText('description', 512);
const shortDescription = profileText('short_description', 120);

export const identity: Methods = {
  getMe: ({ world }) => world.profile,
  setMyCommands(backend, { params }) {
    const commands = params.json('commands', commandList);
    if (commands === undefined) throw badRequest("can't parse commands list");
    backend.world.commands.set(scopeOf(backend, params), languageOf(params), commands);
    backend.world.changed();
    return true;
  },
  getMyCommands: (backend, { params }) =>
    backend.world.commands.get(scopeOf(backend, params), languageOf(params)),
  deleteMyCommands(backend, { params }) {
    backend.world.commands.delete(scopeOf(backend, params), languageOf(params));
    backend.world.changed();
    return true;
  },
  setMyName: name.set,
  getMyName: name.get,
  setMyDescription: description.set,
  getMyDescription: description.get,
  setMyShortDescription: shortDescription.set,
  getMyShortDescription: shortDescription.get,
  logOut: () => true,
  close: () => true,
};
