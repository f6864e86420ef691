import { createHash } from 'node:crypto';
import type { Api } from 'grammy';
import type { BotCommand, BotCommandScope } from 'grammy/types';
import type { Registrations } from '../../core/events/registrations.js';
import type { AnyCommand } from '../chat/command.js';
import type { Where } from '../chat/turn.js';
import { plainText } from '../messages/bind.js';
import { type Catalog, catalogs, DEFAULT_LANGUAGE, LANGUAGES, type Language } from '../messages/catalog.js';
import { messages } from '../messages/messages.js';
import { menuName } from './commands.js';
import { isEphemeralCommand } from './ephemeral.js';
import { PLATFORM } from './refs.js';

type Scope = Extract<
  BotCommandScope['type'],
  'all_private_chats' | 'all_group_chats' | 'all_chat_administrators'
>;

/** The menu of a scope lists what can be used there, and nothing else. */
const PLACES: Readonly<Record<Scope, readonly Where[]>> = {
  all_private_chats: ['botDm'],
  all_group_chats: ['group'],
  all_chat_administrators: ['group', 'groupAdmin'],
};

/** Menus and descriptions in one language; the default one serves every language that has none of its own. */
interface Definition {
  readonly language_code?: Language;
  readonly menus: readonly { readonly scope: Scope; readonly commands: readonly BotCommand[] }[];
  readonly description: string;
  readonly shortDescription: string;
}

/** Registers commands and descriptions with Telegram when they, or the bot, changed since the last time. */
export const register = async (
  api: Api,
  commands: readonly AnyCommand[],
  username: string,
  store: Registrations,
): Promise<void> => {
  const definitions = LANGUAGES.map((language) => define(commands, language));
  const hash = createHash('sha256')
    .update(JSON.stringify([username, definitions]))
    .digest('hex');
  if ((await store.read(PLATFORM)) === hash) return;
  for (const definition of definitions) await setDefinition(api, definition);
  await store.write(PLATFORM, hash);
};

const setDefinition = async (api: Api, definition: Definition): Promise<void> => {
  const { menus, description, shortDescription, ...language } = definition;
  for (const { scope, commands } of menus)
    await api.setMyCommands(commands, { scope: { type: scope }, ...language });
  await api.setMyDescription(description, language);
  await api.setMyShortDescription(shortDescription, language);
};

const define = (commands: readonly AnyCommand[], language: Language): Definition => {
  const words = catalogs[language];
  return {
    ...(language === DEFAULT_LANGUAGE ? {} : { language_code: language }),
    menus: (Object.keys(PLACES) as Scope[]).map((scope) => ({
      scope,
      commands: commands
        .filter((command) => worksIn(command, scope) || leads(command, scope))
        .map((command) => listed(command, scope, words)),
    })),
    description: plainText(messages.telegram.describe, words),
    shortDescription: plainText(messages.telegram.describeShortly, words),
  };
};

const worksIn = ({ where }: AnyCommand, scope: Scope): boolean =>
  where.some((place) => PLACES[scope].includes(place));

/** In groups, a command of the private chat leads there if it can name the button to continue with. */
const leads = (command: AnyCommand, scope: Scope): boolean =>
  scope !== 'all_private_chats' && command.privately !== undefined;

const listed = (command: AnyCommand, scope: Scope, words: Catalog): BotCommand => ({
  command: menuName(command),
  description: plainText(command.description, words),
  ...(scope !== 'all_private_chats' && isEphemeralCommand(command) && { is_ephemeral: true }),
});
