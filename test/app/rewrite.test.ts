import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type GeminiStandIn, startGeminiStandIn } from '../../playground/gemini.js';
import type { Environment } from '../../src/config.js';
import { newId, type ReviewId } from '../../src/core/ids.js';
import {
  type App,
  discordPerson,
  exportedCards,
  labelsOf,
  startApp,
  telegramPerson,
  unescaped,
} from '../support/app.js';

let gemini: GeminiStandIn;
let app: App;
beforeAll(async () => {
  gemini = await startGeminiStandIn();
});
afterAll(() => gemini?.close());
afterEach(async () => {
  await app?.close();
  gemini.mend();
});
beforeEach(() => {
  gemini.calls.length = 0;
});

const startWith = async (settings: Environment = { GOOGLE_API_KEY: 'key', GEMINI_API_URL: gemini.url }) => {
  app = await startApp(settings);
};

/** All cards have been forgotten seven times, and are due. */
const makeSlippery = () =>
  app.lookInside(async ({ prisma }) => {
    const cards = await prisma.card.findMany();
    const memory = { state: 2, stability: 2, difficulty: 9, scheduledDays: 2, learningSteps: 0, reps: 20 };
    const lastReview = new Date(Date.now() - 3 * 86_400_000);
    await prisma.schedule.createMany({
      data: cards.map(({ id, ownerId }) => ({
        ...{ userId: ownerId, cardId: id, ...memory, lapses: 7, rev: 20, due: new Date(), lastReview },
      })),
    });
    await prisma.reviewLog.createMany({
      data: cards.map(({ id, ownerId }) => ({
        ...{ id: newId<ReviewId>(), userId: ownerId, cardId: id, rating: 3, rev: 20, at: lastReview },
      })),
    });
  });

/** The button says when the card would come back. */
const forgot = (message: Parameters<typeof labelsOf>[0]): string =>
  labelsOf(message).find((label) => label.startsWith('Forgot')) ?? '';

test('on Telegram a leech is rewritten by the model, once, taken back, and kept', async () => {
  await startWith();
  const ben = telegramPerson(app);
  const { acts, chat } = ben;
  acts.send(chat, '/add Why does ice float on water? :: Less dense than water');
  await ben.reads('Card added');
  await makeSlippery();
  acts.send(chat, '/study');
  await acts.press(await ben.offers('Show answer'), 'Show answer');
  const turned = await ben.offers('Forgot');
  await acts.press(turned, forgot(turned));
  const told = await ben.reads('so I’ve set it aside');
  expect(labelsOf(told)).toEqual(expect.arrayContaining(['Rewrite it', 'Keep it']));

  await acts.press(told, 'Rewrite it');
  const proposal = await ben.reads('Easier to remember?');
  expect(proposal.text).toContain('Now\nWhy does ice float on water?\nLess dense than water');
  expect(proposal.text).toContain('In short: Why does ice float on water?\nLess dense than water');
  expect(proposal.text).toContain('from this card alone');
  expect(labelsOf(proposal)).toEqual(['Use these', 'Keep the old one', 'Split it', 'Edit']);
  await Promise.all([1, 2].map(() => acts.press(proposal, 'Use these')));
  const used = await ben.reads('2 cards in its place');
  const fronts = async () => (await exportedCards(app, ben)).map(({ front }) => front);
  expect((await fronts()).length).toBe(3);

  await acts.press(used, 'Undo');
  const back = await ben.reads('The old card is back');
  expect(back.text).toContain('You keep forgetting this card');
  await acts.press(back, 'Rewrite it');
  await acts.press(await ben.offers('Keep the old one'), 'Keep the old one');
  expect((await ben.reads('Card is back in study')).text).toContain('Why does ice float on water?');
});

test('on Discord, too; where the model’s day is used up, its person writes the cards', async () => {
  await startWith();
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  await (
    await acts.command(ada.channel, 'flashcard add', { front: 'Parts of a cell?', back: 'Wall, core' })
  ).shown();
  await makeSlippery();
  const session = await (await acts.command(ada.channel, 'study start')).shown();
  const turned = await (await acts.press(session, 'Show answer')).shown();
  const told = await (await acts.press(turned, forgot(turned))).shown();
  gemini.fail({ kind: 'quota', per: 'day', most: 20 });
  const refused = await (await acts.press(told, 'Rewrite it')).shown();
  expect(unescaped(refused.text)).toContain('asked all that it may for now');
  expect(labelsOf(refused)).toEqual(['Split it', 'Edit', 'Keep it']);

  const asItIs = await acts.submitModal(await acts.press(refused, 'Split it'), {});
  expect((await asItIs.shown()).text).toContain('Nothing changed');
  const form = await acts.press(refused, 'Split it');
  const typed = 'Outermost part of a cell? :: Wall\nPart with its genes? :: Core';
  const shown = await (await acts.submitModal(form, { cards: typed })).shown();
  expect(unescaped(shown.text)).toContain('In place of “Parts of a cell?”, which is deleted.');
  expect(labelsOf(shown)).toEqual(['Use 2 cards', 'Cancel']);
  const used = await (await acts.press(shown, 'Use 2 cards')).shown();
  expect(unescaped(used.text)).toContain('**Part with its genes?** — Core');
  const back = await (await acts.press(used, 'Undo')).shown();
  expect(unescaped(back.text)).toContain('Parts of a cell?');
});

test('without a model, a leech is for its person to split or edit', async () => {
  await startWith({});
  const ben = telegramPerson(app);
  const { acts, chat } = ben;
  acts.send(chat, '/add Parts of a cell? :: Wall, core');
  await ben.reads('Card added');
  await makeSlippery();
  acts.send(chat, '/study');
  await acts.press(await ben.offers('Show answer'), 'Show answer');
  const turned = await ben.offers('Forgot');
  await acts.press(turned, forgot(turned));
  await acts.press(await ben.offers('Rewrite it'), 'Rewrite it');
  const byHand = await ben.reads('runs without an AI model');
  expect(labelsOf(byHand)).toEqual(['Split it', 'Edit', 'Keep it']);
  await acts.press(byHand, 'Split it');
  await ben.reads('Parts of a cell? :: Wall, core');
  acts.send(chat, 'Outermost part? :: Wall');
  await acts.press(await ben.offers('Use 1 card'), 'Use 1 card');
  expect((await ben.reads('Card rewritten')).text).toContain('Outermost part?\n\nWall');
});
