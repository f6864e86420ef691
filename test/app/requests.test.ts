import { afterAll, beforeAll, expect, test } from 'vitest';
import { readNamed } from '../../playground/stage/sample.js';
import {
  type App,
  discordPerson,
  labelsOf,
  PATIENCE_MS,
  startApp,
  telegramPerson,
  unescaped,
} from '../support/app.js';
import { drawPdf, putLines } from '../support/pdfs/document.js';
import { lecturePdf } from '../support/pdfs.js';
import { pictureOf } from '../support/pictures.js';

const lecture = await readNamed();
const named = async (name: string, pages = 2) => ({
  name,
  bytes: await lecturePdf({ pages, topic: `About ${name}` }),
});

/** The first of several is at work until all of them are in line. */
const LONG = 40;

const photoOf = async (heading: string, sentence: string) =>
  pictureOf(
    await drawPdf((doc) => {
      putLines(doc, [heading], { x: 72, y: 80, size: 28, font: 'Times-Bold' });
      putLines(doc, [sentence], { x: 72, y: 150, size: 16 });
    }),
  );

/** How a document ended. */
const IN_DECK = /(?:It is|They are) in the deck/;

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

const endsOf = (texts: readonly (string | undefined)[]): (string | undefined)[] =>
  texts.flatMap((text) => /cards? from (\S+\.pdf)/.exec(text ?? '')?.[1] ?? []);

test('a caption in free words is understood, and the first message says so', async () => {
  const ben = telegramPerson(app);
  const caption = '3 cards about learning, p. 1-2, only multiple choice, in the deck Study skills, in German';
  ben.acts.sendDocument(ben.chat, { ...lecture, caption });
  const first = await ben.reads('3 cards · pages 1–2 · about learning · multiple choice · in German');
  expect(first.text).toContain('the cards are in the document’s language');
  expect(first.text).toContain('so there may be fewer');
  await ben.reads('Study skills');
});

test('the options of the command are the same, and pages that are not there are not read', async () => {
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  const file = await named('two.pdf');
  await acts.command(ada.channel, 'pdf', { file, pages: '2, 7-9', kind: 'basic', cards: 4 });
  await ada.sees(/4 cards · pages 2, 7–9 · questions and answers/);
  await ada.sees(IN_DECK);
  await acts.command(ada.channel, 'pdf', { file: await named('three.pdf', 3), pages: '40' });
  await ada.sees('has only 3 pages');
  const refused = await (await acts.command(ada.channel, 'pdf', { file, pages: 'all of them' })).shown();
  expect(refused.text).toContain('10-40');
});

test('the same PDF again is recognised, and made anew without repeating what is there', async () => {
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  await acts.command(ada.channel, 'pdf', { file: lecture, cards: 3 });
  await ada.sees(IN_DECK);
  await acts.command(ada.channel, 'pdf', { file: { ...lecture, name: 'lecture(1).pdf' } });
  const offer = await ada.sees('You have this one already');
  expect(unescaped(offer.text)).toContain('3 cards in **lecture**');
  expect(labelsOf(offer)).toEqual(['Study now', 'Get these cards', 'Quiz this', 'More cards', 'Make anew']);
  await acts.press(offer, 'Make anew');
  await app.discord.waitFor(
    () => ada.seen().filter(({ text }) => IN_DECK.test(text)).length === 2,
    PATIENCE_MS,
  );
  const session = await (await acts.command(ada.channel, 'flashcard list', { deck: 'lecture' })).shown();
  const fronts = session.text.split('\n').filter((line) => /^\d+\./.test(line));
  expect(new Set(fronts).size).toBe(fronts.length);
});

test('a PDF that is still being read is recognised, too, and one whose cards were discarded is made', async () => {
  const ben = telegramPerson(app);
  ben.acts.sendAlbum(ben.chat, [
    { ...lecture, caption: '3 cards' },
    { ...lecture, name: 'again.pdf' },
  ]);
  await ben.reads(/I’m reading this one just now|You have this one already/);
  await ben.acts.press(await ben.reads(IN_DECK), 'Details');
  await ben.acts.press(await ben.reads('What became of lecture.pdf'), 'Discard all');
  await ben.reads('All its cards were discarded');
  ben.acts.sendDocument(ben.chat, { ...lecture, name: 'once more.pdf', caption: '3 cards' });
  await ben.reads('cards from once more.pdf');
});

test('several PDFs at once are read one after the other, each into a deck of its own', async () => {
  const ben = telegramPerson(app);
  const files = await Promise.all(
    ['one_a.pdf', 'one_b.pdf', 'one_c.pdf'].map((name, i) => named(name, i === 0 ? LONG : 2)),
  );
  ben.acts.sendAlbum(
    ben.chat,
    files.map((file, i) => (i === 2 ? { ...file, caption: '3 cards' } : file)),
  );
  const waiting = await ben.reads('In line, after one_b.pdf.');
  expect(labelsOf(waiting)).toContain('Cancel');
  const ended = () => endsOf(ben.said().map(({ text }) => text));
  await app.telegram.waitFor(() => ended().length === 3, PATIENCE_MS);
  expect(ended()).toEqual(['one_a.pdf', 'one_b.pdf', 'one_c.pdf']);
  ben.acts.send(ben.chat, '/decks');
  await ben.reads(/one a[\s\S]*one b[\s\S]*one c/);
});

test('one that waits can be cancelled', async () => {
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  const files = await Promise.all(
    ['x.pdf', 'y.pdf', 'z.pdf'].map((name, i) => named(name, i === 0 ? LONG : 2)),
  );
  for (const file of files) await acts.command(ada.channel, 'pdf', { file, cards: 2 });
  const waiting = await ada.sees('In line, after x.pdf.');
  await acts.press(waiting, 'Cancel');
  await ada.sees('cards from z.pdf');
  expect(endsOf(ada.seen().map(({ text }) => unescaped(text)))).toEqual(['x.pdf', 'z.pdf']);
});

test('a PDF in a group says below it what is to be done, or somebody replies to it', async () => {
  const ben = telegramPerson(app);
  const group = app.telegram.addGroup({ title: 'Biology', admins: [ben.user] });
  ben.acts.sendDocument(group, { ...lecture, caption: '/pdf 2 cards about memory' });
  await ben.reads('2 cards · about memory', group);
  await ben.reads(IN_DECK, group);
  const another = ben.acts.sendDocument(group, await named('other.pdf'));
  ben.acts.send(group, '/pdf 2 cards', { replyTo: another });
  const report = await ben.reads('2 cards from other.pdf', group);
  ben.acts.send(group, '/pdf', { replyTo: report });
  await ben.reads('That’s my own message, not the PDF. Reply to the message with the PDF', group);
});

test('a PDF whose name says nothing gets a deck named after what is in it', async () => {
  const ben = telegramPerson(app);
  ben.acts.sendDocument(ben.chat, { name: 'scan0001.pdf', bytes: lecture.bytes, caption: '2 cards' });
  await ben.reads(IN_DECK);
  ben.acts.send(ben.chat, '/decks');
  const decks = await ben.reads('Your decks');
  expect(decks.text).not.toMatch(/scan|PDF, /);
});

test('photos of one minute get decks of their own, named after their headings or the day', async () => {
  const ben = telegramPerson(app);
  const [minerals, waters] = await Promise.all([
    photoOf('About minerals', 'Korvanite is a brittle blue mineral.'),
    photoOf('About waters', 'Osmosis is the flow of water through a membrane.'),
  ]);
  ben.acts.sendPhoto(ben.chat, { name: 'photo.png', bytes: minerals });
  ben.acts.sendPhoto(ben.chat, { name: 'photo.png', bytes: waters });
  const ends = () => ben.said().filter(({ text }) => IN_DECK.test(text ?? ''));
  await app.telegram.waitFor(() => ends().length === 2, PATIENCE_MS);
  ben.acts.send(ben.chat, '/decks');
  const decks = (await ben.reads('Your decks')).text ?? '';
  for (const name of [/About minerals|Photo, /, /About waters|Photo, .* \(2\)/]) expect(decks).toMatch(name);
  expect(decks).not.toMatch(/photo_|\d{4}-\d{2}-\d{2}/);
});
