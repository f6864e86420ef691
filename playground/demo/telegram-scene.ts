import type { Player, Stage } from '../stage/stage.js';
import { wordsIn } from './plain-text.js';
import { type Scene, type Seen, Unexpected } from './scene.js';

const COMMANDS = { list: '/list', study: '/study' } as const;

/** A person in their private chat with the bot. */
export function telegramScene({ telegram }: Stage, { name, telegram: user }: Player): Scene {
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
    messages: () =>
      shown().map(
        (message): Seen => ({
          id: String(message.id),
          by: message.from.name,
          lines: wordsIn(message.text ?? message.caption ?? ''),
          buttons: message.buttons.map((row) => row.map(({ label }) => label)),
          file: (message.document ?? message.photo)?.name,
          isByBot: message.from.isBot,
          isPrivate: message.ephemeralFor !== undefined,
        }),
      ),
    onChange: (listener) => telegram.on('change', listener),
  };
}
