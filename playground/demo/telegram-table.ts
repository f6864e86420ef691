import type { Player, Stage } from '../stage/stage.js';
import { Unexpected } from './scene.js';
import { deckIn, QUICKEST, type Seat, type Table } from './table.js';
import { seen } from './telegram-scene.js';

const EXPORT_WITHIN_MS = 10_000;

/** People in the group; the first hosts. */
export const telegramTable = (stage: Stage, players: readonly [Player, Player, Player]): Table => {
  const [host, second, third] = players;
  const { telegram, group } = stage;
  return {
    title: `Telegram: ${players.map(({ name }) => name).join(', ')} in the group “${group.title}”`,
    seats: [seat(stage, host), seat(stage, second), seat(stage, third)],
    typed: () => undefined,
    async hostsDeck() {
      const chat = telegram.privateChat(host.telegram);
      telegram.as(host.telegram).send(chat, '/export');
      const file = await telegram.waitFor(
        () =>
          telegram
            .messages(chat)
            .flatMap(({ document }) => document ?? [])
            .findLast(({ name }) => name.endsWith('.json')),
        EXPORT_WITHIN_MS,
      );
      return deckIn(file.bytes);
    },
    messages: () =>
      telegram
        .messages(group)
        .filter(({ ephemeralFor }) => ephemeralFor === undefined)
        .map(seen),
    onChange: (listener) => telegram.on('change', listener),
  };
};

const seat = ({ telegram, group }: Stage, { name, telegram: user }: Player): Seat => {
  const person = telegram.as(user);
  return {
    name,
    startQuiz: async (deck) => {
      const { questions, seconds } = QUICKEST;
      person.send(group, `/quiz_start ${deck} questions: ${questions} seconds: ${seconds}`);
    },
    press: async ({ id }, label) => {
      const message = telegram.messages(group, { viewer: user }).find((one) => String(one.id) === id);
      if (message === undefined) throw new Unexpected('The message was deleted.');
      const { answered, notice } = await person.press(message, label);
      if (!answered) throw new Unexpected(`The press of “${label}” was never answered.`);
      const alone = telegram
        .messages(group, { viewer: user })
        .findLast(({ ephemeralFor }) => ephemeralFor === user.id);
      return notice ?? alone?.text ?? '';
    },
  };
};
