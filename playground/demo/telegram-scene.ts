import type { Player, Stage } from '../stage/stage.js';
import type { ShownMessage } from '../telegram/index.js';
import { momentText, wordsIn } from './plain-text.js';
import { type Scene, type Seen, Unexpected } from './scene.js';

const COMMANDS = { list: '/list', study: '/study' } as const;

/** A person in their private chat with the bot. */
export const telegramScene = ({ telegram }: Stage, { name, telegram: user }: Player): Scene => {
  const person = telegram.as(user);
  const chat = telegram.privateChat(user);
  const shown = () => telegram.messages(chat, { viewer: user });
  return {
    title: `Telegram: ${name}’s private chat with the bot`,
    person: name,
    sendPdf: async (file) => {
      person.sendDocument(chat, { ...file, mimeType: 'application/pdf' });
    },
    run: async (command) => {
      person.send(chat, COMMANDS[command]);
    },
    typed: () => undefined,
    press: async ({ id }, label) => {
      const message = shown().find((one) => String(one.id) === id);
      if (message === undefined) throw new Unexpected('The message was deleted.');
      const { answered } = await person.press(message, label);
      if (!answered) throw new Unexpected(`The press of “${label}” was never answered.`);
    },
    messages: () => shown().map(seen),
    onChange: (listener) => telegram.on('change', listener),
  };
};

/** A message as the app words it. */
export const seen = (message: ShownMessage): Seen => ({
  id: String(message.id),
  by: message.from.name,
  lines: wordsIn(withMoments(message)),
  buttons: message.buttons.map((row) => row.map(({ label }) => label)),
  file: (message.document ?? message.photo)?.name,
  isByBot: message.from.isBot,
  isPrivate: message.ephemeralFor !== undefined,
});

/** Apps show moments in the reader's own time. */
const withMoments = ({ text, caption, entities }: ShownMessage): string => {
  const words = text ?? caption ?? '';
  const moments = entities.flatMap((entity) => (entity.type === 'date_time' ? [entity] : []));
  return moments.reduceRight(
    (shown, { offset, length, unix_time }) =>
      `${shown.slice(0, offset)}${momentText(unix_time)}${shown.slice(offset + length)}`,
    words,
  );
};
