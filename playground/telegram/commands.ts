import type { BotCommand, BotCommandScope } from 'grammy/types';
import { z } from 'zod';
import { badRequest } from './failure.js';
import { COMMAND_DESCRIPTION_LENGTH, COMMAND_NAME, COMMANDS_PER_SCOPE } from './limits.js';

const chatId = z.union([z.int(), z.string()]);
export const scopeShape: z.ZodType<BotCommandScope> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('default') }),
  z.object({ type: z.literal('all_private_chats') }),
  z.object({ type: z.literal('all_group_chats') }),
  z.object({ type: z.literal('all_chat_administrators') }),
  z.object({ type: z.literal('chat'), chat_id: chatId }),
  z.object({ type: z.literal('chat_administrators'), chat_id: chatId }),
  z.object({ type: z.literal('chat_member'), chat_id: chatId, user_id: z.int() }),
]);
export const commandList = z.array(
  z.object({ command: z.string(), description: z.string(), is_ephemeral: z.boolean().optional() }),
);

/** Who looks at the command menu, and where. */
export interface MenuViewer {
  chat: number;
  user: number;
  isPrivate: boolean;
  isAdministrator: boolean;
  language?: string;
}

/** The lists that setMyCommands registered, by scope and language. */
export class CommandBook {
  readonly #lists = new Map<string, readonly BotCommand[]>();

  /** @throws ApiFailure 400 when a name, a description or their number is beyond the limits */
  set(scope: BotCommandScope, language: string, commands: z.infer<typeof commandList>): void {
    if (commands.length > COMMANDS_PER_SCOPE) throw badRequest('BOT_COMMANDS_TOO_MUCH');
    const list = commands.map(({ command, description, is_ephemeral }) => {
      const name = command.replace(/^\//, '');
      if (!COMMAND_NAME.test(name)) throw badRequest('BOT_COMMAND_INVALID');
      const words = description.trim();
      if (words.length < 1 || words.length > COMMAND_DESCRIPTION_LENGTH) {
        throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
      }
      return { command: name, description: words, ...(is_ephemeral === true && { is_ephemeral }) };
    });
    if (list.length === 0) this.delete(scope, language);
    else this.#lists.set(keyOf(scope, language), list);
  }

  get(scope: BotCommandScope = { type: 'default' }, language = ''): readonly BotCommand[] {
    return this.#lists.get(keyOf(scope, language)) ?? [];
  }

  /** Every list, by its scope and language in one. */
  all(): Readonly<Record<string, readonly BotCommand[]>> {
    return Object.fromEntries(this.#lists);
  }

  restore(lists: Readonly<Record<string, readonly BotCommand[]>>): void {
    for (const [key, list] of Object.entries(lists)) this.#lists.set(key, list);
  }

  delete(scope: BotCommandScope, language: string): void {
    this.#lists.delete(keyOf(scope, language));
  }

  /** The menu that a person sees: https://core.telegram.org/bots/api#determining-list-of-commands */
  menu(viewer: MenuViewer): readonly BotCommand[] {
    for (const scope of scopesFor(viewer)) {
      for (const language of [viewer.language ?? '', '']) {
        const list = this.get(scope, language);
        if (list.length > 0) return list;
      }
    }
    return [];
  }
}

const scopesFor = ({ chat, user, isPrivate, isAdministrator }: MenuViewer): BotCommandScope[] => {
  if (isPrivate) {
    return [{ type: 'chat', chat_id: chat }, { type: 'all_private_chats' }, { type: 'default' }];
  }
  return [
    { type: 'chat_member', chat_id: chat, user_id: user },
    ...(isAdministrator ? [{ type: 'chat_administrators', chat_id: chat } as const] : []),
    { type: 'chat', chat_id: chat },
    ...(isAdministrator ? [{ type: 'all_chat_administrators' } as const] : []),
    { type: 'all_group_chats' },
    { type: 'default' },
  ];
};

const keyOf = (scope: BotCommandScope, language: string): string => {
  const chat = 'chat_id' in scope ? scope.chat_id : '';
  const user = 'user_id' in scope ? scope.user_id : '';
  return [scope.type, chat, user, language].join(' ');
};
