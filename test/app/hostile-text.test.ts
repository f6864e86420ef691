import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DECK_NAME_MAX } from '../../src/core/library/limits.js';
import { type App, discordPerson, labelsOf, startApp, telegramPerson } from '../support/app.js';
import { lecturePdf } from '../support/pdfs.js';

let app: App;
let bytes: Uint8Array;
beforeAll(async () => {
  [app, bytes] = await Promise.all([startApp(), lecturePdf({ pages: 4 })]);
});
afterAll(() => app?.close());

/** Names that mean something to a platform, or take more room than they seem to. */
const names: readonly [what: string, filled: (length: number) => string][] = [
  ['markdown', (length) => '**_`~|>#'.repeat(length).slice(0, length)],
  ['characters of four bytes', (length) => '🧬'.repeat(length / 2)],
  ['right-to-left text', (length) => 'الخلية\u202e '.repeat(length).slice(0, length)],
  ['mentions', (length) => '@everyone <@1> @ben_b '.repeat(length).slice(0, length)],
];

/** Words of every screen that a PDF leads to; the stand-ins refuse what the platforms refuse. */
describe.each(names)('a PDF, a deck and cards named with %s', (_, filled) => {
  test('go through every screen of Discord and ping nobody', async () => {
    const ada = discordPerson(app, filled(30));
    const acts = app.discord.as(ada.user);
    const deck = filled(DECK_NAME_MAX);
    const file = { name: `${filled(90)}.pdf`, bytes };
    await acts.command(ada.channel, 'pdf', { file, deck, cards: 4 });
    const end = await ada.sees('They are in the deck');
    const session = await (await acts.press(end, 'Study now')).shown();
    const turned = await (await acts.press(session, 'Show answer')).shown();
    const source = labelsOf(turned).find((label) => /source/i.test(label));
    if (source) await (await acts.press(turned, source)).shown();
    const review = await (await acts.press(end, 'Review')).shown();
    await (await acts.press(review, '✕ 1')).shown();
    await (
      await acts.command(ada.channel, 'flashcard add', { front: filled(500), back: filled(1_000), deck })
    ).shown();
    for (const list of ['deck list', 'flashcard list']) await (await acts.command(ada.channel, list)).shown();
    await acts.press(await (await acts.press(end, 'Details')).shown(), 'Discard all');
    await ada.sees('All its cards were discarded');
    for (const { pings } of ada.seen()) expect(pings).toEqual({ everyone: false, roles: [], users: [] });
    expect(bugs(app)).toEqual([]);
  });

  test('go through the screens of Telegram and ping nobody', async () => {
    const ben = telegramPerson(app, 'Ben');
    const name = `${filled(90)}.pdf`;
    ben.acts.sendDocument(ben.chat, { name, bytes, caption: 'cards: 4' });
    const end = await ben.reads('They are in the deck');
    await ben.acts.press(end, 'Review');
    await ben.reads(/Cards 1–\d of/);
    ben.acts.send(ben.chat, `/add ${filled(500)} :: ${filled(900)}`);
    ben.acts.send(ben.chat, '/decks');
    await ben.reads('My cards');
    await ben.acts.press(end, 'Study now');
    await ben.reads(/card 1/);
    expect(ben.said().flatMap(({ pings }) => pings)).toEqual([]);
    expect(bugs(app)).toEqual([]);
  });
});

/** What was logged as an error: a screen that did not fit would be there. */
const bugs = ({ log }: App): readonly string[] => log.filter((line) => JSON.parse(line).level >= 50);
