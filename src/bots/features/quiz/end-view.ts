import type { HardQuestion, PostContentOf, Standing } from '../../../core/quiz/shown/content.js';
import { bold, italic, type Message, type Piece } from '../../chat/text.js';
import { type ActionButton, type Block, text, type View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { podiumPicture } from '../../pictures/podium-picture.js';
import { clip, inLines, MEDALS } from '../shared.js';
import { PLAYER_NAME_MAX, sourceOf } from './revealed-view.js';

const words = messages.quiz;

const HARD_QUESTION_MAX = 120;
const PLAYERS_SHOWN = 10;
/** Of those without a right answer. */
const OTHERS_SHOWN = 5;
/** From so many players on, the podium has steps. */
const PLAYERS_COMPARED = 4;
/** The highest step of the podium, in characters. */
const STEP_MAX = 10;

type Ended = PostContentOf<'ended'>;

/** A game that is over: the podium, the others, and the questions that most people missed. */
export const endedView = (content: Ended): View => {
  const { deck, reason, standings, hardest } = content;
  const buttons = endButtons(content);
  return {
    accent: 'quiz',
    title: words.endTitle({ deck }),
    blocks: [
      ...(reason === 'finished' ? [] : [text(words.reasons[reason])]),
      ...(standings.length === 0 ? [text(words.nobodyPlayed)] : leaderboard(content)),
      ...(hardest.length === 0 ? [] : [text(bold(words.hardest)), ...hardest.map(hardBlock)]),
    ],
    // One below the other: side by side, a phone would cut their labels.
    ...(buttons.length > 0 && { buttons: buttons.map((button) => [button]) }),
  };
};

const endButtons = ({ quiz, hasRematch, hasMisses }: Ended): ActionButton[] => [
  ...(hasRematch
    ? [{ label: words.rematch, action: { type: 'quiz.rematch', quiz }, tone: 'primary' } as const]
    : []),
  ...(hasMisses ? [{ label: words.copyMisses, action: { type: 'quiz.copyMisses', quiz } } as const] : []),
];

/** Ranks are for those who had something right; the others played, too. */
const leaderboard = (content: Ended): Block[] => {
  const scored = content.standings.filter(({ points }) => points > 0);
  const shown = scored.slice(0, PLAYERS_SHOWN);
  const onPodium = shown.filter(({ rank }) => rank <= MEDALS.length);
  const others = shown.slice(onPodium.length).map((one) => [`${one.rank}. `, ...result(one, content)]);
  const more = scored.length - shown.length;
  return [
    ...(scored.length === 0 && content.questions > 0 ? [text(words.nobodyScored)] : []),
    ...podiumBlocks(onPodium),
    ...textOfLines(onPodium.flatMap((one) => podiumLines(one, content))),
    ...textOfLines([...others, ...(more > 0 ? [[words.morePlayers({ more })]] : [])]),
    ...alsoPlayed(content.standings.filter(({ points }) => points === 0)),
  ];
};

/** Of two or more, also as a picture, where the message has room for one beside its text. */
const podiumBlocks = (onPodium: readonly Standing[]): Block[] => {
  const places = onPodium.slice(0, MEDALS.length);
  if (places.length < 2) return [];
  const names = places.map(({ name, points }) => `${clip(name, PLAYER_NAME_MAX)} ${points}`);
  const alt = words.podium({ names });
  return [{ kind: 'image', type: 'png', bytes: podiumPicture(places), alt, instead: [] }];
};

const textOfLines = (lines: readonly (readonly Piece[])[]): Block[] =>
  lines.length === 0 ? [] : [text(...inLines(lines))];

/** Each step is as long as its share of the winner's points; of few players the numbers say as much. */
const podiumLines = (one: Standing, content: Ended): (readonly Piece[])[] => {
  const line = [`${MEDALS[one.rank - 1]} `, ...result(one, content)];
  if (content.standings.length < PLAYERS_COMPARED) return [line];
  const most = Math.max(...content.standings.map(({ points }) => points));
  const step = Math.max(1, Math.round((one.points / most) * STEP_MAX));
  return [line, ['▰'.repeat(step)]];
};

const result = (one: Standing, content: Ended): readonly Piece[] => [
  bold(clip(one.name, PLAYER_NAME_MAX)),
  ' — ',
  earned(one, content),
];

/** Points are right answers, except in a race. */
const earned = ({ points, right, ms }: Standing, { mode, questions }: Ended): Message => {
  const answered = { right, of: questions, seconds: ms / 1_000 };
  return mode === 'race' ? words.racePoints({ points, ...answered }) : words.right(answered);
};

const alsoPlayed = (players: readonly Standing[]): Block[] => {
  if (players.length === 0) return [];
  const names = players.slice(0, OTHERS_SHOWN).map(({ name }) => clip(name, PLAYER_NAME_MAX));
  return [text(words.alsoPlayed({ names, more: players.length - names.length }))];
};

const hardBlock = ({ text: question, source, missed, answered }: HardQuestion): Block => {
  const from = sourceOf(source);
  return text(
    `${clip(question, HARD_QUESTION_MAX)}\n`,
    `→ ${clip(source.text, HARD_QUESTION_MAX)} `,
    italic(
      from === undefined ? words.missed({ missed, answered }) : words.missedFrom({ missed, answered, from }),
    ),
  );
};
