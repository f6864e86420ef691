import type { Chosen } from '../../../core/quiz/play/press.js';
import { type AnyCommand, command, type FeatureWithSubjects, press } from '../../chat/command.js';
import { notice, reply } from '../../chat/outcome.js';
import type { Message } from '../../chat/text.js';
import { messages } from '../../messages/messages.js';
import { clip } from '../shared.js';
import { missesDeckNames } from './misses-deck.js';
import { offerCommands, offerPresses } from './offers.js';
import { optionLabel } from './question-view.js';
import {
  beginPress,
  placeFor,
  playPress,
  type QuizDependencies,
  reportPress,
  startCommand,
  TOGETHER,
} from './start.js';
import { missesCopiedView, quizLostView, quizStartView } from './views.js';

const words = messages.quiz;
const described = words.commands;

/** Of what was chosen, in a note that Telegram shows in passing; less where the answer before is told as well. */
const CHOSEN_MAX = 30;
const CHOSEN_AFTER_MAX = 16;

/** Playing together where people talk. */
export const quizFeature = (dependencies: QuizDependencies): FeatureWithSubjects<'quiz.lost'> => ({
  commands: [startCommand(dependencies), ...runningCommands(dependencies), ...offerCommands(dependencies)],
  presses: [
    answerPress(dependencies),
    playPress(dependencies),
    beginPress(dependencies),
    reportPress(dependencies),
    resumePress(dependencies),
    ...endPresses(dependencies),
    ...offerPresses(dependencies),
  ],
  submissions: [],
  subjects: { 'quiz.lost': async () => quizLostView },
});

const runningCommands = ({ quizzes }: QuizDependencies): AnyCommand[] => [
  command({
    path: ['quiz', 'stop'],
    description: described.stop,
    where: TOGETHER,
    options: {},
    async run({ actor, place }) {
      await quizzes.stop(actor.user, actor.moderator, place);
      return { ...notice(words.stopped), evident: true };
    },
  }),
  command({
    path: ['quiz', 'skip'],
    description: described.skip,
    where: TOGETHER,
    options: {},
    async run({ actor, place }) {
      const skipped = await quizzes.skip(actor.user, place);
      if (skipped.done) return { ...notice(words.skipped), evident: true };
      return notice(words.vote({ votes: skipped.votes, needed: skipped.needed }));
    },
  }),
];

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
  const { index, option, before } = chosen;
  const said = { question: index + 1, option: optionLabel(chosen, option), before };
  if (chosen.kind === 'truth') return words.chose(said);
  const most = before ? CHOSEN_AFTER_MAX : CHOSEN_MAX;
  return words.chose({ ...said, text: clip(chosen.options[option] ?? '', most) });
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
      const misses = await quizzes.copyMisses(actor.user, quiz, place, event, names);
      if (misses.copied > 0) return reply(missesCopiedView(misses));
      return notice(misses.had > 0 ? words.copiedBefore : words.missesGone);
    },
  }),
];
