import { vi } from 'vitest';
import type { Seen } from '../../playground/demo/scene.js';
import { PATIENCE_MS } from './app.js';

// Games take their time; they do not need to take it one after another.
vi.setConfig({ maxConcurrency: 24 });

/** What is offered in every room. */
export const DECK = 'Capitals';
/** For games that nobody answers. */
export const QUICKEST = { deck: DECK, questions: 5, seconds: 5 } as const;
/** For games whose questions close by themselves: with time to answer, also on a busy machine. */
export const BRISK = { deck: DECK, questions: 5, seconds: 9 } as const;
/** For games whose questions are closed by a command. */
export const UNHURRIED = { deck: DECK, questions: 5, seconds: 90 } as const;
/** A question comes when it is its time, and later on a busy machine. */
export const GAME_PATIENCE_MS = 2 * PATIENCE_MS;

const CAPITALS = { France: 'Paris', Italy: 'Rome', Spain: 'Madrid', Austria: 'Vienna' } as const;

export type Options = Readonly<Record<string, string | number>>;
export type Words = string | RegExp;

/** Somebody in a room. Every answer that they get is given as the words that they read. */
export interface Guest {
  /** Runs a command in the room, such as `quiz stop`. */
  says(command: string, options?: Options): Promise<string>;
  /** The same in their private chat with the bot. */
  asks(command: string, options?: Options): Promise<string>;
  press(message: Seen, label: string): Promise<string>;
  /** The newest message of the room that nobody else sees and that says so, once there is one. */
  seesAlone(words: Words): Promise<Seen>;
  /** Sends any code, as a modified app can. */
  forge(message: Seen, code: string): Promise<string>;
  /** The newest message of their private chat that says so, once there is one. */
  told(words: Words): Promise<Seen>;
  pressInPrivate(message: Seen, label: string): Promise<string>;
  /** Their own data, from `/export`. */
  exported(): Promise<Exported>;
}

/** What the tests read of an exported account. */
export interface Exported {
  readonly decks: readonly { readonly name: string; readonly cards: readonly { readonly front: string }[] }[];
  readonly reviews: readonly { readonly rating: number }[];
  readonly quizzesHosted: readonly { readonly deck: string }[];
  readonly quizAnswers: readonly { readonly as: string; readonly chosen: string; readonly right: boolean }[];
}

/** A place of three people, where a deck of capitals is offered. Ada owns it and so may moderate. */
export interface Room {
  readonly ada: Guest;
  readonly ben: Guest;
  readonly cleo: Guest;
  /** What everybody sees, oldest first. */
  messages(): readonly Seen[];
  /** The newest message that says so, once there is one. */
  sees(words: Words): Promise<Seen>;
  /** What stands behind a button. */
  codeOf(message: Seen, label: string): string;
  /** A thread of this channel, or a topic of this group. */
  inside(): Room;
  /** A place of another server or group, of the same people. */
  elsewhere(): Promise<Room>;
  /** Throws the bot out. */
  lose(): void;
}

/**
 * Runs commands two at a time. The embedded database serves all of them in turns, so that of many at once each takes
 * as long as all.
 */
export const inTurn = (() => {
  const turns = [Promise.resolve(), Promise.resolve()];
  let next = 0;
  return <T>(work: () => Promise<T>): Promise<T> => {
    const at = next++ % turns.length;
    const done = (turns[at] ?? Promise.resolve()).then(work);
    turns[at] = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  };
})();

export const says = (message: Seen, words: Words): boolean =>
  typeof words === 'string' ? textOf(message).includes(words) : words.test(textOf(message));
export const textOf = ({ lines }: Seen): string => lines.join('\n');
export const labelsOf = ({ buttons }: Seen): string[] => buttons.flat();

/** Questions about capitals, in a deck of the person's own. */
export const learnCapitals = async (guest: Pick<Guest, 'asks'>, deck = DECK): Promise<void> => {
  await guest.asks('deck create', { name: deck });
  for (const [country, back] of Object.entries(CAPITALS))
    await guest.asks('flashcard add', { front: `Capital of ${country}?`, back, deck });
};

/** The button that is right. */
export const rightOf = (question: Seen): string => {
  const city = Object.entries(CAPITALS).find(([country]) => says(question, country))?.[1] ?? '';
  const label = labelsOf(question).find((one) => question.lines.includes(`${one}  ${city}`));
  if (label === undefined) throw new Error(`no ${city} in ${textOf(question)}`);
  return label;
};
export const wrongOf = (question: Seen): string =>
  labelsOf(question).find((label) => label !== rightOf(question)) ?? '';

export const readExport = (bytes: Uint8Array | undefined): Exported => {
  if (bytes === undefined) throw new Error('the export has no JSON file');
  return JSON.parse(new TextDecoder().decode(bytes));
};
