import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRouter } from '../../../src/bots/chat/router.js';
import { bold, code, italic } from '../../../src/bots/chat/text.js';
import { quote, text, type View } from '../../../src/bots/chat/view.js';
import type { MessageRef } from '../../../src/core/events/refs.js';
import type { Subject } from '../../../src/core/events/subjects.js';
import { newId, type UserId } from '../../../src/core/ids.js';
import { until } from '../../support/until.js';
import { BOARD, CLOSE, contractFeature, gate, PNG, type Stage } from './feature.js';
import type { Harness, MakeHarness, Person, Room, Seen } from './harness.js';

export type { Harness, MakeHarness, Person, Room, Seen, SentFile } from './harness.js';

const lastOf = (person: Person): Seen => {
  const last = person.sees().at(-1);
  if (!last) throw new Error('nothing is on the screen');
  return last;
};
const messageWith = (person: Person, words: string): Promise<Seen> =>
  until(() => {
    const found = person.sees().findLast((seen) => seen.text.includes(words));
    if (!found) throw new Error(`no “${words}” in ${JSON.stringify(person.sees().map((seen) => seen.text))}`);
    return found;
  });
const hears = (person: Person, words: string): Promise<void> =>
  until(() => expect(person.hears().join('\n')).toContain(words));
const givenTo = async (person: Person): Promise<Record<string, unknown>> => {
  const { text: said } = await messageWith(person, 'Given:');
  return JSON.parse(said.slice(said.indexOf('{'), said.lastIndexOf('}') + 1)) as Record<string, unknown>;
};

/** Everything that an adapter owes, told through people in front of the platform's own client. */
export const adapterContract = (name: string, makeHarness: MakeHarness): void => {
  describe(`${name} keeps the adapters' contract`, () => {
    let stage: Stage;
    let harness: Harness;
    let sent: { subject: Subject; message: MessageRef }[];
    let waiting: View[];
    let bugs: unknown[];

    const enter = async (room: Room): Promise<void> => {
      const users = new Map<string, UserId>();
      const router = createRouter({
        features: [contractFeature(stage)],
        language: async () => 'en',
        admit: () => {},
        meet: async ({ identity }) => {
          const user = users.get(identity.platformUserId) ?? newId<UserId>();
          users.set(identity.platformUserId, user);
          return user;
        },
        remember: async (subject, message) => void sent.push({ subject, message }),
        waiting: async () =>
          waiting.splice(0).map((view) => ({ id: newId(), view, markDelivered: async () => {} })),
        reportBug: (error) => {
          bugs.push(error);
          return 'incident-7';
        },
      });
      harness = await makeHarness(router, room);
    };

    beforeEach(() => {
      stage = { turns: [], notes: [], slow: gate(), view: { blocks: [text('Nothing.')] } };
      stage.slow.open();
      sent = [];
      waiting = [];
      bugs = [];
    });
    afterEach(async () => {
      stage.slow.open();
      await harness.close();
      expect(bugs.filter((bug) => !(bug instanceof Error && bug.message === 'A bug.'))).toEqual([]);
    });

    describe.each<Room>(['private', 'shared'])('in a %s room', (room) => {
      let ada: Person;
      beforeEach(async () => {
        await enter(room);
        ada = await harness.person('Ada');
      });

      it('answers a command with its result, in one message', async () => {
        await ada.command('board');
        const board = await messageWith(ada, 'Nothing turned yet.');
        expect(board.text).toMatch(/^The board/);
        expect(board.buttons).toEqual(['Turn', 'Poke', 'Ask', 'Take your time', 'Forgotten']);
        expect(ada.sees()).toHaveLength(1);
      });

      it('tells the handler who, where and in which language', async () => {
        await ada.command('board');
        await messageWith(ada, 'The board');
        const [turn] = stage.turns;
        expect(turn?.actor.identity).toMatchObject({
          platformUserId: ada.platformUserId,
          displayName: 'Ada',
        });
        expect(turn?.event).toMatch(/^(discord|telegram):\S+$/);
        expect(turn?.place).toEqual(harness.place);
        expect(turn?.privatePlace.platform).toBe(harness.place.platform);
        expect(['guild', 'group', 'groupAdmin'].includes(turn?.where ?? '')).toBe(room === 'shared');
        expect(turn?.space === undefined).toBe(room === 'private');
        expect(turn?.locale).toMatch(/^[a-z]{2}/);
      });

      it('gives several answers one after another', async () => {
        await ada.command('all');
        await hears(ada, 'A word to you.');
        expect(
          ada
            .sees()
            .map(({ text }) => text)
            .slice(0, 2),
        ).toEqual(['One.', 'Two.']);
      });

      it('hands over typed options', async () => {
        await ada.command('card make', {
          front: 'ATP',
          back: 'energy',
          deck: 'Biology',
          copies: 3,
          loud: true,
        });
        expect(await givenTo(ada)).toEqual({
          front: 'ATP',
          back: 'energy',
          deck: 'Biology',
          copies: 3,
          loud: true,
        });
      });

      it('refuses what is out of range in words', async () => {
        await ada.command('card make', { front: 'ATP', back: 'energy', copies: 0 }).catch(() => {});
        await until(() =>
          expect(ada.hears().length > 0 || stage.turns.length === 0, 'refused by platform or bot').toBe(true),
        );
        expect(stage.turns).toEqual([]);
      });

      it('takes a file and gives a file and a picture', async () => {
        const bytes = Buffer.from('mirror me ✓');
        await ada.command('mirror', { file: { name: 'notes.txt', mimeType: 'text/plain', bytes } });
        await messageWith(ada, `Got notes.txt, ${bytes.length} bytes.`);
        await until(() => {
          const shown = ada.sees();
          expect(shown.reduce((sum, seen) => sum + seen.pictures, 0)).toBe(1);
          const [file] = shown.flatMap((seen) => seen.files).filter((each) => each.name === 'mirror.txt');
          expect(Buffer.from(file?.bytes ?? [])).toEqual(bytes);
        });
      });

      it('says that a file is too large before all of it has come', async () => {
        const bytes = Buffer.alloc(2_000, 'x');
        await ada.command('mirror', { file: { name: 'big.txt', mimeType: 'text/plain', bytes } });
        await hears(ada, 'is the most');
      });

      it('makes a card of a message', async () => {
        await ada.useOnMessage('Make it a card', { text: 'Mitochondria make ATP.' });
        expect(await givenTo(ada)).toMatchObject({ quoted: 'Mitochondria make ATP.' });
      });

      it('updates the message whose button was pressed', async () => {
        await ada.command('board');
        await messageWith(ada, 'Nothing turned yet.');
        await ada.press('Turn');
        await messageWith(ada, 'Turned.');
        expect(ada.sees()).toHaveLength(1);
        expect(ada.isKeptWaiting()).toBe(false);
      });

      it('gives a notice to the presser and leaves the message alone', async () => {
        await ada.command('board');
        await messageWith(ada, 'The board');
        await ada.press('Poke');
        await hears(ada, 'You poked it.');
        expect(ada.isKeptWaiting()).toBe(false);
        expect(ada.sees()[0]?.text).toContain('Nothing turned yet.');
      });

      it.each([['Forgotten'], ['forged']])('answers an unknown button kindly: %s', async (which) => {
        await ada.command('board');
        await messageWith(ada, 'The board');
        await (which === 'forged' ? ada.pressForged('bm90aGluZw') : ada.press(which));
        await hears(ada, 'expired');
        expect(ada.isKeptWaiting()).toBe(false);
      });

      it('puts errors into words, and bugs into an id', async () => {
        await ada.command('fail', { how: 'kindly' });
        await hears(ada, 'You have no deck called “Latin”.');
        await ada.command('fail', { how: 'badly' });
        await hears(ada, 'incident-7');
        expect(bugs).toHaveLength(1);
      });

      it('answers a slow command when it is ready', async () => {
        stage.slow = gate();
        await ada.command('slow', { name: 'First' });
        await until(() => expect(stage.notes).toEqual(['First begins']));
        await until(() => expect(ada.isKeptWaiting()).toBe(false));
        stage.slow.open();
        await messageWith(ada, 'First is done.');
      });

      it('answers a slow press when it is ready, and lets go of the button before', async () => {
        await ada.command('board');
        await messageWith(ada, 'The board');
        stage.slow = gate();
        await ada.press('Take your time');
        await until(() => expect(ada.isKeptWaiting()).toBe(false));
        stage.slow.open();
        await messageWith(ada, 'That took a while.');
        expect(ada.sees()[0]?.text).toContain('Nothing turned yet.');
      });

      it('handles the events of one person in order', async () => {
        stage.slow = gate();
        await ada.command('slow', { name: 'First' });
        await until(() => expect(stage.notes).toEqual(['First begins']));
        await ada.command('quick', { name: 'Second' });
        stage.slow.open();
        await messageWith(ada, 'Second was quick.');
        expect(stage.notes).toEqual(['First begins', 'First ends', 'Second is quick']);
      });

      it('reports the message of a subject, which can be edited from then on', async () => {
        await ada.command('board');
        await messageWith(ada, 'Nothing turned yet.');
        await until(() => expect(sent).toMatchObject([{ subject: BOARD }]));
        const [report] = sent;
        if (!report) throw new Error('nothing was reported');
        await harness.messenger.edit(report.message, { blocks: [text('Edited later.')] });
        await messageWith(ada, 'Edited later.');
        expect(ada.sees().some((seen) => seen.text.includes('Nothing turned yet.'))).toBe(false);
      });

      it('reports the message of a subject after a press, too', async () => {
        await ada.command('board');
        await messageWith(ada, 'The board');
        await ada.press('Turn');
        await messageWith(ada, 'Turned.');
        await until(() => expect(sent).toHaveLength(2));
        expect(sent[1]?.message).toEqual(sent[0]?.message);
      });

      it('sends and edits unasked', async () => {
        const first = (): View => ({ blocks: [text('3 of 9')] });
        const message = await harness.messenger.send(harness.place, first, 'report-1');
        await messageWith(ada, '3 of 9');
        const edited = await harness.messenger.edit(message, {
          blocks: [text('9 of 9'), { kind: 'image', type: 'png', bytes: PNG, alt: 'One pixel' }],
        });
        await until(() => expect(lastOf(ada)).toMatchObject({ pictures: 1 }));
        await messageWith(ada, '9 of 9');
        await harness.messenger.edit(edited, { blocks: [text('Thrown away')] });
        await messageWith(ada, 'Thrown away');
        expect(ada.sees()).toHaveLength(1);
        expect(lastOf(ada).pictures).toBe(0);
      });

      it('tells after a command what else is owed', async () => {
        waiting = [{ blocks: [text('Your cards are ready.')] }];
        await ada.command('quick', { name: 'Ada' });
        await messageWith(ada, 'Ada was quick.');
        expect((await messageWith(ada, 'Your cards are ready.')).isPrivate).toBe(true);
      });

      it('shows the worst text to the letter, in one message, and notifies nobody', async () => {
        stage.view = worstView;
        await ada.command('show');
        const shown = await messageWith(ada, '@everyone');
        for (const line of HOSTILE.split('\n')) expect(shown.text).toContain(line);
        expect(shown.pings).toBe(0);
        expect(shown.buttons).toEqual(['*Bold* @everyone <b>']);
        expect(ada.sees()).toHaveLength(1);
      });

      it('splits what has no buttons and loses nothing', async () => {
        const words = Array.from({ length: 1_500 }, (_, i) => `w${i}_`);
        stage.view = { title: 'Long', blocks: [text(words.join(' ')), quote('The end.')] };
        await ada.command('show');
        await messageWith(ada, 'The end.');
        const read = ada.sees().flatMap((seen) => seen.text.match(/w\d+_/g) ?? []);
        expect(read).toEqual(words);
      });
    });

    describe('in a private room', () => {
      let ada: Person;
      beforeEach(async () => {
        await enter('private');
        ada = await harness.person('Ada');
        await ada.command('board');
        await messageWith(ada, 'The board');
      });
      const opensForm = (): Promise<void> => until(() => expect(ada.hasForm()).toBe(true));

      it('asks with a form and answers what was filled in', async () => {
        await ada.press('Ask');
        await opensForm();
        await ada.fill({ name: 'Zoology *1*', note: 'new' });
        await messageWith(ada, 'Made Zoology *1* (new).');
        expect(ada.isKeptWaiting()).toBe(false);
      });

      it('offers to try again', async () => {
        await ada.press('Ask');
        await opensForm();
        await ada.fill({ name: 'taken', note: 'x' });
        await hears(ada, 'That name is taken.');
        // A form that is a conversation goes on by itself.
        if (harness.formsExpire) await ada.press('Try again');
        await opensForm();
        await ada.fill({ name: 'free', note: 'x' });
        await messageWith(ada, 'Made free (x).');
      });

      it('opens a form that comes late', async () => {
        stage.slow = gate();
        await ada.press('Ask');
        await until(() => expect(ada.isKeptWaiting()).toBe(false));
        stage.slow.open();
        if (harness.formsExpire) {
          await until(() => expect(lastOf(ada).buttons).toEqual(['Open form']));
          await ada.press('Open form');
        }
        await opensForm();
        await ada.fill({ name: 'Late', note: 'x' });
        await messageWith(ada, 'Made Late (x).');
      });

      it('completes options while they are typed', async () => {
        if (!harness.completes) return;
        expect(await ada.complete('card make', 'deck', 'b')).toEqual(['Biology', 'Botany']);
        expect(await ada.complete('card make', 'deck', 'x')).toEqual([]);
      });
    });

    describe('between two people in a shared room', () => {
      let ada: Person;
      let ben: Person;
      beforeEach(async () => {
        await enter('shared');
        ada = await harness.person('Ada');
        ben = await harness.person('Ben');
      });

      it('shows everybody what is for everybody', async () => {
        await ada.command('board');
        expect((await messageWith(ben, 'The board')).isPrivate).toBe(false);
      });

      it('shows a private answer to its person alone', async () => {
        await ada.command('whisper');
        expect((await messageWith(ada, 'Between us.')).isPrivate).toBe(true);
        expect(ben.sees().some((seen) => seen.text.includes('Between us.'))).toBe(false);
      });

      it('takes away a message that one person sees, and none that others see', async () => {
        await ada.command('whisper');
        await messageWith(ada, 'Between us.');
        await ada.press('Close');
        await until(() => expect(ada.sees()).toEqual([]));
        stage.view = { blocks: [text('For all.')], buttons: [[{ label: 'Close', action: CLOSE }]] };
        await ada.command('show');
        await messageWith(ada, 'For all.');
        await ada.press('Close');
        await until(() => expect(stage.turns).toHaveLength(4));
        await ada.command('quick', { name: 'Ada' });
        await messageWith(ada, 'Ada was quick.');
        await messageWith(ada, 'For all.');
      });

      it('keeps notices from the others', async () => {
        await ada.command('board');
        await messageWith(ben, 'The board');
        await ben.press('Poke');
        await hears(ben, 'You poked it.');
        expect(ada.hears().join('\n')).not.toContain('You poked it.');
      });

      it('lets one person go on while another waits', async () => {
        stage.slow = gate();
        await ada.command('slow', { name: 'Ada' });
        await until(() => expect(stage.notes).toEqual(['Ada begins']));
        await ben.command('quick', { name: 'Ben' });
        await messageWith(ben, 'Ben was quick.');
        stage.slow.open();
        await messageWith(ben, 'Ada is done.');
      });

      it('knows the presser from the sender of the command', async () => {
        await ada.command('board');
        await messageWith(ben, 'The board');
        await ben.press('Turn');
        await messageWith(ada, 'Turned.');
        expect(stage.turns.map((turn) => turn.actor.identity.platformUserId)).toEqual([
          ada.platformUserId,
          ben.platformUserId,
        ]);
      });
    });
  });
};

/** Every marker of both platforms' markup, mentions, right-to-left text and characters of four bytes. */
const HOSTILE = [
  '@everyone @here <@1001> <@&1001> <#1001> @ada /start #tag </quiz start:1>',
  '**bold** __under__ *it* _it_ ~~gone~~ ||spoiler|| `code` ```block``` \\*kept\\*',
  '# Heading',
  '-# small',
  '- item',
  '1. one',
  '> quoted',
  '>>> all',
  '[masked](https://example.com/a_b) <https://example.com> https://example.com/x_y_z',
  '<t:0:R> <:smile:1> :smile: <b>html</b> &lt;&amp;',
  'مرحبا بالعالم 𝒳𝒴 👩‍👩‍👧‍👦 𠜎𠜱',
].join('\n');
const worstView: View = {
  title: 'A *title* # @here',
  blocks: [
    text(HOSTILE),
    quote(HOSTILE),
    text(bold(HOSTILE), italic(HOSTILE), code(HOSTILE)),
    { kind: 'facts', rows: [{ label: '**Deck**', value: [bold('*'), 'مرحبا', code('`')] }] },
    { kind: 'progress', done: 3, total: 7 },
    { kind: 'deadline', at: new Date('2030-01-01T00:00:00Z') },
  ],
  buttons: [[{ label: '*Bold* @everyone <b>', action: { type: 'settings.show' } }]],
};
