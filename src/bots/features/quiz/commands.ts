import { isUserError, UserError } from '../../../core/errors.js';
import type { SpaceId } from '../../../core/ids.js';
import type { Decks } from '../../../core/library/decks.js';
import type { DeckName } from '../../../core/library/find-deck.js';
import type { OfferedHere, Offers } from '../../../core/library/offers.js';
import type { Chosen } from '../../../core/quiz/play/press.js';
import type { Quizzes } from '../../../core/quiz/play/service.js';
import { QUESTIONS, type QuizPlace, SECONDS } from '../../../core/quiz/play/start.js';
import type { Spaces } from '../../../core/spaces/spaces.js';
import {
  type AnyCommand,
  type Audience,
  command,
  type FeatureWithSubjects,
  press,
} from '../../chat/command.js';
import { notice, type Outcome, refusal, reply } from '../../chat/outcome.js';
import type { Message } from '../../chat/text.js';
import type { Turn, Where } from '../../chat/turn.js';
import { errorMessage, messages } from '../../messages/messages.js';
import { clip, deckOption } from '../shared.js';
import { missesDeckNames } from './misses-deck.js';
import { optionLabel } from './question-view.js';
import { chooseDeckView, offeredView, quizLostView, quizStartView } from './views.js';

const words = messages.quiz;
const described = words.commands;

export interface QuizDependencies {
  readonly quizzes: Quizzes;
  readonly offers: Offers;
  readonly decks: Decks;
  readonly spaces: Pick<Spaces, 'remember'>;
}

const TOGETHER: readonly Where[] = ['guild', 'group', 'groupAdmin'];
const MODES = [
  { value: 'classic', label: described.classic },
  { value: 'race', label: described.race },
];
/** Of what was chosen, in a note that Telegram shows in passing. */
const CHOSEN_MAX = 30;

/** Playing together where people talk. */
export const quizFeature = (dependencies: QuizDependencies): FeatureWithSubjects<'quiz.lost'> => ({
  commands: [startCommand(dependencies), ...runningCommands(dependencies), ...offerCommands(dependencies)],
  presses: [
    answerPress(dependencies),
    playPress(dependencies),
    resumePress(dependencies),
    ...endPresses(dependencies),
  ],
  submissions: [],
  subjects: { 'quiz.lost': async () => quizLostView },
});

/** Where a game is to be played. @throws UserError `quiz.cannot_post`, before anybody waits for the first question */
const placeFor = async (turn: Turn): Promise<QuizPlace> => {
  const { place, privatePlace, actor, sendEveryMs = 0, typed = false, canPost } = turn;
  if (canPost && !(await canPost())) throw new UserError('quiz.cannot_post', { typed });
  return { place, hostName: actor.identity.displayName, hostPlace: privatePlace, sendEveryMs };
};

const spaceOf = async (
  { spaces }: Pick<QuizDependencies, 'spaces'>,
  { space, place }: Turn,
): Promise<SpaceId> => {
  if (!space) throw new UserError('action.expired', {});
  return spaces.remember({ platform: place.platform, ...space });
};

const startCommand = (dependencies: QuizDependencies): AnyCommand => {
  const { quizzes, offers } = dependencies;
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
      },
      seconds: { kind: 'integer', description: described.seconds, min: SECONDS.min, max: SECONDS.max },
      mode: { kind: 'text', description: described.mode, choices: MODES },
    },
    async run(turn, { deck: typed, questions = QUESTIONS.default, seconds = SECONDS.default, mode }) {
      const { user } = turn.actor;
      const start = async (): Promise<Outcome> => {
        const where = await placeFor(turn);
        const space = await spaceOf(dependencies, turn);
        const deck =
          typed === undefined ? await offers.usual(user, space) : await offers.find(user, typed, space);
        if (!deck) return reply(chooseDeckView(await offers.here(space), turn.typed));
        const wanted = { deck, questions, seconds, mode: mode === 'race' ? 'race' : 'classic' } as const;
        const started = await quizzes.start(user, wanted, where, turn.event);
        return reply(quizStartView(started));
      };
      return orNameOffered(start, async () => offers.here(await spaceOf(dependencies, turn)));
    },
  });
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
    return refusal(words.offeredHere({ why: errorMessage(error), decks: names, more }));
  }
};

const runningCommands = ({ quizzes }: QuizDependencies): AnyCommand[] => [
  command({
    path: ['quiz', 'stop'],
    description: described.stop,
    where: TOGETHER,
    options: {},
    async run({ actor, place }) {
      await quizzes.stop(actor.user, actor.moderator, place);
      return notice(words.stopped);
    },
  }),
  command({
    path: ['quiz', 'skip'],
    description: described.skip,
    where: TOGETHER,
    options: {},
    async run({ actor, place }) {
      const skipped = await quizzes.skip(actor.user, place);
      return notice(
        skipped.done ? words.skipped : words.vote({ votes: skipped.votes, needed: skipped.needed }),
      );
    },
  }),
];

const offerCommands = (dependencies: QuizDependencies): AnyCommand[] => {
  const onDeck = (
    name: 'offer' | 'withdraw',
    audience: Audience,
    done: (deck: DeckName, owner: string) => Outcome,
  ) =>
    command({
      path: ['deck', name],
      description: described[name],
      where: TOGETHER,
      audience,
      positional: ['deck'],
      options: { deck: deckOption(dependencies.decks, described.ownDeck) },
      run: async (turn, { deck: typed }) => {
        const { user, identity } = turn.actor;
        if (typed === undefined) return notice(words.whichDeck({ typed: turn.typed ?? false }));
        const deck = await dependencies.offers[name](user, typed, await spaceOf(dependencies, turn));
        return done(deck, identity.displayName);
      },
    });
  return [
    onDeck('offer', 'everyone', (deck, owner) => reply(offeredView(deck, owner))),
    onDeck('withdraw', 'actor', ({ name }) => notice(words.withdrawn({ deck: name }))),
  ];
};

const answerPress = ({ quizzes }: QuizDependencies) =>
  press({
    action: 'quiz.answer',
    async run({ actor, place }, { question, option }) {
      const name = actor.identity.displayName;
      const chosen = await quizzes.answer(actor.user, { question, option, name, place });
      return { ...notice(chosenWords(chosen)), about: question };
    },
  });

/** What was chosen, and how the player's answer before was, whose close they may not have seen. */
const chosenWords = (chosen: Chosen): Message => {
  const { option, before } = chosen;
  const said = { option: optionLabel(chosen, option), before };
  if (chosen.kind === 'truth') return words.chose(said);
  return words.chose({ ...said, text: clip(chosen.options[option] ?? '', CHOSEN_MAX) });
};

/** The button below an offered deck. */
const playPress = (dependencies: QuizDependencies) =>
  press({
    action: 'quiz.play',
    audience: 'everyone',
    async run(turn, { deck: id }) {
      const { user } = turn.actor;
      const where = await placeFor(turn);
      const deck = await dependencies.offers.find(user, id, await spaceOf(dependencies, turn)).catch(orGone);
      const usual = { questions: QUESTIONS.default, seconds: SECONDS.default, mode: 'classic' } as const;
      const started = await dependencies.quizzes.start(user, { deck, ...usual }, where, turn.event);
      return reply(quizStartView(started));
    },
  });

/** For a button: the person typed no name, so the error must not quote one. */
const orGone = (error: unknown): never => {
  throw isUserError(error, 'deck.not_found') ? new UserError('deck.not_found', {}) : error;
};

const resumePress = ({ quizzes }: QuizDependencies) =>
  press({
    action: 'quiz.resume',
    run: async ({ place }, { quiz }) =>
      notice((await quizzes.resume(quiz, place)) ? words.resumed : words.notPaused),
  });

const endPresses = ({ quizzes }: QuizDependencies) => [
  press({
    action: 'quiz.rematch',
    audience: 'everyone',
    async run(turn, { quiz }) {
      const started = await quizzes.rematch(turn.actor.user, quiz, await placeFor(turn), turn.event);
      return reply(quizStartView(started));
    },
  }),
  press({
    action: 'quiz.copyMisses',
    async run({ actor, place, event }, { quiz }) {
      const names = missesDeckNames(actor.language);
      const { copied, had, deck } = await quizzes.copyMisses(actor.user, quiz, place, event, names);
      if (copied > 0) return notice(words.copied({ copied, deck }));
      return notice(had > 0 ? words.copiedBefore : words.missesGone);
    },
  }),
];
