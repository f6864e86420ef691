import type { Api } from 'grammy';
import type { Log } from '../../log.js';
import { isQueryTooOld } from './failures.js';
import { CALLBACK_NOTICE_MAX, EMPTY_ANSWER_AFTER_MS } from './limits.js';

/** Longer notices are shown as an alert: a passing notice would be gone before it was read. */
const PASSING_NOTICE_MAX = 80;
/** Telegram accepts no answer to an older query. */
const FORGET_AFTER_MS = 60_000;

export type CallbackAnswer = { readonly notice: string } | { readonly url: string };

export interface CallbackAnswers {
  /** Starts the timer, once for each query. */
  expect(query: string): void;
  /** @returns whether Telegram took this content as the query's answer */
  answer(query: string, content?: CallbackAnswer): Promise<boolean>;
  close(): void;
}

interface Dependencies {
  readonly api: Api;
  readonly log: Log;
}

interface Context extends Dependencies {
  /** Queries without an answer yet, with what answers them in time. */
  readonly timers: Map<string, NodeJS.Timeout>;
  readonly answered: Set<string>;
}

/**
 * Answers every callback query once: with the first content given, or with an empty answer after 1.5 s. The time
 * runs from the update's arrival, however long the database takes.
 */
export const createCallbackAnswers = ({ api, log }: Dependencies): CallbackAnswers => {
  const context: Context = { api, log, timers: new Map(), answered: new Set() };
  return {
    expect: (query) => expect(context, query),
    answer: (query, content) => answer(context, query, content),
    close: () => {
      for (const timer of context.timers.values()) clearTimeout(timer);
    },
  };
};

const expect = (context: Context, query: string): void => {
  const { timers, answered } = context;
  if (timers.has(query) || answered.has(query)) return;
  timers.set(
    query,
    setTimeout(() => void answer(context, query), EMPTY_ANSWER_AFTER_MS),
  );
};

const answer = async (context: Context, query: string, content?: CallbackAnswer): Promise<boolean> => {
  const { api, log, answered } = context;
  if (answered.has(query)) return false;
  if (content && 'notice' in content && content.notice.length > CALLBACK_NOTICE_MAX) {
    await answer(context, query);
    return false;
  }
  markAnswered(context, query);
  try {
    await api.answerCallbackQuery(query, parametersOf(content));
    return true;
  } catch (error) {
    if (!isQueryTooOld(error)) log.warn({ err: error }, 'callback query could not be answered');
    return false;
  }
};

const markAnswered = ({ timers, answered }: Context, query: string): void => {
  clearTimeout(timers.get(query));
  timers.delete(query);
  answered.add(query);
  setTimeout(() => answered.delete(query), FORGET_AFTER_MS).unref();
};

const parametersOf = (content: CallbackAnswer | undefined) => {
  if (!content) return {};
  if ('url' in content) return { url: content.url };
  return { text: content.notice, show_alert: content.notice.length > PASSING_NOTICE_MAX };
};
