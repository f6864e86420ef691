import type { Api } from 'grammy';
import type { Log } from '../../log.js';
import { isQueryTooOld } from './failures.js';
import { CALLBACK_NOTICE_MAX, EMPTY_ANSWER_AFTER_MS } from './limits.js';

/** Longer notices are shown as an alert: a passing notice would be gone before it was read. */
const PASSING_NOTICE_MAX = 80;
/** Telegram accepts no answer to an older query. */
const FORGET_AFTER_MS = 60_000;

export type CallbackAnswer = { readonly notice: string } | { readonly url: string };

/**
 * Answers every callback query once: with the first content given, or with an empty answer after 1.5 s. The time
 * runs from the update's arrival, however long the database takes.
 */
export class CallbackAnswers {
  readonly #open = new Map<string, NodeJS.Timeout>();
  readonly #answered = new Set<string>();

  constructor(
    private readonly api: Api,
    private readonly log: Log,
  ) {}

  /** Starts the timer, once for each query. */
  expect(query: string): void {
    if (this.#open.has(query) || this.#answered.has(query)) return;
    const timer = setTimeout(() => void this.answer(query), EMPTY_ANSWER_AFTER_MS);
    this.#open.set(query, timer);
  }

  /** @returns whether Telegram took this content as the query's answer */
  async answer(query: string, content?: CallbackAnswer): Promise<boolean> {
    if (this.#answered.has(query)) return false;
    if (content && 'notice' in content && content.notice.length > CALLBACK_NOTICE_MAX) {
      await this.answer(query);
      return false;
    }
    this.#markAnswered(query);
    try {
      await this.api.answerCallbackQuery(query, parametersOf(content));
      return true;
    } catch (error) {
      if (!isQueryTooOld(error)) this.log.warn({ err: error }, 'callback query could not be answered');
      return false;
    }
  }

  close(): void {
    for (const timer of this.#open.values()) clearTimeout(timer);
  }

  #markAnswered(query: string): void {
    clearTimeout(this.#open.get(query));
    this.#open.delete(query);
    this.#answered.add(query);
    setTimeout(() => this.#answered.delete(query), FORGET_AFTER_MS).unref();
  }
}

const parametersOf = (content: CallbackAnswer | undefined) => {
  if (!content) return {};
  if ('url' in content) return { url: content.url };
  return { text: content.notice, show_alert: content.notice.length > PASSING_NOTICE_MAX };
};
