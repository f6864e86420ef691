import { styleText } from 'node:util';
import type { Reading, Seen } from './scene.js';

const NAME_WIDTH = 9;
const TEXT_WIDTH = 72;

export interface TranscriptOptions {
  readonly write: (text: string) => void;
  readonly isColoured: boolean;
  readonly now: () => Date;
}

/** Writes down what happens in a chat, as it is read: messages whole, edits by what they changed. */
export class Transcript {
  readonly #known = new Map<string, readonly string[]>();

  constructor(
    private readonly chat: Reading,
    private readonly options: TranscriptOptions,
  ) {}

  /** Writes from now on, until the returned function is called. */
  follow(): () => void {
    const { title } = this.chat;
    for (const message of this.chat.messages()) this.#known.set(message.id, linesOf(message));
    this.options.write(
      `\n${this.#styled('bold', `── ${title} ${'─'.repeat(Math.max(3, 76 - title.length))}`)}\n\n`,
    );
    return this.chat.onChange(() => this.#look());
  }

  /** Something that a person did and that is no message. */
  act(by: string, text: string): void {
    this.#entry(by, [this.#styled('cyan', text)]);
  }

  /** What one of several people was told. */
  whisper(by: string, to: string, lines: readonly string[]): void {
    this.#entry(by, lines, `(only ${to} sees this)`);
  }

  #look(): void {
    for (const message of this.chat.messages()) {
      const lines = linesOf(message);
      const before = this.#known.get(message.id);
      this.#known.set(message.id, lines);
      const news = before === undefined ? lines : lines.filter((line) => !before.includes(line));
      if (news.length > 0) this.#entry(message.by, news, marks(message, before !== undefined));
    }
  }

  #entry(by: string, lines: readonly string[], note?: string): void {
    const time = this.options.now().toTimeString().slice(0, 8);
    const margin = ' '.repeat(time.length + NAME_WIDTH + 6);
    const head = `  ${this.#styled('dim', time)}  ${this.#styled('bold', by.padEnd(NAME_WIDTH))}  `;
    const noted = note === undefined ? lines : [this.#styled('dim', note), ...lines];
    const wrapped = noted.flatMap(wrap);
    this.options.write(`${wrapped.map((line, at) => (at === 0 ? head : margin) + line).join('\n')}\n`);
  }

  #styled(style: 'bold' | 'dim' | 'cyan', text: string): string {
    return this.options.isColoured ? styleText(style, text) : text;
  }
}

const linesOf = ({ lines, buttons, file }: Seen): string[] => {
  const rows = buttons.map((row) => row.map((label) => `[ ${label} ]`).join(' '));
  return [...(file === undefined ? [] : [`📎 ${file}`]), ...lines, ...rows];
};

const marks = ({ isPrivate }: Seen, isEdit: boolean): string | undefined => {
  const words = [...(isPrivate ? ['only you can see this'] : []), ...(isEdit ? ['edited'] : [])];
  return words.length > 0 ? `(${words.join(', ')})` : undefined;
};

/** A line in pieces of readable width, cut between words. */
const wrap = (line: string): string[] => {
  const pieces = [''];
  for (const word of line.split(' ')) {
    const last = pieces.at(-1) ?? '';
    if (last !== '' && last.length + 1 + word.length > TEXT_WIDTH) pieces.push(word);
    else pieces[pieces.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return pieces;
};
