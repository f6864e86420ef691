import type { StoredMessage, StoredQuery, TelegramUser } from './records.js';
import { toCallbackQuery } from './wire.js';
import type { World } from './world.js';

/** What came of pressing a button. */
export interface PressResult {
  /** False when the bot let the query expire: the app showed a spinner and gave up. */
  answered: boolean;
  notice?: string;
  alert: boolean;
  url?: string;
}

/** Sends a callback query and waits for its answer, at most `lifetimeMs`. */
export const press = (
  world: World,
  from: TelegramUser,
  message: StoredMessage,
  data: string,
  lifetimeMs: number,
): Promise<PressResult> => {
  const query: StoredQuery = { id: world.newQueryId(), from, message, at: world.now() };
  world.queries.set(query.id, query);
  return new Promise((resolve) => {
    const settle = (result: PressResult) => {
      clearTimeout(timer);
      unsubscribe();
      resolve(result);
    };
    const timer = setTimeout(() => settle({ answered: false, alert: false }), lifetimeMs);
    timer.unref();
    const unsubscribe = world.onChange(() => {
      if (query.answer !== undefined) settle({ answered: true, ...query.answer });
    });
    world.tell({ callback_query: toCallbackQuery(query, data) });
  });
};
