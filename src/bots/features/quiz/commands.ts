import { isUserError, UserError } from '../../../core/errors.js';
import type { SpaceId } from '../../../core/ids.js';
import type { Decks } from '../../../core/library/decks.js';
import type { DeckName } from '../../../core/library/find-deck.js';
import type { OfferedHere, Offers } from '../../../core/library/offers.js';
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
import type { Outcome } from '../../chat/outcome.js';
import type { Turn, Where } from '../../chat/turn.js';
import { spansOf, type Words } from '../../chat/view.js';
import { errorText } from '../../messages/errors.js';
import { quizWords, quizCommands as words } from '../../messages/quiz.js';
import { clip, deckOption } from '../parts.js';
import { chooseDeckView, offeredView, optionLabel, quizLostView, quizStartView } from './views.js';

export interface QuizParts {
  readonly quizzes: Quizzes;
  readonly offers: Offers;
  readonly decks: Decks;
  readonly spaces: Pick<Spaces, 'remember'>;
}

const TOGETHER: readonly Where[] = ['guild', 'group', 'groupAdmin'];
/** What was chosen, in a note that Telegram shows in passing. */
const CHOSEN_MAX = 40;

/** Playing together where people talk. */
export const quizFeature = (parts: QuizParts): FeatureWithSubjects<'quiz.lost'> => ({
  commands: [startCommand(parts), ...runningCommands(parts), ...offerCommands(parts)],
  presses: [answerPress(parts), playPress(parts), resumePress(parts), ...endPresses(parts)],
  submissions: [],
  subjects: { 'quiz.lost': async () => quizLostView },
});

const notice = (text: Words): Outcome => ({ kind: 'notice', text });

const placeOf = ({ place, privatePlace, actor, sendEveryMs = 0 }: Turn): QuizPlace => ({
  place,
  hostName: actor.identity.displayName,
  hostPlace: privatePlace,
  sendEveryMs,
});

const spaceOf = async ({ spaces }: Pick<QuizParts, 'spaces'>, { space, place }: Turn): Promise<SpaceId> => {
  if (!space) throw new UserError('action.expired', {});
  return spaces.remember({ platform: place.platform, ...space });
};

const startCommand = (parts: QuizParts): AnyCommand => {
  const { quizzes, offers } = parts;
  return command({
    path: ['quiz', 'start'],
    shortcut: 'quiz',
    description: words.start,
    where: TOGETHER,
    audience: 'everyone',
    opens: 'answer',
    positional: ['deck'],
    options: {
      deck: {
        kind: 'text',
        description: words.deck,
        suggest: async (turn, typed) => {
          const found = await offers.suggest(turn.actor.user, typed, await spaceOf(parts, turn));
          return found.map(({ id, name }) => ({ label: name, value: id }));
        },
      },
      questions: { kind: 'integer', description: words.questions, min: QUESTIONS.min, max: QUESTIONS.max },
      seconds: { kind: 'integer', description: words.seconds, min: SECONDS.min, max: SECONDS.max },
      mode: { kind: 'text', description: words.mode, choices: ['classic', 'race'] },
    },
    async run(turn, { deck: typed, questions = QUESTIONS.default, seconds = SECONDS.default, mode }) {
      const { user } = turn.actor;
      const start = async (): Promise<Outcome> => {
        const space = await spaceOf(parts, turn);
        const deck =
          typed === undefined ? await offers.usual(user, space) : await offers.find(user, typed, space);
        if (!deck) return { kind: 'reply', view: chooseDeckView(await offers.here(space)) };
        const wanted = { deck, questions, seconds, mode: mode === 'race' ? 'race' : 'classic' } as const;
        const started = await quizzes.start(user, wanted, placeOf(turn), turn.event);
        return { kind: 'reply', view: quizStartView(started) };
      };
      return orNameOffered(start, async () => offers.here(await spaceOf(parts, turn)));
    },
  });
};

/** Whoever named nothing that can be played hears what can be: not every platform completes names. */
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
    return notice([...spansOf(errorText(error)), ' ', quizWords.offeredHere(names, more)]);
  }
};

const runningCommands = ({ quizzes }: QuizParts): AnyCommand[] => [
  command({
    path: ['quiz', 'stop'],
    description: words.stop,
    where: TOGETHER,
    audience: 'actor',
    opens: 'answer',
    options: {},
    async run({ actor, place }) {
      await quizzes.stop(actor.user, actor.moderator, place);
      return notice(quizWords.stopped);
    },
  }),
  command({
    path: ['quiz', 'skip'],
    description: words.skip,
    where: TOGETHER,
    audience: 'actor',
    opens: 'answer',
    options: {},
    async run({ actor, place }) {
      const skipped = await quizzes.skip(actor.user, place);
      return notice(skipped.done ? quizWords.skipped : quizWords.vote(skipped.votes, skipped.needed));
    },
  }),
];

const offerCommands = (parts: QuizParts): AnyCommand[] => {
  const onDeck = (
    name: 'offer' | 'withdraw',
    audience: Audience,
    done: (deck: DeckName, owner: string) => Outcome,
  ) =>
    command({
      path: ['deck', name],
      description: words[name],
      where: TOGETHER,
      audience,
      opens: 'answer',
      positional: ['deck'],
      options: { deck: deckOption(parts.decks, words.ownDeck) },
      run: async (turn, { deck: typed }) => {
        const { user, identity } = turn.actor;
        if (typed === undefined) return notice(quizWords.whichDeck);
        const deck = await parts.offers[name](user, typed, await spaceOf(parts, turn));
        return done(deck, identity.displayName);
      },
    });
  return [
    onDeck('offer', 'everyone', (deck, owner) => ({ kind: 'reply', view: offeredView(deck, owner) })),
    onDeck('withdraw', 'actor', ({ name }) => notice(quizWords.withdrawn(name))),
  ];
};

const answerPress = ({ quizzes }: QuizParts) =>
  press({
    action: 'quiz.answer',
    audience: 'actor',
    opens: 'answer',
    async run({ actor, place }, { question, option }) {
      const name = actor.identity.displayName;
      const chosen = await quizzes.answer(actor.user, { question, option, name, place });
      return notice(quizWords.chose(describe(chosen)));
    },
  });

/** `B: Paris`; of two options the word alone. */
const describe = ({ option, options }: { option: number; options: readonly string[] }): string => {
  const label = optionLabel(options, option);
  const said = clip(options[option] ?? '', CHOSEN_MAX);
  return label === said ? said : `${label}: ${said}`;
};

/** The button below an offered deck. */
const playPress = (parts: QuizParts) =>
  press({
    action: 'quiz.play',
    audience: 'everyone',
    opens: 'answer',
    async run(turn, { deck: id }) {
      const { user } = turn.actor;
      const deck = await parts.offers.find(user, id, await spaceOf(parts, turn)).catch(orGone);
      const usual = { questions: QUESTIONS.default, seconds: SECONDS.default, mode: 'classic' } as const;
      const started = await parts.quizzes.start(user, { deck, ...usual }, placeOf(turn), turn.event);
      return { kind: 'reply', view: quizStartView(started) };
    },
  });

/** Nobody typed the name that was not found. */
const orGone = (error: unknown): never => {
  throw isUserError(error, 'deck.not_found') ? new UserError('deck.not_found', {}) : error;
};

const resumePress = ({ quizzes }: QuizParts) =>
  press({
    action: 'quiz.resume',
    audience: 'actor',
    opens: 'answer',
    run: async ({ place }, { quiz }) =>
      notice((await quizzes.resume(quiz, place)) ? quizWords.resumed : quizWords.notPaused),
  });

const endPresses = ({ quizzes }: QuizParts) => [
  press({
    action: 'quiz.rematch',
    audience: 'everyone',
    opens: 'answer',
    async run(turn, { quiz }) {
      const started = await quizzes.rematch(turn.actor.user, quiz, placeOf(turn), turn.event);
      return { kind: 'reply', view: quizStartView(started) };
    },
  }),
  press({
    action: 'quiz.copyMisses',
    audience: 'actor',
    opens: 'answer',
    async run({ actor, place, event }, { quiz }) {
      const { copied, had, deck } = await quizzes.copyMisses(actor.user, quiz, place, event);
      return notice(quizWords.copied(copied, had, deck));
    },
  }),
];
