import { type Actor, labelsOf, type Message, type World } from '../worlds.js';
import { CAPITALS, learn, PAIRS } from './library.js';

/** Time enough to write everything else down while a question is open. */
const LONG = { questions: 5, seconds: 120 } as const;

/** The button that is right. */
export const rightOf = (question: Message): string => {
  const known: Readonly<Record<string, string>> = { ...CAPITALS, ...PAIRS };
  const [country, city = ''] = Object.entries(known).find(([name]) => question.text.includes(name)) ?? [];
  const lines = question.text.split('\n');
  const labels = labelsOf(question);
  const [yes = '', no = ''] = labels;
  if (yes.endsWith('True')) return lines.includes(`→ ${city}`) ? yes : no;
  const label = labels.find((one) => lines.includes(`${one}  ${city}`));
  if (label === undefined) throw new Error(`no answer about ${country} in ${question.text}`);
  return label;
};

export const wrongOf = (question: Message): string =>
  labelsOf(question).find((label) => label !== rightOf(question)) ?? '';

/** A question that can be answered. */
export const asked =
  (number: number) =>
  ({ text, buttons }: Message): boolean =>
    text.includes(`Question ${number} of`) && buttons.length > 0;

const answers = async (actor: Actor, question: Message, room: string, right: boolean): Promise<void> => {
  const shown = actor.messages(room).find(({ id }) => id === question.id);
  if (shown) await actor.press(shown, right ? rightOf(shown) : wrongOf(shown));
};

/** Two games over, one cut short: from it Cleo took the one that she missed, from the other, where she missed all, nothing yet. */
export const finishGames = async (world: World): Promise<void> => {
  const room = 'finished';
  const [fay, ben, cleo] = [world.actor('Fay'), world.actor('Ben'), world.actor('Cleo')];
  const over = () => fay.messages(room).filter(({ text }) => text.includes('Quiz over')).length;
  const play = async (questions: number): Promise<void> => {
    const before = over();
    await fay.says('quiz start', { deck: 'Capitals', questions: 5, seconds: 6 }, room);
    for (let number = 1; number <= questions; number++) {
      const question = await fay.reads(asked(number), room);
      await answers(ben, question, room, true);
      await answers(cleo, question, room, false);
      await fay.reads(new RegExp(`Question ${number} of 4[\\s\\S]*Right: Ben`), room);
    }
    if (questions < 4) await fay.says('quiz stop', {}, room);
    await fay.reads(() => over() > before, room);
  };
  await play(1);
  await cleo.press(await cleo.reads('Quiz over', room), 'Add my misses to my deck');
  await play(4);
};

/** A game of true and false, over and to be played again. */
export const finishTruth = async (world: World): Promise<void> => {
  const room = 'finished-truth';
  const [tim, ben] = [world.actor('Tim'), world.actor('Ben')];
  await learn(tim, 'Pairs', PAIRS);
  await tim.says('quiz start', { deck: 'Pairs', questions: 5, seconds: 5 }, room);
  await answers(ben, await tim.reads(asked(1), room), room, false);
  await tim.reads('The only answer was wrong', room);
  await tim.says('quiz stop', {}, room);
  await tim.reads('Quiz over', room);
};

/** Nobody answered Paul's game, which waits for somebody to resume it. */
export const pauseGame = async (world: World): Promise<void> => {
  const paul = world.actor('Paul');
  await paul.says('quiz start', { deck: 'Capitals', questions: 5, seconds: 5 }, 'break');
  await paul.reads('Is anybody there?', 'break');
};

/** Hugo's game stands at its third question: the first was skipped, Ben had the second and is wrong so far. */
export const leaveGameOpen = async (world: World): Promise<void> => {
  const room = 'study';
  const [hugo, ben, cleo] = [world.actor('Hugo'), world.actor('Ben'), world.actor('Cleo')];
  await hugo.says('quiz start', { deck: 'Capitals', ...LONG }, room);
  const first = await hugo.reads(asked(1), room);
  await answers(cleo, first, room, true);
  await hugo.says('quiz skip', {}, room);
  const second = await hugo.reads(asked(2), room);
  await answers(ben, second, room, true);
  await answers(cleo, second, room, false);
  await hugo.reads(/Question 2 of 4[\s\S]*Right: Ben/, room);
  await answers(ben, await hugo.reads(asked(3), room), room, false);
};

/** Tessa's game of true and false stands at its last question; the first was skipped. */
export const leaveTruthOpen = async (world: World): Promise<void> => {
  const room = 'truth';
  const [tessa, ben] = [world.actor('Tessa'), world.actor('Ben')];
  await learn(tessa, 'Pairs', PAIRS);
  await tessa.says('quiz start', { deck: 'Pairs', ...LONG }, room);
  await answers(ben, await tessa.reads(asked(1), room), room, true);
  await tessa.says('quiz skip', {}, room);
  await tessa.reads(asked(2), room);
};
