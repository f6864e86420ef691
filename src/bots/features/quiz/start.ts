import { isUserError, UserError } from '../../../core/errors.js';
import type { Sharing } from '../../../core/generation/store/sharing.js';
import type { SpaceId } from '../../../core/ids.js';
import type { Decks } from '../../../core/library/decks.js';
import type { OfferedHere, Offers } from '../../../core/library/offers.js';
import type { QuizRequest } from '../../../core/quiz/play/begin.js';
import type { Quizzes } from '../../../core/quiz/play/service.js';
import { QUESTIONS, type QuizPlace, SECONDS } from '../../../core/quiz/play/start.js';
import type { Spaces } from '../../../core/spaces/spaces.js';
import { type AnyCommand, command, press } from '../../chat/command.js';
import { type Outcome, refusal, reply } from '../../chat/outcome.js';
import type { Turn, Where } from '../../chat/turn.js';
import { errorMessage, messages } from '../../messages/messages.js';
import { chooseDeckView, playButtons, quizStartView } from './views.js';

const words = messages.quiz;
const described = words.commands;

export interface QuizDependencies {
  readonly quizzes: Quizzes;
  readonly offers: Offers;
  readonly decks: Decks;
  readonly sharing: Pick<Sharing, 'deckOf'>;
  readonly spaces: Pick<Spaces, 'remember'>;
}

/** Kinds of place with others in them. */
export const TOGETHER: readonly Where[] = ['guild', 'group', 'groupAdmin'];
const MODES = [
  { value: 'classic', label: described.classic },
  { value: 'race', label: described.race },
];

/** Where a game is to be played. @throws UserError `command.not_here`, `quiz.cannot_post`, before anybody waits */
export const placeFor = async (turn: Turn): Promise<QuizPlace> => {
  const { place, privatePlace, actor, sendEveryMs = 0, typed = false, canPost } = turn;
  if (!TOGETHER.includes(turn.where)) throw new UserError('command.not_here', { where: TOGETHER, typed });
  if (canPost && !(await canPost())) throw new UserError('quiz.cannot_post', { typed });
  return { place, hostName: actor.identity.displayName, hostPlace: privatePlace, sendEveryMs };
};

/** The guild or group around. @throws UserError `action.expired` where there is none */
export const spaceOf = async (
  { spaces }: Pick<QuizDependencies, 'spaces'>,
  { space, place }: Turn,
): Promise<SpaceId> => {
  if (!space) throw new UserError('action.expired', {});
  return spaces.remember({ platform: place.platform, ...space });
};

/** `/quiz`. */
export const startCommand = (dependencies: QuizDependencies): AnyCommand => {
  const { offers } = dependencies;
  return command({
    path: ['quiz', 'start'],
    shortcut: 'quiz',
    description: described.start,
    where: TOGETHER,
    audience: 'everyone',
    positional: ['deck'],
    options: {
      deck: {
        kind: 'text',
        description: described.deck,
        suggest: async (turn, typed) => {
          const found = await offers.suggest(turn.actor.user, typed, await spaceOf(dependencies, turn));
          return found.map(({ id, name }) => ({ label: name, value: id }));
        },
      },
      questions: {
        kind: 'integer',
        description: described.questions,
        min: QUESTIONS.min,
        max: QUESTIONS.max,
        ofCards: true,
      },
      seconds: { kind: 'integer', description: described.seconds, min: SECONDS.min, max: SECONDS.max },
      mode: { kind: 'text', description: described.mode, choices: MODES },
    },
    run: (turn, { deck, questions, seconds, mode }) =>
      begin(dependencies, turn, deck, {
        questions: questions ?? USUAL.questions,
        seconds: seconds ?? USUAL.seconds,
        mode: mode === 'race' ? 'race' : 'classic',
      }),
  });
};

/** A game as it is unless something else is asked for. */
const USUAL = { questions: QUESTIONS.default, seconds: SECONDS.default, mode: 'classic' } as const;

/** Begins a game with the deck that was named, or that is meant where none was. */
const begin = async (
  dependencies: QuizDependencies,
  turn: Turn,
  typed: string | undefined,
  wanted: Omit<QuizRequest, 'deck'>,
): Promise<Outcome> => {
  const { quizzes, offers } = dependencies;
  const { user } = turn.actor;
  const start = async (): Promise<Outcome> => {
    const where = await placeFor(turn);
    const space = await spaceOf(dependencies, turn);
    const deck = await (typed === undefined ? offers.usual(user, space) : offers.find(user, typed, space));
    if (!deck) return reply(chooseDeckView(await offers.here(space), turn.typed));
    return reply(quizStartView(await quizzes.start(user, { deck, ...wanted }, where, turn.event)));
  };
  return orNameOffered(start, async () => offers.here(await spaceOf(dependencies, turn)));
};

/** When no playable deck was named, lists the playable ones: not every platform suggests names. */
const orNameOffered = async (
  start: () => Promise<Outcome>,
  offered: () => Promise<OfferedHere>,
): Promise<Outcome> => {
  try {
    return await start();
  } catch (error) {
    if (!isUserError(error, 'deck.not_found') && !isUserError(error, 'quiz.no_questions')) throw error;
    const { decks, more } = await offered();
    if (decks.length === 0) throw error;
    const names = decks.map(({ name }) => name);
    const said = words.offeredHere({ why: errorMessage(error), decks: names, more });
    return { ...refusal(said), buttons: playButtons(decks) };
  }
};

/** The button below an offered deck. */
export const playPress = (dependencies: QuizDependencies) =>
  press({
    action: 'quiz.play',
    audience: 'everyone',
    async run(turn, { deck: id }) {
      const { user } = turn.actor;
      const where = await placeFor(turn);
      const deck = await dependencies.offers.find(user, id, await spaceOf(dependencies, turn)).catch(orGone);
      const started = await dependencies.quizzes.start(user, { deck, ...USUAL }, where, turn.event);
      return reply(quizStartView(started));
    },
  });

/** The button below a report that everybody here could watch. */
export const reportPress = ({ quizzes, sharing }: QuizDependencies) =>
  press({
    action: 'pdf.quiz',
    audience: 'everyone',
    async run(turn, { generation }) {
      const where = await placeFor(turn);
      const deck = await sharing.deckOf(generation, turn.place);
      const wanted = { ...USUAL, deck, generation };
      return reply(quizStartView(await quizzes.start(turn.actor.user, wanted, where, turn.event)));
    },
  });

/** The button that does what the bare command does. */
export const beginPress = (dependencies: QuizDependencies) =>
  press({
    action: 'quiz.begin',
    audience: 'everyone',
    run: (turn) => begin(dependencies, turn, undefined, USUAL),
  });

/** For a button: the person typed no name, so the error must not quote one. */
const orGone = (error: unknown): never => {
  throw isUserError(error, 'deck.not_found') ? new UserError('deck.not_found', {}) : error;
};
