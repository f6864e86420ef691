import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSendBudget, type Priority, type SendBudget } from '../../../src/bots/telegram/budget.js';

const GROUP = -1;
const PRIVATE = 1;

describe('the send budget', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Asks for slots and notes when each was given, in milliseconds. */
  const askFor = (budget: SendBudget, chat: number, count: number, priority: Priority = 'answer') => {
    const times: number[] = [];
    const began = Date.now();
    for (let i = 0; i < count; i++)
      void budget.slot(chat, priority).then(() => times.push(Date.now() - began));
    return times;
  };

  it('gives a group 18 a minute', async () => {
    const times = askFor(createSendBudget(), GROUP, 40);
    await vi.advanceTimersByTimeAsync(59_000);
    expect(times).toHaveLength(18);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(times).toHaveLength(36);
    for (const [i, at] of times.entries())
      expect(at - (times[i - 18] ?? -60_000)).toBeGreaterThanOrEqual(60_000);
  });

  it('gives a private chat a burst, and one a second after it', async () => {
    const times = askFor(createSendBudget(), PRIVATE, 60);
    await vi.advanceTimersByTimeAsync(0);
    expect(times).toHaveLength(20);
    await vi.advanceTimersByTimeAsync(40_000);
    expect(times).toHaveLength(60);
  });

  it('slows whoever presses fast down to one a second, and never stops them for longer', async () => {
    const times = askFor(createSendBudget(), PRIVATE, 60);
    await vi.advanceTimersByTimeAsync(60_000);
    const pauses = times.map((at, i) => at - (times[i - 1] ?? 0));
    expect(Math.max(...pauses)).toBeLessThanOrEqual(1_001);
  });

  it('fills the burst of a private chat up again while nothing is sent', async () => {
    const budget = createSendBudget();
    askFor(budget, PRIVATE, 20);
    await vi.advanceTimersByTimeAsync(5_000);
    const some = askFor(budget, PRIVATE, 10);
    await vi.advanceTimersByTimeAsync(0);
    expect(some).toHaveLength(5);
    await vi.advanceTimersByTimeAsync(60_000);
    const all = askFor(budget, PRIVATE, 30);
    await vi.advanceTimersByTimeAsync(0);
    expect(all).toHaveLength(20);
  });

  it('stays below 30 a second over all chats', async () => {
    const budget = createSendBudget();
    const times = Array.from({ length: 100 }, (_, i) => askFor(budget, PRIVATE + i, 1));
    await vi.advanceTimersByTimeAsync(999);
    expect(times.flat()).toHaveLength(28);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(times.flat()).toHaveLength(100);
  });

  it('lets answers pass progress, and keeps some of a group for them', async () => {
    const budget = createSendBudget();
    const progress = askFor(budget, GROUP, 20, 'progress');
    await vi.advanceTimersByTimeAsync(0);
    expect(progress).toHaveLength(12);
    const answers = askFor(budget, GROUP, 6);
    await vi.advanceTimersByTimeAsync(0);
    expect(answers).toHaveLength(6);
    const order: string[] = [];
    void budget.slot(GROUP, 'progress').then(() => order.push('progress'));
    void budget.slot(GROUP, 'news').then(() => order.push('news'));
    void budget.slot(GROUP, 'answer').then(() => order.push('answer'));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(order).toEqual(['answer', 'news', 'progress']);
  });

  it('does not let one chat hold up another', async () => {
    const budget = createSendBudget();
    askFor(budget, GROUP, 30);
    const other = askFor(budget, GROUP - 1, 1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(other).toHaveLength(1);
  });

  it('has room for what nobody would miss only while enough is left for the rest', async () => {
    const budget = createSendBudget();
    askFor(budget, GROUP, 11);
    expect(budget.hasRoom(GROUP, 'progress')).toBe(true);
    askFor(budget, GROUP, 1);
    expect(budget.hasRoom(GROUP, 'progress')).toBe(false);
    expect(budget.hasRoom(GROUP, 'answer')).toBe(true);
    expect(budget.hasRoom(GROUP - 1, 'progress')).toBe(true);
  });

  it('lets nobody wait once the process stops, and keeps no timer', async () => {
    const stop = new AbortController();
    const budget = createSendBudget({ signal: stop.signal });
    const given = askFor(budget, GROUP, 18);
    const waiting = expect(budget.slot(GROUP, 'answer')).rejects.toThrow('stopping');
    stop.abort(new Error('the process is stopping'));
    await waiting;
    expect(given).toHaveLength(18);
    expect(vi.getTimerCount()).toBe(0);
    await budget.slot(PRIVATE, 'answer');
  });
});
