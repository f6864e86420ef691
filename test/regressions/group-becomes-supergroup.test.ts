import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, PATIENCE_MS, startApp, telegramPerson } from '../support/app.js';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

it('a deck offered to a group can be played in the supergroup that it becomes, after a restart as well', async () => {
  const { telegram } = app;
  const [ada, ben] = [telegramPerson(app, 'Ada'), telegramPerson(app, 'Benedikt')];
  const group = telegram.addGroup({ title: 'Study', members: [ada.user, ben.user] });
  ada.acts.start();
  ada.acts.send(ada.chat, '/deck_create Capitals');
  await ada.reads('Deck created');
  const cities = ['Paris', 'Rome', 'Madrid', 'Lisbon', 'Vienna'];
  for (const city of cities) {
    ada.acts.send(ada.chat, `/add What is number ${cities.indexOf(city)}? :: ${city} deck: Capitals`);
    await ada.reads(city);
  }
  ada.acts.send(group, '/deck_offer Capitals');
  await ada.reads('by everybody', group);

  const supergroup = telegram.migrateToSupergroup(group);
  const isMoved = () => app.log.some((line) => line.includes('became a supergroup'));
  await telegram.waitFor(isMoved, PATIENCE_MS);
  await app.restart();
  ben.acts.send(supergroup, '/quiz_start Capitals questions: 5 seconds: 5');
  expect((await ben.reads('Host: Benedikt', supergroup)).text).toContain('Capitals');
});
