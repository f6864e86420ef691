import { createHash } from 'node:crypto';
import type { Api } from 'grammy';
import type { BotCommand, BotCommandScope } from 'grammy/types';
import type { Registrations } from '../../core/events/registrations.js';
import type { AnyCommand } from '../chat/command.js';
import type { Where } from '../chat/turn.js';
import { telegramMessages as words } from '../messages/telegram.js';
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

interface Definition {
  readonly menus: readonly { readonly scope: Scope; readonly commands: readonly BotCommand[] }[];
  readonly description: string;
  readonly shortDescription: string;
}

/** Tells Telegram the commands and what the bot is for, when that, or the bot, differs from the last time. */
export const register = async (
  api: Api,
  commands: readonly AnyCommand[],
  username: string,
  store: Registrations,
): Promise<void> => {
  const definition = define(commands);
  const hash = createHash('sha256')
    .update(JSON.stringify([username, definition]))
    .digest('hex');
  if ((await store.read(PLATFORM)) === hash) return;
  for (const { scope, commands: menu } of definition.menus)
    await api.setMyCommands(menu, { scope: { type: scope } });
  await api.setMyDescription(definition.description);
  await api.setMyShortDescription(definition.shortDescription);
  await store.write(PLATFORM, hash);
};

const define = (commands: readonly AnyCommand[]): Definition => ({
  menus: (Object.keys(PLACES) as Scope[]).map((scope) => ({
    scope,
    commands: commands
      .filter(
        (command) => command.where.some((where) => PLACES[scope].includes(where)) || leads(command, scope),
      )
      .map((command) => listed(command, scope)),
  })),
  description: words.describe,
  shortDescription: words.describeShortly,
});

/** In groups a command of the private chat is the way there, if it can say what to go on with. */
const leads = (command: AnyCommand, scope: Scope): boolean =>
  scope !== 'all_private_chats' && command.privately !== undefined;

const listed = (command: AnyCommand, scope: Scope): BotCommand => ({
  command: menuName(command),
  description: command.description,
  ...(scope !== 'all_private_chats' && isEphemeralCommand(command) && { is_ephemeral: true }),
});
