import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, startApp, telegramPerson } from '../support/app.js';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

it('a refused command that everybody saw is answered where it was given', async () => {
  const { telegram } = app;
  const ada = telegramPerson(app);
  const group = telegram.addGroup({ title: 'Study', members: [ada.user] });
  ada.acts.start();
  await ada.reads('Hello');
  const { id } = ada.acts.send(group, '/quiz');
  const answer = () => telegram.messages(group).find(({ from, replyTo }) => from.isBot && replyTo === id);
  expect((await telegram.waitFor(answer)).text).toContain('has too few cards');
});

it('a command that has no place in the private chat says where it has one', async () => {
  const ben = telegramPerson(app);
  ben.acts.start();
  ben.acts.send(ben.chat, '/quiz');
  await ben.reads('That works only in groups. Add me to one');
});
