import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, discordPerson, labelsOf, startApp, telegramPerson, unescaped } from '../support/app.js';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

const CARDS = ['Where is Rome? :: In Italy', 'Where is Oslo? :: In Norway'];

test('on Discord practice goes round until all is right, over a restart, and more is offered when nothing is due', async () => {
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  const says = async (command: string, options = {}) =>
    (await acts.command(ada.channel, command, options)).shown();
  for (const front of CARDS) await says('flashcard add', { front });
  const begun = await says('study start', { mode: 'practise' });
  expect(unescaped(begun.text)).toContain('All decks · practice · card 1 of 2');
  expect(begun.text).toContain('nothing is rescheduled');
  const turned = await (await acts.press(begun, 'Show answer')).shown();
  expect(labelsOf(turned).slice(0, 2)).toEqual(['Missed', 'Right']);
  const second = await (await acts.press(turned, 'Missed')).shown();
  expect(unescaped(second.text)).toContain('card 1 of 2');
  const back = await (await acts.press(second, 'Undo')).shown();
  const again = await (await acts.press(back, 'Missed')).shown();
  await app.restart();
  const right = async (message: typeof begun) =>
    (await acts.press(await (await acts.press(message, 'Show answer')).shown(), 'Right')).shown();
  const missed = await right(again);
  expect(unescaped(missed.text)).toContain('card 2 of 2');
  const done = await right(missed);
  expect(unescaped(done.text)).toContain('your cards keep their dates');
  expect(labelsOf(done)).toEqual(['Undo', 'Practise again', 'My decks']);

  const known = async (message: typeof begun) => {
    const answer = await (await acts.press(message, 'Show answer')).shown();
    return (
      await acts.press(answer, labelsOf(answer).find((label) => label.startsWith('Easy')) ?? '')
    ).shown();
  };
  const end = await known(await known(await says('study start')));
  expect(labelsOf(end)).toEqual(['Undo', 'Study ahead', 'Practise', 'My decks']);
  const nothing = await says('study start');
  expect(labelsOf(nothing)).toEqual(['Study ahead', 'Practise', 'My decks', 'Settings']);
  const ahead = await (await acts.press(nothing, 'Study ahead')).shown();
  expect(ahead.text).toContain('or none falls due by then.');
  expect((await says('study start', { mode: 'misses' })).text).toContain(
    'You have no misses left from the last 7 days.',
  );
  const wrong = await says('study start', { until: 'whenever' });
  expect(unescaped(wrong.text)).toContain('I know no day “whenever”.');
});

test('whoever has seen the new cards of the day is offered more of them', async () => {
  const eve = discordPerson(app, 'Eve');
  const acts = app.discord.as(eve.user);
  const says = async (command: string, options = {}) =>
    (await acts.command(eve.channel, command, options)).shown();
  for (const front of CARDS) await says('flashcard add', { front });
  await says('settings', { new: 1 });
  const answer = await (await acts.press(await says('study start'), 'Show answer')).shown();
  const easy = labelsOf(answer).find((label) => label.startsWith('Easy')) ?? '';
  const end = await (await acts.press(answer, easy)).shown();
  expect(labelsOf(end)).toContain('More new cards');
  const nothing = await says('study start');
  const more = await (await acts.press(nothing, 'More new cards')).shown();
  expect(more.text).toContain('Where is Oslo?');
});

test('on Telegram a mode and a day are typed behind the deck, in German as well', async () => {
  const ben = telegramPerson(app);
  const { acts, chat } = ben;
  acts.send(chat, '/language Deutsch');
  await ben.reads('Deutsch');
  for (const card of CARDS) acts.send(chat, `/add ${card}`);
  acts.send(chat, '/study My cards modus: üben');
  const front = await ben.reads('My cards · Üben · Karte 1 von 2');
  expect(front.text).toContain('Kein Termin ändert sich');
  await acts.press(front, 'Antwort zeigen');
  await acts.press(await ben.offers('Nicht gewusst'), 'Nicht gewusst');
  await ben.reads('Karte 1 von 2');
  acts.send(chat, '/study My cards bis: in 2 Wochen');
  await ben.reads('Heute gibt es nichts vorzulernen');
  acts.send(chat, '/study bis in 2 Wochen Erdkunde');
  await ben.reads('Erdkunde');
  acts.send(chat, '/study modus: fehler bis: Freitag');
  await ben.reads('Nenn mir einen Tag oder eine andere Art zu lernen, nicht beides.');
  acts.send(chat, '/study modus: neue höchstens: 1');
  await ben.reads('Alle Stapel · neue Karten · Karte 1 von 1');
  acts.send(chat, '/study modus: irgendwie');
  await ben.reads('fehler, neue, vorlernen oder üben');
});

test('a wish goes along through a holiday', async () => {
  const ben = telegramPerson(app, 'Eve');
  const { acts, chat } = ben;
  acts.start();
  acts.send(chat, '/settings');
  await ben.reads('Settings');
  acts.send(chat, `/add ${CARDS[0]}`);
  await ben.reads('Where is Rome?');
  const settings = await ben.reads('New cards a day');
  await acts.press(settings, 'Take a holiday');
  await ben.reads('First day back');
  acts.send(chat, '2 weeks');
  await ben.reads('back on');
  acts.send(chat, '/study mode: practise');
  await acts.press(await ben.reads('You are on holiday'), 'Study anyway');
  await ben.reads('All decks · practice · card 1 of 1');
});
