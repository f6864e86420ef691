import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { isTurned } from './scene/alone.js';
import { asked, rightOf, wrongOf } from './scene/games.js';
import { replyToForm, telegramUser } from './telegram-world.js';
import type { Upgraded } from './upgraded.js';
import { type Actor, labelsOf, type Message, type Name, says, type Words } from './worlds.js';

vi.setConfig({ maxConcurrency: 32 });

const countOf = (actor: Actor, words: Words, room?: string): number =>
  actor.messages(room).filter((message) => message.isByBot && says(message, words)).length;

const listOf = async (actor: Actor, deck: string): Promise<string> =>
  (await actor.says('flashcard list', { deck })).text;

const cardsIn = async (actor: Actor, deck: string): Promise<number> =>
  Number(/ · (\d+) cards?/.exec(await listOf(actor, deck))?.[1]);

const tipsIn = ({ text }: Message): string | undefined => /Study tips[\s\S]*/.exec(text)?.[0];

/** All four capitals: Cleo missed one in a game, and the others in the next. */
const MISSES = 4;

/** Tips that no model gave. */
const BUILT_IN = /Study tips[\s\S]*Nothing came from pages 4–6[\s\S]*3 cards ask what something is/;

/** In the message that tells how a document ended. */
const ENDED = 'They are in the deck';

/** Everything that the scene left open ends well, and nothing is said or counted twice. */
export const expectUpgrade = (start: () => Promise<Upgraded>): void => {
  let app: Upgraded;
  beforeAll(async () => {
    app = await start();
  });
  afterAll(() => app?.close());

  describe.concurrent.each(['Discord', 'Telegram'] as const)('what was under way on %s', (platform) => {
    const actor = (name: Name): Actor => app.worlds[platform].actor(name);

    test('a document that was half read has all its cards, and is told of once', async () => {
      const omar = actor('Omar');
      await omar.reads('12 cards from half-read.pdf', 'reading');
      expect(await listOf(omar, 'half-read')).toContain('half-read · 12 cards');
      expect(countOf(omar, ENDED, 'reading')).toBe(1);
    });

    test('a document that waited for its turn is read, and told of once', async () => {
      const quinn = actor('Quinn');
      await quinn.reads('5 cards from queued.pdf');
      expect(await listOf(quinn, 'queued')).toContain('queued · 5 cards');
      expect(countOf(quinn, ENDED)).toBe(1);
    });

    test('what could not be told is told once, with the next command', async () => {
      const wes = actor('Wes');
      const room = platform === 'Discord' ? 'reading' : undefined;
      if (platform === 'Telegram') app.telegram.as(telegramUser(app.telegram, 'Wes')).unblockBot();
      await wes.says('help', {}, room);
      const end = await wes.reads('3 cards from waiting.pdf', room);
      await wes.says('settings', {}, room);
      expect(countOf(wes, ENDED, room)).toBe(1);
      await wes.press(end, 'Details');
      expect((await wes.reads('Study tips', room)).text).toMatch(BUILT_IN);
    });

    test('what was owed is delivered once', async () => {
      const [name, words] =
        platform === 'Discord'
          ? (['Otto', '4 cards from owed.pdf'] as const)
          : (['Lena', 'I can no longer post where it was played'] as const);
      await actor(name).reads(words);
      await actor(name).says('settings');
      expect(countOf(actor(name), words)).toBe(1);
    });

    test('a game goes on in the middle of its question, and everything counts once', async () => {
      const [room, ben, cleo] = ['study', actor('Ben'), actor('Cleo')];
      const third = await cleo.reads(asked(3), room);
      // It closes soon after both have answered, so whoever changes an answer comes first.
      await ben.press(third, rightOf(third));
      await cleo.press(third, rightOf(third));
      const last = await cleo.reads(asked(4), room);
      await ben.press(last, rightOf(last));
      await cleo.press(last, wrongOf(last));
      const { text } = await ben.reads('Quiz over: Capitals', room);
      expect(text).toMatch(/🥇 Ben — 3 of 3 right[\s\S]*🥈 Cleo — 1 of 3 right/);
      for (const number of [1, 2, 3, 4]) expect(countOf(ben, `Question ${number} of 4`, room)).toBe(1);
      expect(countOf(ben, 'Quiz over', room)).toBe(1);
    });

    test('a question of true or false is answered and counted', async () => {
      const [room, ben] = ['truth', actor('Ben')];
      const question = await ben.reads(asked(2), room);
      await ben.press(question, rightOf(question));
      expect((await ben.reads('Quiz over: Pairs', room)).text).toContain('🥇 Ben — 1 of 1 right');
    });

    test('a paused game is resumed by its old button', async () => {
      const [room, paul] = ['break', actor('Paul')];
      await paul.press(await paul.reads('Is anybody there?', room), 'Resume');
      await paul.reads(asked(4), room);
      await paul.says('quiz stop', {}, room);
      await paul.reads('Quiz over', room);
    });

    test('what was missed is added to the deck of earlier misses, and once', async () => {
      const cleo = actor('Cleo');
      const deck = 'Capitals (misses)';
      const before = await cardsIn(cleo, deck);
      const over = await cleo.reads('Quiz over', 'finished');
      await cleo.press(over, 'Add my misses to my deck');
      await cleo.press(over, 'Add my misses to my deck');
      expect(before).toBe(1);
      await cleo.says('settings');
      expect(await cardsIn(cleo, deck)).toBe(MISSES);
      expect((await cleo.says('deck list')).text.match(/misses/g)).toHaveLength(1);
    });

    test('stored questions of true or false are played again', async () => {
      const [room, ben] = ['finished-truth', actor('Ben')];
      await ben.press(await ben.reads('Quiz over', room), 'Rematch: only the misses');
      const again = await ben.reads((one) => asked(1)(one) && one.text.includes('of 1'), room);
      expect(labelsOf(again)).toEqual(['🔷 True', '🔺 False']);
      await ben.press(again, rightOf(again));
      await ben.reads('🥇 Ben — 1 of 1 right', room);
    });

    test('a turned card is graded, and one that shows its front is turned', async () => {
      const [sam, stella] = [actor('Sam'), actor('Stella')];
      const turned = await sam.reads(isTurned);
      await sam.press(turned, labelsOf(turned).find((label) => label.startsWith('Good')) ?? '');
      await sam.press(await sam.reads('card 2'), 'Show answer');
      await sam.reads(isTurned);
      await stella.press(await stella.reads('card 2'), 'Show answer');
      await stella.reads(isTurned);
      for (const one of [sam, stella]) expect((await one.says('study end')).text).toContain('1 card');
    });

    test('an open form is filled in to its end', async () => {
      const flo = actor('Flo');
      if (platform === 'Telegram') {
        await replyToForm(app.telegram, 'Flo', 'What was answered after');
        const added = await flo.reads('Card added');
        expect(added.text).toMatch(/What was asked before\?[\s\S]*What was answered after/);
        return;
      }
      const offers = (label: string) => flo.reads((one) => labelsOf(one).includes(label));
      const opened = await flo.press(await offers('Try again'), 'Try again');
      // A form that was not ready at once is behind a button of its own.
      const again = opened.form ? opened : await flo.press(await offers('Open form'), 'Open form');
      expect(again.form).toMatchObject({ back: 'An answer that was typed before' });
    });

    test('study tips say what they said, and what failed, was discarded or deleted comes back', async () => {
      for (const name of ['Dora', 'Nora'] as const) {
        const reader = actor(name);
        const before = await reader.reads('Study tips');
        await reader.press(before, 'Discard all');
        await reader.press(await reader.reads('All its cards were discarded'), 'Undo');
        const after = await reader.reads(ENDED);
        expect(after.id).toBe(before.id);
        await reader.press(after, 'Details');
        const details = await reader.reads((one) => one.id !== before.id && says(one, 'Study tips'));
        expect(tipsIn(details)).toBe(tipsIn(before));
      }
      const nora = actor('Nora');
      await nora.press(await nora.reads(ENDED), 'Try the rest');
      await nora.reads((one) => says(one, ENDED) && !labelsOf(one).includes('Try the rest'));
      const dora = actor('Dora');
      await dora.press(await dora.reads('Old notes'), 'Undo');
      expect((await dora.says('deck list')).text).toContain('Old notes');
    });
  });

  test('updates that were stored or on their way are handled, each once', async () => {
    const ines = app.worlds.Telegram.actor('Ines');
    await ines.reads('Not fetched?');
    expect((await ines.says('flashcard list')).text).toContain('Your cards · 3');
  });

  test('nothing was logged as an error', () => {
    expect(app.errors()).toEqual([]);
  });
};
