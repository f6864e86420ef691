import type { NamedFile } from '../stage/sample.js';

/** A message as a person reads it. */
export interface Seen {
  readonly id: string;
  readonly by: string;
  /** What is written, line by line, without markup and empty lines. */
  readonly lines: readonly string[];
  readonly buttons: readonly (readonly string[])[];
  readonly file: string | undefined;
  readonly isByBot: boolean;
  /** Only the person themselves sees it. */
  readonly isPrivate: boolean;
}

/** A chat as it is read, whatever the platform. */
export interface Reading {
  readonly title: string;
  /** Oldest first, as they stand now. */
  messages(): readonly Seen[];
  onChange(listener: () => void): () => void;
}

/** One person in one chat with the bot. */
export interface Scene extends Reading {
  readonly person: string;
  sendPdf(file: NamedFile): Promise<void>;
  /** Runs the command that lists cards, or the one that studies them. */
  run(command: 'list' | 'study'): Promise<void>;
  /** What was typed, on a platform where commands leave no message of the person's. */
  typed(command: 'pdf' | 'list' | 'study'): string | undefined;
  /** Presses the button of this label. */
  press(message: Seen, label: string): Promise<void>;
}

/** The bot did something else than it should. */
export class Unexpected extends Error {
  override readonly name = 'Unexpected';
}

/**
 * The first message that `look` accepts, newest first, now or after a change.
 * @param what completes “Waited in vain for …”
 * @throws Unexpected after `timeoutMs`; what the signal is aborted with
 */
export const messageWhere = (
  scene: Reading,
  what: string,
  look: (message: Seen) => boolean,
  { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal },
): Promise<Seen> =>
  new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      unsubscribe();
      signal.removeEventListener('abort', abort);
      finish();
    };
    const check = () => {
      const found = scene.messages().findLast((message) => message.isByBot && look(message));
      if (found !== undefined) settle(() => resolve(found));
    };
    const abort = () => settle(() => reject(signal.reason));
    const timer = setTimeout(
      () => settle(() => reject(new Unexpected(inVain(scene, what, timeoutMs)))),
      timeoutMs,
    );
    const unsubscribe = scene.onChange(check);
    signal.addEventListener('abort', abort);
    if (signal.aborted) abort();
    else check();
  });

const inVain = (scene: Reading, what: string, timeoutMs: number): string => {
  const last = scene.messages().findLast(({ isByBot }) => isByBot);
  const said = last === undefined ? 'The bot said nothing.' : `The bot said last: ${last.lines.join(' / ')}`;
  return `Waited ${timeoutMs / 1000} s in vain for ${what}. ${said}`;
};
