import { seen } from '../demo/telegram-scene.js';
import type { Stage } from '../stage/stage.js';
import { CARDS, DECK } from './deck.js';
import { NEWEST, type Side } from './side.js';

const ANSWER_WITHIN_MS = 30_000;

export const telegramSide = ({ telegram, friends, chatsOf }: Stage): Side => {
  const [owner] = friends;
  const own = telegram.privateChat(owner.telegram);
  const groups = chatsOf(owner.telegram).filter(({ type }) => type !== 'private');
  const person = telegram.as(owner.telegram);
  const saidPrivately = (words: string): number =>
    telegram.messages(own).filter(({ from, text }) => from.isBot && text?.includes(words)).length;
  return {
    async prepare() {
      person.send(own, `/deck_create ${DECK}`);
      await telegram.waitFor(() => saidPrivately(DECK) > 0, ANSWER_WITHIN_MS);
      for (const { front, back } of CARDS) {
        person.send(own, `/add ${front} :: ${back} deck: ${DECK}`);
        await telegram.waitFor(() => saidPrivately(front) > 0, ANSWER_WITHIN_MS);
      }
      for (const group of groups) person.send(group, `/deck_offer ${DECK}`);
      const isOffered = () =>
        groups.every((group) =>
          telegram.messages(group).some(({ from, text }) => from.isBot && text?.includes(DECK)),
        );
      await telegram.waitFor(isOffered, ANSWER_WITHIN_MS);
    },
    newest: () => groups.flatMap((group) => telegram.messages(group).slice(-NEWEST).map(seen)),
    async press(friend, { id }, label) {
      const user = (friends[friend] ?? owner).telegram;
      const message = groups
        .flatMap((group) => telegram.messages(group, { viewer: user }))
        .find((one) => String(one.id) === id);
      if (message !== undefined) await telegram.as(user).press(message, label);
    },
    onChange: (listener) => telegram.on('change', listener),
  };
};
