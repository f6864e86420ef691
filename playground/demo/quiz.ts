import { labels, numberOf, pointsIn, revealedLabel, rightLabel, winnersIn } from './quiz-message.js';
import { messageWhere, type Seen, Unexpected } from './scene.js';
import type { KnownDeck, Seat, Table } from './table.js';
import type { Transcript } from './transcript.js';

/** A question lasts 5 s and the next comes at most 8 s later, where the group's send budget wants that. */
const NEXT_WITHIN_MS = 30_000;

type Deed = 'right' | 'wrong' | 'changes' | 'away';
/** What each seat does, question by question: the second changes an answer, the third comes late. */
const DEEDS: readonly (readonly [host: Deed, second: Deed, third: Deed])[] = [
  ['right', 'changes', 'away'],
  ['right', 'wrong', 'away'],
  ['right', 'right', 'right'],
  ['wrong', 'right', 'wrong'],
  ['right', 'wrong', 'right'],
];

/**
 * A quiz of three people from the command to the leaderboard, with every point recounted.
 * @param signal aborted when the bot has died
 * @returns the winner's name
 * @throws Unexpected as soon as something is not as it should be
 */
export const playQuiz = async (
  table: Table,
  transcript: Transcript,
  signal: AbortSignal,
): Promise<string> => {
  const game = new Game(table, transcript, signal, await table.hostsDeck());
  await game.start();
  let total = DEEDS.length;
  for (let number = 1; number <= total; number++) total = await game.playQuestion(number);
  const end = await game.checkEnd();
  await game.takeMisses(end);
  const [winner = ''] = pointsIn(end).keys();
  return winner;
};

class Game {
  readonly #points = new Map<string, number>();
  readonly #wrong = new Set<Seat>();

  constructor(
    private readonly table: Table,
    private readonly transcript: Transcript,
    private readonly signal: AbortSignal,
    private readonly deck: KnownDeck,
  ) {}

  async start(): Promise<void> {
    const [host] = this.table.seats;
    const { name } = this.deck;
    const typed = this.table.typed(name);
    if (typed !== undefined) this.transcript.act(host.name, typed);
    await host.startQuiz(name);
    await this.#see('the quiz to begin', ({ lines }) => lines[0]?.endsWith(`Quiz: ${name}`) === true);
  }

  /** @returns how many questions there are */
  async playQuestion(number: number): Promise<number> {
    const isThis = (one: Seen) => numberOf(one)?.number === number;
    const asked = await this.#see(`question ${number}`, (one) => isThis(one) && labels(one).length > 0);
    const chosen = new Map<Seat, string>();
    for (const [at, seat] of this.table.seats.entries()) {
      const label = await this.#answer(seat, asked, DEEDS[number - 1]?.[at] ?? 'right');
      if (label !== undefined) chosen.set(seat, label);
    }
    const closed = await this.#see(
      `question ${number} to close`,
      (one) => one.id === asked.id && isThis(one) && labels(one).length === 0,
    );
    this.#count(closed, chosen);
    return numberOf(asked)?.of ?? number;
  }

  async checkEnd(): Promise<Seen> {
    const end = await this.#see('the leaderboard', ({ lines }) => lines[0]?.includes('Quiz over') === true);
    const shown = pointsIn(end);
    for (const [name, points] of this.#points)
      if (shown.get(name) !== points)
        throw new Unexpected(`The leaderboard gives ${name} ${shown.get(name)} points, not ${points}.`);
    if (!labels(end).some((label) => label.startsWith('Rematch')))
      throw new Unexpected('No rematch is offered.');
    return end;
  }

  /** Somebody other than the owner of the deck takes home what they missed. */
  async takeMisses(end: Seen): Promise<void> {
    const [, ...guests] = this.table.seats;
    const taker = guests.findLast((seat) => this.#wrong.has(seat));
    const label = labels(end).find((one) => one.startsWith('Add my misses'));
    if (label === undefined) throw new Unexpected('The misses cannot be added to a deck.');
    if (taker === undefined) return;
    const told = await this.#press(taker, end, label);
    if (!/^\d+ cards? added/.test(told)) throw new Unexpected(`${taker.name} was told: ${told}`);
  }

  /** @returns the label pressed last */
  async #answer(seat: Seat, asked: Seen, deed: Deed): Promise<string | undefined> {
    if (deed === 'away') return undefined;
    const [first = '', second = ''] = labels(asked);
    const right = rightLabel(asked, this.deck.cards) ?? first;
    const wrong = right === first ? second : first;
    if (deed !== 'right') await this.#choose(seat, asked, wrong);
    if (deed !== 'wrong') await this.#choose(seat, asked, right);
    return deed === 'wrong' ? wrong : right;
  }

  async #choose(seat: Seat, asked: Seen, label: string): Promise<void> {
    const told = await this.#press(seat, asked, label);
    if (!told.startsWith(`You chose ${label}`)) throw new Unexpected(`${seat.name} was told: ${told}`);
  }

  async #press(seat: Seat, message: Seen, label: string): Promise<string> {
    this.transcript.act(seat.name, `presses [ ${label} ]`);
    const told = await seat.press(message, label);
    this.transcript.whisper(message.by, seat.name, told.split('\n'));
    return told;
  }

  /** Recounts who had it, and compares that with what the message says. */
  #count(closed: Seen, chosen: ReadonlyMap<Seat, string>): void {
    const right = revealedLabel(closed);
    const winners = [...chosen].flatMap(([{ name }, label]) => (label === right ? [name] : []));
    for (const [seat, label] of chosen) {
      this.#points.set(seat.name, (this.#points.get(seat.name) ?? 0) + (label === right ? 1 : 0));
      if (label !== right) this.#wrong.add(seat);
    }
    const shown = winnersIn(closed);
    if (winners.toSorted().join() !== shown.toSorted().join())
      throw new Unexpected(
        `${winners.join(', ') || 'Nobody'} had it, but it says: ${closed.lines.join(' / ')}`,
      );
  }

  #see(what: string, look: (message: Seen) => boolean): Promise<Seen> {
    return messageWhere(this.table, what, look, { timeoutMs: NEXT_WITHIN_MS, signal: this.signal });
  }
}
