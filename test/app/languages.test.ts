import { afterAll, beforeAll, expect, test } from 'vitest';
import { readNamed } from '../../playground/stage/sample.js';
import { type App, labelsOf, PATIENCE_MS, startApp, unescaped } from '../support/app.js';
import { createGameClock } from '../support/game-clock.js';

const lecture = await readNamed();
const CAPITALS = { France: 'Paris', Italy: 'Rome', Spain: 'Madrid', Portugal: 'Lisbon', Austria: 'Vienna' };

const clock = createGameClock();
let app: App;
beforeAll(async () => {
  app = await startApp({}, clock);
});
afterAll(() => app?.close());

test('on Discord a German and an English person read the same room each in their own words', async () => {
  const { discord } = app;
  const [jana, ada] = [discord.addUser({ name: 'Jana', locale: 'de' }), discord.addUser({ name: 'Ada' })];
  const guild = discord.addGuild({ name: 'University', owner: jana, members: [ada] });
  const channel = discord.addChannel(guild, { name: 'lernen' });
  const [german, english] = [discord.as(jana), discord.as(ada)];
  const answer = async (acts: typeof german, command: string, options = {}) =>
    unescaped((await (await acts.command(channel, command, options)).shown()).text);

  expect(await answer(german, 'help')).toContain('Das kann ich');
  expect(await answer(english, 'help')).toContain('What I can do');
  expect(await answer(german, 'deck show', { deck: 'Physik' })).toContain('keinen Stapel namens „Physik“');
  expect(await answer(english, 'deck show', { deck: 'Physik' })).toContain('no deck called “Physik”');

  for (const [country, back] of Object.entries(CAPITALS))
    expect(await answer(german, 'flashcard add', { front: `Capital of ${country}?`, back })).toContain(
      'Karte hinzugefügt',
    );
  const session = await (await german.command(channel, 'study start')).shown();
  expect(labelsOf(session)).toContain('Antwort zeigen');
  const turned = await (await german.press(session, 'Antwort zeigen')).shown();
  expect(labelsOf(turned).join()).toMatch(/Vergessen · .*Gut · /);

  // The room is English like its server, until a moderator chooses.
  const sees = (words: string | RegExp) =>
    clock.running(
      discord.waitFor(
        () => discord.messages(channel, ada).findLast(({ text }) => unescaped(text).match(words)),
        PATIENCE_MS,
      ),
    );
  await german.command(channel, 'quiz start', { questions: 5, seconds: 5 });
  const question = await sees('Question 1 of 5');
  const chosen = await (await german.press(question, labelsOf(question)[0] ?? '')).shown();
  expect(unescaped(chosen.text)).toContain('Deine Wahl: 🔷 A');
  expect(await answer(english, 'language', { language: 'de', for: 'everyone' })).toContain('Only moderators');
  expect(await answer(german, 'language', { language: 'de', for: 'everyone' })).toContain('Deutsch');
  await sees(/Frage \d von 5/);
  await german.command(channel, 'quiz stop');
  await sees('Quiz vorbei');

  await english.command(channel, 'pdf', { file: lecture, cards: 5 });
  await discord.waitFor(
    () => discord.messages(channel, ada).find(({ text }) => text.includes('5 Karten aus')),
    PATIENCE_MS,
  );
  // What one chooses for oneself goes before what the app says.
  expect(await answer(english, 'language', { language: 'de' })).toContain('Sprache geändert');
  expect(await answer(english, 'help')).toContain('Das kann ich');
});

test('on Telegram a German and an English person read the same group each in their own words', async () => {
  const { telegram } = app;
  const jana = telegram.addUser({ name: 'Jana', language: 'de' });
  const ada = telegram.addUser({ name: 'Ada', language: 'en' });
  const group = telegram.addGroup({ title: 'Lernen', members: [ada], admins: [jana], bot: 'absent' });
  const ofBot = (chat: typeof group) => telegram.messages(chat).filter(({ from }) => from.isBot);
  const reads = (chat: typeof group, words: string | RegExp) =>
    clock.running(
      telegram.waitFor(() => ofBot(chat).findLast(({ text }) => text?.match(words)), PATIENCE_MS),
    );
  const [german, english] = [telegram.as(jana), telegram.as(ada)];
  const [janas, adas] = [telegram.privateChat(jana), telegram.privateChat(ada)];
  // Whoever adds the bot gives the group its language.
  telegram.addBotToGroup(group);
  await reads(group, 'Hallo, ich bin Deckhand');

  german.send(janas, '/help');
  await reads(janas, 'Das kann ich');
  english.send(adas, '/help');
  await reads(adas, 'What I can do');
  german.send(janas, '/deck_show Physik');
  await reads(janas, 'keinen Stapel namens „Physik“');

  for (const [country, back] of Object.entries(CAPITALS)) {
    german.send(janas, `/add Capital of ${country}? :: ${back}`);
    await reads(janas, `Capital of ${country}`);
  }
  german.send(janas, '/study');
  const front = await reads(janas, 'Alle Stapel · Karte 1 von ');
  expect(labelsOf(front)).toContain('Antwort zeigen');
  german.send(janas, '/add');
  await reads(janas, 'Antworte auf diese Nachricht');
  german.send(janas, '/cancel');

  german.sendDocument(janas, { ...lecture, caption: 'Karten: 5 Stapel: „Zellen und Gewebe“' });
  const report = await reads(janas, '5 Karten aus');
  expect(report.text).toContain('Zellen und Gewebe');

  german.send(group, '/quiz Zellen Fragen: 5 Sekunden: 60');
  const question = await reads(group, 'Frage 1 von');
  const pressed = await english.press(question, labelsOf(question)[0] ?? '');
  expect(pressed.notice).toMatch(/^You chose /);
  german.send(group, '/quiz_stop');
  await reads(group, 'Quiz vorbei');

  english.send(adas, '/language Deutsch');
  await reads(adas, 'Sprache geändert');
  english.send(adas, '/help');
  await reads(adas, 'Das kann ich');
});
