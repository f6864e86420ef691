import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type App,
  discordPerson,
  exportedCards,
  labelsOf,
  startApp,
  telegramPerson,
  unescaped,
} from '../support/app.js';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

const LIST = 'cat :: Katze\ndog :: Hund\nbird :: Vogel';
const CARDS = [
  { front: 'cat', back: 'Katze' },
  { front: 'dog', back: 'Hund' },
  { front: 'bird', back: 'Vogel' },
];
const sidesOf = (cards: readonly { front: string; back: string }[]) =>
  cards.map(({ front, back }) => ({ front, back })).sort((a, b) => a.front.localeCompare(b.front));
const sorted = sidesOf(CARDS);
const plainly = (text: string): string => unescaped(text).replaceAll('\\_', '_');

test('a separator has blanks around it, and without one the back is asked for', async () => {
  const ben = telegramPerson(app);
  ben.acts.send(ben.chat, '/add What does std::move do? :: It casts to an rvalue');
  await ben.reads('What does std::move do?\n\nIt casts to an rvalue');
  ben.acts.send(ben.chat, '/add What is ::1? :: the IPv6 loopback');
  await ben.reads('What is ::1?\n\nthe IPv6 loopback');
  ben.acts.send(ben.chat, '/add Haskell: what does f :: Int -> Int say? :: f maps Int to Int');
  await ben.reads('Haskell: what does f :: Int -> Int say?\n\nf maps Int to Int');
  ben.acts.send(ben.chat, '/add What is std::vector?');
  await ben.reads('Back (the answer)');
  ben.acts.send(ben.chat, 'A list that grows');
  await ben.reads('What is std::vector?\n\nA list that grows');
});

test('underscores inside a word are no gap when the card is turned', async () => {
  const ben = telegramPerson(app);
  ben.acts.send(ben.chat, '/add What does __init__ do in Python? :: It sets up a new object');
  await ben.reads('Card added');
  ben.acts.send(ben.chat, '/study');
  await ben.acts.press(await ben.reads('card 1'), 'Show answer');
  await ben.reads('What does __init__ do in Python?\n\nIt sets up a new object');

  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  const card = { front: 'What does __init__ do in Python?', back: 'It sets up a new object' };
  await acts.command(ada.channel, 'flashcard add', card);
  const front = await (await acts.command(ada.channel, 'study start')).shown();
  const turned = await (await acts.press(front, 'Show answer')).shown();
  expect(plainly(turned.text)).toMatch(/__init__ do in Python\?\n+\**It sets up a new object/);
});

test('gaps as Anki writes them are cards with gaps, one for each number', async () => {
  const ben = telegramPerson(app);
  ben.acts.send(ben.chat, '/add The capital of France is {{c1::Paris}}');
  await ben.reads('The capital of France is ____\n\nParis');
  ben.acts.send(ben.chat, '/add');
  await ben.reads('Front (the question)');
  ben.acts.send(ben.chat, '{{c1::Rome::city}} is the capital of {{c2::Italy}}');
  await ben.reads('2 cards added');
  expect(sidesOf(await exportedCards(app, ben))).toEqual([
    { front: '____ (city) is the capital of Italy', back: 'Rome' },
    { front: 'Rome is the capital of ____', back: 'Italy' },
    { front: 'The capital of France is ____', back: 'Paris' },
  ]);
  ben.acts.send(ben.chat, '/study');
  await ben.acts.press(await ben.reads(/card 1[\s\S]*The capital of France is ____/), 'Show answer');
  await ben.reads('The capital of France is Paris');
});

test('gaps are understood in the options of a command and in a form on Discord, too', async () => {
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  const sentence = 'Water boils at {{c1::100 °C::how hot}}';
  const added = await (await acts.command(ada.channel, 'flashcard add', { front: sentence })).shown();
  expect(plainly(added.text)).toMatch(/Water boils at ____ \(how hot\)[*\n]+100 °C/);
  const form = await acts.command(ada.channel, 'flashcard add');
  const filled = await (await acts.submitModal(form, { front: 'Ice melts at {{c1::0 °C}}' })).shown();
  expect(plainly(filled.text)).toMatch(/Ice melts at ____[*\n]+0 °C/);
});

test('a list is shown before it is kept, survives a restart, and is added once', async () => {
  const ben = telegramPerson(app);
  ben.acts.send(ben.chat, '/add dog :: Hund');
  await ben.reads('Card added');
  ben.acts.send(ben.chat, `/add ${LIST}`);
  const preview = await ben.reads('3 cards?');
  expect(preview.text).toContain('2. dog — Hund · you have it');
  expect(labelsOf(preview)).toEqual(['Add 2 cards', '⇄ Both ways', 'As one card', 'Cancel']);
  await app.restart();
  await Promise.all([ben.acts.press(preview, 'Add 2 cards'), ben.acts.press(preview, 'Add 2 cards')]);
  await ben.reads('2 cards added');
  expect(sidesOf(await exportedCards(app, ben))).toEqual(sorted);
  ben.acts.send(ben.chat, `/add ${LIST}`);
  expect(labelsOf(await ben.reads('You have all of these already'))).not.toContain('Add 3 cards');
});

test.each([
  ['tabs', 'cat\tKatze\ndog\tHund\nbird\tVogel'],
  ['dashes', '1. cat - Katze\n2. dog – Hund\n3. bird — Vogel'],
  ['bars', '| cat | Katze |\n|---|---|\n| dog | Hund |\n| bird | Vogel |'],
  ['semicolons', 'cat;Katze\ndog;Hund\nbird; Vogel'],
  ['signs', 'cat = Katze\ndog = Hund\nbird = Vogel'],
])('a list in the form, or in a message that is replied to, may have %s', async (_, list) => {
  const ben = telegramPerson(app);
  ben.acts.send(ben.chat, '/add');
  await ben.reads('Front (the question)');
  ben.acts.send(ben.chat, list);
  await ben.acts.press(await ben.reads('3 cards?'), 'Add 3 cards');
  await ben.reads('3 cards added');
  expect(sidesOf(await exportedCards(app, ben))).toEqual(sorted);

  const cleo = telegramPerson(app, 'Cleo');
  cleo.acts.send(cleo.chat, '/add', { replyTo: cleo.acts.send(cleo.chat, list) });
  await cleo.acts.press(await cleo.reads('3 cards?'), 'Cancel');
  await cleo.reads('Nothing was added');
  expect(await exportedCards(app, cleo)).toEqual([]);
});

test('a list is understood in a form and in a message on Discord', async () => {
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  const form = await acts.command(ada.channel, 'flashcard add');
  const preview = await (await acts.submitModal(form, { front: LIST })).shown();
  expect(preview.text).toContain('3 cards?');
  const kept = await (await acts.press(preview, 'Add 3 cards')).shown();
  expect(kept.text).toContain('3 cards added');
  const message = acts.send(ada.channel, LIST);
  const again = await (await acts.contextMenu('Make flashcard', message)).shown();
  expect(again.text).toContain('You have all of these already');
  const one = await acts.press(again, 'As one card');
  const card = await (await acts.submitModal(one, {})).shown();
  expect(unescaped(card.text)).toContain('Katze\ndog :: Hund\nbird :: Vogel');
});

test('what is left out of a list is given back, before and after the rest is kept', async () => {
  const ben = telegramPerson(app);
  ben.acts.send(ben.chat, '/add Animals, *all* of them\ncat - Katze\ndog - Hund');
  const leftOut = 'question from the answer there:\n\nAnimals, *all* of them';
  const preview = await ben.reads('2 cards?');
  expect(preview.text).toContain(leftOut);
  expect(labelsOf(preview)).toEqual(['Add 2 cards', '⇄ Both ways', 'As one card', 'Cancel']);
  await ben.acts.press(preview, 'Add 2 cards');
  expect((await ben.reads('2 cards added')).text).toContain(leftOut);

  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  const form = await acts.command(ada.channel, 'flashcard add');
  const shown = await (await acts.submitModal(form, { front: 'Animals\ncat; Katze\ndog; Hund' })).shown();
  const kept = await (await acts.press(shown, 'Add 2 cards')).shown();
  for (const { text } of [shown, kept]) expect(unescaped(text)).toMatch(/from the answer there:\n+> Animals/);
});

test('a list that will not do says what is wrong with it', async () => {
  const ben = telegramPerson(app);
  const many = Array.from({ length: 101 }, (_, i) => `${i} :: x`).join('\n');
  ben.acts.send(ben.chat, `/add ${many}`);
  await ben.reads('That list has 101 cards; 100 is the most at once.');
  ben.acts.send(ben.chat, '/add cat :: Katze\ndog ::');
  await ben.reads('Card 2 of your list has only one side.');
  ben.acts.send(ben.chat, `/add cat :: Katze\n${'x'.repeat(501)} :: Hund`);
  await ben.reads('“front” of card 2 has 501 characters; 500 is the most.');
  ben.acts.send(ben.chat, '/add cat :: Katze\nUK only: a whip\ndog :: Hund');
  expect((await ben.reads('2 cards?')).text).toContain('1. cat — Katze UK only: a whip');
});
