import { Hono } from 'hono';
import { z } from 'zod';
import type { Stage } from '../stage/stage.js';
import type { Person, PressResult } from '../telegram/index.js';
import { chatOf, NotOnStage, telegramMessage, telegramUser } from './actors.js';
import { readForm } from './form.js';

/** The page's ids are texts. */
const number = z.coerce.number<number | string>();
const person = z.object({ as: number });
const place = person.extend({ chat: z.string() });
const sendAct = place.extend({
  text: z.string(),
  replyTo: number.optional(),
  topic: number.optional(),
});
const pressAct = place.extend({ message: number, data: z.string() });
const followAct = person.extend({ url: z.url() });

/** What each route takes, and what it answers. */
export interface TelegramRoutes {
  commands(act: z.input<typeof place>): ReturnType<Person['commands']>;
  send(act: z.input<typeof sendAct>): { readonly id: number };
  document(act: z.input<typeof sendAct>): { readonly id: number };
  press(act: z.input<typeof pressAct>): PressResult;
  follow(act: z.input<typeof followAct>): { readonly chat: string };
}

/** What Telegram's apps send as a photo, unless it is sent as a file on purpose. */
const PHOTOS: ReadonlySet<string> = new Set(['image/jpeg', 'image/png']);

/** What a person does in the Telegram-like half. */
export const telegramRoutes = (stage: Stage): Hono => {
  const { telegram } = stage;
  const at = ({ as, chat }: z.output<typeof place>) => {
    const user = telegramUser(stage, as);
    return { person: telegram.as(user), chat: chatOf(stage, user, chat) };
  };
  const seen = (as: number, chat: string, message: number) =>
    telegramMessage(stage, telegramUser(stage, as), chat, message);
  const options = ({ as, chat, replyTo, topic }: z.output<typeof sendAct>) => ({
    ...(replyTo !== undefined && { replyTo: seen(as, chat, replyTo) }),
    ...(topic !== undefined && { topic }),
  });

  return new Hono()
    .post('/commands', async (c) => {
      const { person, chat } = at(place.parse(await c.req.json()));
      return c.json(person.commands(chat));
    })
    .post('/send', async (c) => {
      const act = sendAct.parse(await c.req.json());
      const { person, chat } = at(act);
      return c.json({ id: person.send(chat, act.text, options(act)).id });
    })
    .post('/document', async (c) => {
      const { act, files } = await readForm(c, sendAct);
      const { person, chat } = at(act);
      if (files.file === undefined) throw new NotOnStage('There is no file.');
      const { name, bytes, type } = files.file;
      const file = { name, bytes, caption: act.text, ...(type !== '' && { mimeType: type }) };
      const send = PHOTOS.has(type) ? person.sendPhoto : person.sendDocument;
      return c.json({ id: send.call(person, chat, file, options(act)).id });
    })
    .post('/press', async (c) => {
      const { as, chat, message, data } = pressAct.parse(await c.req.json());
      return c.json(await telegram.as(telegramUser(stage, as)).press(seen(as, chat, message), data));
    })
    .post('/follow', async (c) => {
      const { as, url } = followAct.parse(await c.req.json());
      const { chat } = telegram.as(telegramUser(stage, as)).follow(url);
      return c.json({ chat: String(chat.id) });
    });
};
