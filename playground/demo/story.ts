import type { NamedFile } from '../stage/sample.js';
import { messageWhere, type Scene, type Seen, Unexpected } from './scene.js';
import type { Transcript } from './transcript.js';

/** A PDF of a few hundred pages takes a while; an answer to a press does not. */
const CARDS_WITHIN_MS = 120_000;
const ANSWER_WITHIN_MS = 10_000;
/** Cards graded before the session is ended. */
const GRADED = 2;

export interface StoryOptions {
  readonly file: NamedFile;
  /** Aborted when the bot has died. */
  readonly signal: AbortSignal;
}

/**
 * The main job as one person lives through it: a PDF becomes cards, which are listed and studied.
 * @returns how many cards there are
 * @throws Unexpected as soon as something is not as it should be
 */
export const playStory = async (
  scene: Scene,
  transcript: Transcript,
  options: StoryOptions,
): Promise<number> => {
  const act = new Acting(scene, transcript, options.signal);
  const cards = await makeCards(act, options.file);
  await listCards(act, cards);
  await study(act, cards);
  return cards;
};

const makeCards = async (act: Acting, file: NamedFile): Promise<number> => {
  await act.sendPdf(file);
  const progress = await act.see(
    'the progress message',
    (one) => has(one, file.name) && button(one, 'Cancel'),
  );
  const isOver = (one: Seen) => one.id === progress.id && button(one, 'Review');
  const end = await act.see('the end in its place', isOver, CARDS_WITHIN_MS);
  const cards = Number(/(\d+) cards? from/.exec(end.lines.join('\n'))?.[1] ?? 0);
  if (cards === 0) throw new Unexpected('The end does not say how many cards were made.');
  if (!has(end, 'p. ')) throw new Unexpected('The end shows no card with its page.');
  return cards;
};

const listCards = async (act: Acting, cards: number): Promise<void> => {
  await act.run('list');
  await act.see(`a list of ${cards} cards`, (one) => has(one, `· ${cards}`) && button(one, '1'));
};

/** Grades two cards, the first of them twice, in one message that is edited all along. */
const study = async (act: Acting, cards: number): Promise<void> => {
  await act.run('study');
  const { id } = await act.see('the first card', (one) => button(one, 'Show answer') && has(one, 'card 1'));
  const next = (number: number) => (one: Seen) =>
    one.id === id && has(one, number <= cards ? `card ${number}` : 'Session done');
  await turnAndGrade(act, id, 'Good');
  await act.press(await act.see('what follows the first card', next(2)), 'Undo');
  await act.see('the first card again', next(1));
  await turnAndGrade(act, id, 'Easy');
  await act.see('what follows the first card again', next(2));
  const graded = Math.min(cards, GRADED);
  if (graded === GRADED) await turnAndGrade(act, id, 'Good');
  const last = await act.see('what follows the last card', next(graded + 1));
  if (graded < cards) await act.press(last, 'End');
  const summary = await act.see('the summary', (one) => one.id === id && has(one, 'Session done'));
  if (!has(summary, `Reviewed: ${graded} card`)) throw new Unexpected('The summary miscounts the cards.');
};

/** Turns the card unless it is turned already, as it is after Undo. */
const turnAndGrade = async (act: Acting, id: string, grade: string): Promise<void> => {
  const shown = await act.see('a card', (one) => one.id === id);
  if (button(shown, 'Show answer')) await act.press(shown, 'Show answer');
  const isTurned = (one: Seen) => one.id === id && button(one, 'Forgot') && has(one, 'from p.');
  await act.press(await act.see('the answer with its page and the grades', isTurned), grade);
};

const has = ({ lines }: Seen, words: string): boolean => lines.some((line) => line.includes(words));
/** Labels of grades go on with the interval: “Good · 3d”. */
const labelled = ({ buttons }: Seen, start: string): string | undefined =>
  buttons.flat().find((label) => label === start || label.startsWith(`${start} ·`));
const button = (message: Seen, start: string): boolean => labelled(message, start) !== undefined;

/** What the person does and waits to see, written down. */
class Acting {
  constructor(
    private readonly scene: Scene,
    private readonly transcript: Transcript,
    private readonly signal: AbortSignal,
  ) {}

  async sendPdf(file: NamedFile): Promise<void> {
    const typed = this.scene.typed('pdf');
    if (typed !== undefined) this.transcript.act(this.scene.person, `${typed} file: ${file.name}`);
    await this.scene.sendPdf(file);
  }

  async run(command: 'list' | 'study'): Promise<void> {
    const typed = this.scene.typed(command);
    if (typed !== undefined) this.transcript.act(this.scene.person, typed);
    await this.scene.run(command);
  }

  async press(message: Seen, start: string): Promise<void> {
    const label = labelled(message, start);
    if (label === undefined)
      throw new Unexpected(`There is no button “${start}” on: ${message.lines.join(' / ')}`);
    this.transcript.act(this.scene.person, `presses [ ${label} ]`);
    await this.scene.press(message, label);
  }

  see(what: string, look: (message: Seen) => boolean, timeoutMs = ANSWER_WITHIN_MS): Promise<Seen> {
    return messageWhere(this.scene, what, look, { timeoutMs, signal: this.signal });
  }
}
