import { type ChildProcess, fork } from 'node:child_process';
import { Socket } from 'node:net';
import type { ProcessLimits } from './reader/messages.js';
import { readerEntry } from './reader-entry.js';

/** A reader process ended before it could be given a document, so that none is to blame. The message says why. */
export class ReaderNotStarted extends Error {
  override readonly name = 'ReaderNotStarted';
  /** For want of memory. */
  readonly isStarved: boolean;
  constructor(entry: string, why: string, { notes = '', isStarved = false } = {}) {
    super(`${entry} did not start (${why})${notes && `: ${notes}`}`);
    this.isStarved = isStarved;
  }
}

/**
 * Forks a reader process.
 * @param entry its first file, from the folder of documents
 * @throws ReaderNotStarted where the system has no room for it
 */
export const forkReader = (
  entry: string,
  { maxMegabytes, maxSeconds }: ProcessLimits,
  args: readonly string[],
): ChildProcess => {
  try {
    return fork(readerEntry(entry), [process.pid, maxMegabytes, maxSeconds, ...args].map(String), {
      // Tokens and addresses live in the environment; whoever parses hostile files gets none of it.
      env: {},
      execArgv: [`--max-old-space-size=${Math.ceil(maxMegabytes)}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
  } catch (error) {
    throw new ReaderNotStarted(entry, String(error));
  }
};

/** What a process says on stderr while it starts. */
export interface StartingNotes {
  readonly text: () => string;
  /** From here on it may speak of a document, and nothing is kept. */
  readonly close: () => void;
}

/** Characters: the last lines, with the error and where it was thrown. */
const NOTES_MAX = 2_000;

export const takeNotes = ({ stderr }: ChildProcess): StartingNotes => {
  let text = '';
  const keep = (chunk: unknown) => {
    text = `${text}${chunk}`.slice(-NOTES_MAX);
  };
  stderr?.on('data', keep);
  // The pipe keeps nobody alive; the process does, while it has a document.
  if (stderr instanceof Socket) stderr.unref();
  return { text: () => text.trim(), close: () => void stderr?.off('data', keep).resume() };
};
