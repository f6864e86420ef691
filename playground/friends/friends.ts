import { EventEmitter } from 'node:events';
import { setTimeout } from 'node:timers';
import { labels, numberOf, rightLabel } from '../demo/quiz-message.js';
import type { Seen } from '../demo/scene.js';
import type { BotProcess } from '../stage/bot-process.js';
import type { Stage } from '../stage/stage.js';
import { CARDS } from './deck.js';
import { discordSide } from './discord-side.js';
import type { Side } from './side.js';
import type { FriendsState } from './state.js';
import { telegramSide } from './telegram-side.js';

/** How often a friend who knows the card is right. */
const KNOWS = 0.55;
/** Time that a friend takes to answer: at least, and at most so much more. */
const THINKS_MS = { least: 1_200, more: 3_500 } as const;
/** Changes come in bursts. */
const LOOK_AFTER_MS = 150;
const PREPARE_AGAIN_MS = 1_000;

/**
 * The simulated friends of the playground. They bring a deck that everybody there may play, and answer the
 * questions of every quiz that they see, for as long as they are asked to.
 */
export class Friends {
  readonly names: readonly string[];
  readonly #sides: readonly Side[];
  readonly #bot: BotProcess;
  readonly #events = new EventEmitter().setMaxListeners(0);
  readonly #answered = new Set<string>();
  #isReady = false;
  #isPreparing = false;
  #isPlaying = true;
  #isLooking = false;

  constructor(stage: Stage, bot: BotProcess) {
    this.names = stage.friends.map(({ name }) => name);
    this.#bot = bot;
    this.#sides = [discordSide(stage), telegramSide(stage)];
    bot.onChange(() => void this.#prepare());
    for (const side of this.#sides) side.onChange(() => this.#look());
  }

  get state(): FriendsState {
    return { isReady: this.#isReady, isPlaying: this.#isPlaying };
  }

  play(isPlaying: boolean): void {
    this.#isPlaying = isPlaying;
    this.#events.emit('change');
  }

  /** Listens to changes of the state until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.#events.on('change', listener);
    return () => this.#events.off('change', listener);
  }

  /** Until it works: a bot that has just started, or is killed meanwhile, may not answer. */
  async #prepare(): Promise<void> {
    if (this.#isReady || this.#isPreparing || this.#bot.state !== 'running') return;
    this.#isPreparing = true;
    try {
      await Promise.all(this.#sides.map((side) => side.prepare()));
      this.#isReady = true;
      this.#events.emit('change');
    } catch {
      later(PREPARE_AGAIN_MS, () => void this.#prepare());
    } finally {
      this.#isPreparing = false;
    }
  }

  #look(): void {
    if (this.#isLooking || !this.#isPlaying) return;
    this.#isLooking = true;
    later(LOOK_AFTER_MS, () => {
      this.#isLooking = false;
      for (const side of this.#sides) for (const message of side.newest()) this.#consider(side, message);
    });
  }

  #consider(side: Side, message: Seen): void {
    const key = `${this.#sides.indexOf(side)}/${message.id}`;
    const isOpen = numberOf(message) !== undefined && labels(message).length > 0;
    if (!isOpen || this.#answered.has(key)) return;
    this.#answered.add(key);
    for (const friend of this.names.keys())
      later(THINKS_MS.least + THINKS_MS.more * Math.random(), () => {
        if (!this.#isPlaying) return;
        // The question may have closed, or the bot died: a friend shrugs.
        side.press(friend, message, choice(message)).catch(() => undefined);
      });
  }
}

const choice = (message: Seen): string => {
  const right = rightLabel(message, CARDS);
  if (right !== undefined && Math.random() < KNOWS) return right;
  const offered = labels(message);
  return offered[Math.floor(Math.random() * offered.length)] ?? '';
};

/** A friend who still thinks keeps no process alive. */
const later = (ms: number, run: () => void): void => void setTimeout(run, ms).unref();
