import { describe, expect, it } from 'vitest';
import { encodeAction } from '../../../src/bots/chat/action.js';
import { command, type Feature, press, submission } from '../../../src/bots/chat/command.js';
import { createRouter, type RouterDependencies } from '../../../src/bots/chat/router.js';
import type { Incoming } from '../../../src/bots/chat/turn.js';
import { UserError } from '../../../src/core/errors.js';
import { type DeckId, type EventId, newId, type UserId } from '../../../src/core/ids.js';
import { answerInEnglish } from '../../support/words.js';

const user = newId<UserId>();
const place = { kind: 'place', platform: 'test', id: '1' } as const;
const incoming: Incoming = {
  event: 'test:1' as EventId,
  identity: { platform: 'test', platformUserId: '1', displayName: 'Ada' },
  moderator: false,
  place,
  privatePlace: place,
  where: 'guild',
  locale: 'en',
  signal: new AbortController().signal,
};
const notice = (text: string) => ({ kind: 'notice', text }) as const;

const feature: Feature = {
  commands: [
    command({
      path: ['say', 'it'],
      description: 'Say it',
      where: ['guild'],
      audience: 'everyone',
      opens: 'form',
      options: {
        word: {
          kind: 'text',
          description: 'word',
          required: true,
          suggest: async (turn, typed) => {
            if (typed === 'fail') throw new Error('no');
            return [{ label: typed, value: turn.actor.user }];
          },
        },
      },
      run: async ({ actor }, { word }) => {
        if (word === 'bug') throw new Error('a bug');
        return notice(`${actor.user === user} ${word}`);
      },
    }),
  ],
  presses: [
    press({
      action: 'deck.list',
      audience: 'actor',
      opens: 'answer',
      run: async (_, { page }) => notice(`page ${page}`),
    }),
  ],
  submissions: [
    submission({
      action: 'deck.submitName',
      audience: 'actor',
      run: async (_, action, values) => notice(`${action.deck} ${values.name}`),
    }),
  ],
};

const routerWith = (dependencies: Partial<RouterDependencies> = {}) =>
  createRouter({
    features: [feature],
    meet: async () => user,
    language: async () => 'en',
    admit: () => {},
    remember: async () => {},
    waiting: async () => [],
    reportBug: () => 'incident-7',
    ...dependencies,
  });
const router = routerWith();

describe('the router', () => {
  it('knows at once how a command will be answered, and runs it with the person behind the identity', async () => {
    const handling = router.command(incoming, 'say it', { word: 'hi' });
    expect(handling).toMatchObject({ audience: 'everyone', opens: 'form' });
    expect(await handling.outcome).toEqual(notice('true hi'));
  });

  it('names a person so that they can be seen, always the same', async () => {
    const nameOf = async (displayName: string, locale = 'en') => {
      let met = '';
      const meet: RouterDependencies['meet'] = async ({ identity }) => {
        met = identity.displayName;
        return user;
      };
      const identity = { platform: 'test', platformUserId: '812347042', displayName };
      await routerWith({ meet }).command({ ...incoming, identity, locale }, 'say it', { word: 'hi' }).outcome;
      return met;
    };
    for (const unseen of ['\u3164', '\u200e', ' \u2800 ', '', '\u0301'])
      expect(await nameOf(unseen)).toBe('Player 42');
    expect(await nameOf('\u3164', 'de')).toBe('Person 42');
    expect(await nameOf(`A\u0000da\u202e\n ${'x'.repeat(500)}`)).toMatch(/^Ada x{96}$/);
    expect(await nameOf('👩‍🔬')).toBe('👩‍🔬');
  });

  it('finds what a button and a form mean', async () => {
    const page = router.press(incoming, encodeAction({ type: 'deck.list', page: 3 }));
    expect(await page.outcome).toEqual(notice('page 3'));
    const deck = newId<DeckId>();
    const code = encodeAction({ type: 'deck.submitName', deck });
    expect(await router.submit(incoming, code, { name: 'x' }).outcome).toEqual(notice(`${deck} x`));
  });

  it.each([
    ['a malformed button', () => router.press(incoming, '!!'), 'expired'],
    [
      'a button that no feature has',
      () => router.press(incoming, encodeAction({ type: 'help.show' })),
      'expired',
    ],
    [
      'a form’s code on a button',
      () => router.press(incoming, encodeAction({ type: 'deck.submitNew' })),
      'expired',
    ],
    ['an expired form', () => router.submit(incoming, 'AAAA', {}), 'expired'],
    ['an unknown command', () => router.command(incoming, 'nope', {}), 'no command /nope'],
    ['a missing option', () => router.command(incoming, 'say it', {}), '“word” is empty'],
    [
      'a command elsewhere',
      () => router.command({ ...incoming, where: 'group' }, 'say it', { word: 'x' }),
      'servers',
    ],
  ])('answers %s with a sentence for the presser alone', async (_, handle, words) => {
    expect(answerInEnglish(await handle().outcome)).toMatchObject({
      kind: 'notice',
      text: expect.stringContaining(words),
    });
  });

  it('tells a bug by the id under which it was logged', async () => {
    const logged: unknown[] = [];
    const watching = routerWith({ reportBug: (error) => `incident-${logged.push(error)}` });
    const outcome = await watching.command(incoming, 'say it', { word: 'bug' }).outcome;
    expect(answerInEnglish(outcome)).toMatchObject({ text: expect.stringContaining('incident-1') });
    expect(logged).toEqual([new Error('a bug')]);
  });

  it('lets nobody in whom the operator does not admit', async () => {
    const met: unknown[] = [];
    const closed = routerWith({
      admit: () => {
        throw new UserError('space.not_allowed', {});
      },
      meet: async () => {
        met.push(1);
        return user;
      },
    });
    const outcome = await closed.command(incoming, 'say it', { word: 'hi' }).outcome;
    expect(answerInEnglish(outcome)).toMatchObject({
      text: expect.stringContaining('not open to this place'),
    });
    expect(met).toEqual([]);
  });

  it('completes options, with nothing where that fails', async () => {
    expect(await router.suggest(incoming, 'say it', 'word', 'a')).toEqual([{ label: 'a', value: user }]);
    expect(await router.suggest(incoming, 'say it', 'word', 'fail')).toEqual([]);
    expect(await router.suggest(incoming, 'say it', 'other', 'a')).toEqual([]);
    expect(await router.suggest(incoming, 'nope', 'word', 'a')).toEqual([]);
  });

  it('gives out what was kept for a person', async () => {
    const view = { blocks: [] };
    const keeping = routerWith({
      waiting: async (who) => (who === user ? [{ id: newId(), view, markDelivered: async () => {} }] : []),
    });
    expect(await keeping.waiting(incoming)).toMatchObject([{ view }]);
    const failing = routerWith({ waiting: () => Promise.reject(new Error('no')) });
    expect(await failing.waiting(incoming)).toEqual([]);
  });
});

describe('two features', () => {
  const first = { ...feature, presses: [], submissions: [] };
  const takingPdfs = (name: string): Feature => ({
    commands: [
      command({
        path: [name],
        description: name,
        options: { file: { kind: 'file', description: 'file', required: true } },
        takesDocuments: { option: 'file', kinds: ['pdf'] },
        run: async () => notice(name),
      }),
    ],
    presses: [],
    submissions: [],
  });

  it.each<[string, Feature, Feature]>([
    ['say it', first, first],
    [
      'deck.list',
      { ...feature, commands: [], submissions: [] },
      { ...feature, commands: [], submissions: [] },
    ],
    ['deck.submitName', { ...feature, commands: [], presses: [] }, { ...feature, commands: [], presses: [] }],
    ['pdf', takingPdfs('read'), takingPdfs('learn')],
  ])('cannot both handle “%s”', (claimed, one, other) => {
    expect(() => routerWith({ features: [one, other] })).toThrow(claimed);
  });
});
