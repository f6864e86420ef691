import { afterAll, beforeAll, expect, test } from 'vitest';
import { readNamed } from '../../playground/stage/sample.js';
import { type App, exportedCards, startApp, telegramPerson } from '../support/app.js';

const lecture = await readNamed();

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

test('a deck of two words goes on to the next option, and words that are none are given back', async () => {
  const ben = telegramPerson(app);
  ben.acts.sendDocument(ben.chat, { ...lecture, caption: 'deck: Plant biology cards: 3 colour: red' });
  await ben.reads('I could not use “colour: red”');
  await ben.reads('in the deck Plant biology');
  expect(await exportedCards(app, ben)).toHaveLength(3);
});

test('a time zone may have two words', async () => {
  const ben = telegramPerson(app);
  ben.acts.send(ben.chat, '/settings timezone: New York');
  await ben.reads('Time zone: New York');
});

test('the name of an option inside a question is a word of it', async () => {
  const ben = telegramPerson(app);
  ben.acts.send(ben.chat, '/add Which games need a deck: poker or chess? :: poker');
  await ben.reads('Which games need a deck: poker or chess?\n\npoker');
  ben.acts.send(ben.chat, '/add cat :: Katze deck: Animals of Europe');
  await ben.reads('Card added to the new deck “Animals of Europe”\n\ncat\n\nKatze');
});

test('a deck may be named in the quotation marks of any language', async () => {
  const ben = telegramPerson(app);
  ben.acts.send(ben.chat, '/deck_create Cell biology');
  await ben.reads('Cell biology');
  for (const quoted of [
    '„Cell biology“',
    '«Cell biology»',
    '“Cell biology”',
    '「Cell biology」',
    '‘Cell biology’',
  ]) {
    const before = ben.said().length;
    ben.acts.send(ben.chat, `/list ${quoted}`);
    await app.telegram.waitFor(() => ben.said()[before]);
    expect(ben.said()[before]?.text).toContain('Cell biology · 0 cards');
  }
  ben.acts.sendDocument(ben.chat, { ...lecture, caption: 'deck: „Zell Biologie“, 2 cards' });
  await ben.reads('in the deck Zell Biologie');
});
