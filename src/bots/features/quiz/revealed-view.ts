import type { PostContentOf, RightAnswer, Standing } from '../../../core/quiz/shown/content.js';
import { bold, italic, type Message, type Piece } from '../../chat/text.js';
import { type Block, text, type View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { bar } from '../../messages/progress-bar.js';
import { clip, inLines } from '../shared.js';
import { optionLabel, questionText, questionTitle } from './question-view.js';

const words = messages.quiz;

/** Names and other people's words are kept to this, so that one long one does not push out the rest. */
export const NAME_MAX = 32;
/** Of players, where many stand in a line. */
export const PLAYER_NAME_MAX = 24;
const WINNERS_SHOWN = 8;
const SCORES_SHOWN = 5;
const STREAKS_SHOWN = 3;
/** Right answers in a row from which a streak is shown. */
const STREAK_FROM = 3;
/** Short, so that an option fits beside it on a phone. */
const BAR_CELLS = 6;
/** As wide as a digit. */
const FIGURE_SPACE = '\u2007';

type Revealed = PostContentOf<'revealed'>;

/** A question that is closed: who chose what, who was right, and how the game stands. */
export const revealedView = (content: Revealed): View => {
  const { asked, right, answer, isVoid, answered, winners } = content;
  return {
    accent: 'quiz',
    title: questionTitle(asked),
    blocks: [
      questionText(asked),
      text(...inLines(content.counts.map((_, option) => optionLine(content, option)))),
      ...(asked.kind === 'truth' && right !== 0 ? [text(words.answerIs({ answer: answer.text }))] : []),
      text(isVoid ? words.isVoid : winnersLine(winners, answered)),
      ...scoreBlocks(content.standings),
      ...sourceBlocks(answer),
    ],
  };
};

/** `🔷 A  ▰▰▰▰▱▱ 2  ✅ Paris` */
const optionLine = (content: Revealed, option: number): readonly Piece[] => {
  const { asked, right, isVoid, answered } = content;
  const shown = asked.kind === 'truth' ? '' : (asked.options[option] ?? '');
  const parts = [
    ...(isVoid || answered === 0 ? [] : [countBar(content, option)]),
    option === right ? `✅ ${shown}`.trim() : shown,
  ];
  return [bold(optionLabel(asked, option)), ...parts.filter(Boolean).map((part) => `  ${part}`)];
};

/** How many chose the option; one is always seen, and all only if it is all. */
const countBar = ({ counts, answered }: Revealed, option: number): string => {
  const count = counts[option] ?? 0;
  const share = Math.round((count / answered) * BAR_CELLS);
  const least = count > 0 ? 1 : 0;
  const most = count < answered ? BAR_CELLS - 1 : BAR_CELLS;
  const digits = `${Math.max(...counts)}`.length;
  return `${bar(Math.min(most, Math.max(least, share)), BAR_CELLS)} ${`${count}`.padStart(digits, FIGURE_SPACE)}`;
};

const winnersLine = (winners: readonly string[], answered: number): Message => {
  if (winners.length === 0) return answered === 0 ? words.nobodyAnswered : words.nobodyRight({ answered });
  const shown = winners.slice(0, WINNERS_SHOWN).map((name) => clip(name, PLAYER_NAME_MAX));
  return words.winners({ names: shown, more: winners.length - shown.length });
};

/** The running score in one line, and below it who cannot be stopped. Nobody leads with nothing right. */
const scoreBlocks = (standings: readonly Standing[]): Block[] => {
  if (!standings.some(({ points }) => points > 0)) return [];
  const shown = standings.slice(0, SCORES_SHOWN);
  const more = standings.length - shown.length;
  const scores = [...shown.map(score), ...(more > 0 ? [[words.morePlayers({ more })]] : [])];
  const streaks = standings
    .filter(({ streak }) => streak >= STREAK_FROM)
    .sort((a, b) => b.streak - a.streak)
    .slice(0, STREAKS_SHOWN)
    .map(({ name, streak }) => [words.streak({ name: clip(name, PLAYER_NAME_MAX), streak })]);
  return [text(...inLines([inARow(scores), ...(streaks.length > 0 ? [inARow(streaks)] : [])]))];
};

const score = ({ name, points }: Standing, i: number): readonly Piece[] => {
  const said = words.score({ name: clip(name, PLAYER_NAME_MAX), points });
  return i === 0 ? ['👑 ', bold(said)] : [said];
};

const inARow = (items: readonly (readonly Piece[])[]): readonly Piece[] =>
  items.flatMap((item, i) => [...(i > 0 ? [' · '] : []), ...item]);

const sourceBlocks = (answer: RightAnswer): Block[] => {
  const from = sourceOf(answer);
  return from === undefined ? [] : [text(italic(from))];
};

/** Where an answer stands in its document, if it came from one. */
export const sourceOf = ({ document, page }: RightAnswer): Message | undefined => {
  if (page === null) return;
  return document === null
    ? words.fromPage({ page })
    : words.fromPageOf({ document: clip(document, NAME_MAX), page });
};
