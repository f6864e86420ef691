import type { NamedFile } from '../../playground/stage/sample.js';

// The same deeds on both platforms, without a test runner: the fixture is written with them as well as tested.

/** What a message must say, or be like. */
export type Words = string | RegExp | ((message: Message) => boolean);
export type Options = Readonly<Record<string, string | number | boolean>>;

/** A message as one person sees it. */
export interface Message {
  readonly id: string;
  /** The room's name, or undefined in the private chat with the bot. */
  readonly room: string | undefined;
  /** Without markup and empty lines. */
  readonly text: string;
  readonly buttons: readonly { readonly label: string; readonly code: string }[];
  readonly isByBot: boolean;
}

/** What somebody gets for pressing a button. */
export interface Answer {
  /** Whether the platform showed no failure and does not spin. */
  readonly answered: boolean;
  /** What they read of it at once, if anything. */
  readonly text: string;
  /** The fields of the form that opened, with what stands in them. */
  readonly form?: Readonly<Record<string, string>>;
}

/** Somebody who does things, in a room by its name or else in their private chat. */
export interface Actor {
  readonly name: string;
  /** Runs a command. @returns what the bot answers */
  says(command: string, options?: Options, room?: string): Promise<Message>;
  /** Sends a PDF to be made cards of, and waits until the bot says that it is at it. */
  sendsPdf(file: NamedFile, cards: number, room?: string): Promise<Message>;
  press(message: Message, label: string): Promise<Answer>;
  /** Presses a button that stands, or stood, under the message. */
  pressCode(message: Message, code: string): Promise<Answer>;
  messages(room?: string): readonly Message[];
  /** The newest message of the bot that says so, once there is one. */
  reads(words: Words, room?: string): Promise<Message>;
}

export interface World {
  readonly platform: 'Discord' | 'Telegram';
  actor(name: Name): Actor;
}

/** Everybody, each for one thing that is under way. All are members of every room; Ada owns the place. */
export const NAMES = [
  'Ada',
  'Ben',
  'Cleo',
  'Dora',
  'Fay',
  'Flo',
  'Hugo',
  'Ines',
  'Lena',
  'Nora',
  'Omar',
  'Otto',
  'Paul',
  'Quinn',
  'Sam',
  'Stella',
  'Tessa',
  'Tim',
  'Vera',
  'Wes',
] as const;
export type Name = (typeof NAMES)[number];

export const ROOMS = [
  'study',
  'truth',
  'break',
  'finished',
  'finished-truth',
  'reading',
  'closed',
  'lost',
] as const;

export const says = (message: Message, words: Words): boolean => {
  if (typeof words === 'function') return words(message);
  return typeof words === 'string' ? message.text.includes(words) : words.test(message.text);
};

export const labelsOf = ({ buttons }: Message): string[] => buttons.map(({ label }) => label);

/** The newest message of the bot that says so. */
export const newest = (messages: readonly Message[], words: Words): Message | undefined =>
  messages.findLast((message) => message.isByBot && says(message, words));
