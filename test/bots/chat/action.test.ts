import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Action, decodeAction, encodeAction } from '../../../src/bots/chat/action.js';
import {
  type CardId,
  type DeckId,
  type GenerationId,
  newId,
  type SearchId,
  type SessionId,
} from '../../../src/core/ids.js';

const u8 = fc.integer({ min: 0, max: 255 });
const u16 = fc.integer({ min: 0, max: 65_535 });

const card = fc.constant(0).map(() => newId<CardId>());
const deck = fc.constant(0).map(() => newId<DeckId>());
const session = fc.constant(0).map(() => newId<SessionId>());
const generation = fc.constant(0).map(() => newId<GenerationId>());
const search = fc.constant(0).map(() => newId<SearchId>());

/** One arbitrary for each shape of fields that a button has. */
const actions: fc.Arbitrary<Action> = fc.oneof(
  fc.constant<Action>({ type: 'help.show' }),
  fc.record({ type: fc.constant('study.start' as const), deck: fc.option(deck) }),
  fc.record({ type: fc.constant('study.show' as const), session, rev: u16 }),
  fc.record({
    type: fc.constant('study.grade' as const),
    session,
    rev: u16,
    grade: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
  }),
  fc.record({ type: fc.constant('study.end' as const), session }),
  fc.record({ type: fc.constant('deck.list' as const), page: u8 }),
  fc.record({ type: fc.constant('deck.show' as const), deck }),
  fc.record({ type: fc.constant('card.list' as const), deck: fc.option(deck), page: u16 }),
  fc.record({ type: fc.constant('card.search' as const), search, page: u16 }),
  fc.constant({ type: 'card.askSearch' as const }),
  fc.constant({ type: 'card.submitSearch' as const }),
  fc.record({ type: fc.constant('card.submitEdit' as const), card, revision: u16 }),
  fc.record({
    type: fc.constant('move.into' as const),
    of: fc.constantFrom('card' as const, 'deck' as const, 'search' as const),
    id: fc.option(fc.oneof<fc.Arbitrary<CardId | DeckId | SearchId>[]>(card, deck, search)),
    page: u16,
    marked: u16,
    check: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    deck,
  }),
  fc.record({ type: fc.constant('pdf.drop' as const), generation, card, index: u16 }),
  fc.record({ type: fc.constant('pdf.more' as const), generation, from: u16, to: u16 }),
  fc.record({
    type: fc.constant('account.export' as const),
    format: fc.constantFrom('json' as const, 'csv' as const),
  }),
  fc.record({
    type: fc.constant('account.forget' as const),
    confirmed: fc.boolean(),
    asked: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  }),
);

describe('a button’s code', () => {
  it('gives back the action, in at most 64 characters that every platform takes', () => {
    fc.assert(
      fc.property(actions, (action) => {
        const code = encodeAction(action);
        expect(code).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
        expect(decodeAction(code)).toEqual(action);
      }),
    );
  });

  it('means nothing once it is cut, lengthened or padded', () => {
    fc.assert(
      fc.property(actions, fc.string({ minLength: 1, maxLength: 3 }), (action, more) => {
        const code = encodeAction(action);
        expect(decodeAction(code.slice(0, -2))).toBeUndefined();
        expect(decodeAction(code + more)).toBeUndefined();
        expect(decodeAction(`${code}==`)).toBeUndefined();
      }),
    );
  });

  it('that nobody wrote means nothing, or an action that is written like this', () => {
    const bytes = fc.uint8Array({ maxLength: 60 }).map((each) => Buffer.from(each).toString('base64url'));
    const ours = fc
      .tuple(u8, fc.uint8Array({ maxLength: 48 }))
      .map(([number, rest]) => Buffer.from([1, number, ...rest]).toString('base64url'));
    fc.assert(
      fc.property(fc.oneof(fc.string(), bytes, ours), (code) => {
        const action = decodeAction(code);
        if (action) expect(encodeAction(action)).toBe(code);
      }),
      { numRuns: 1_000 },
    );
  });

  it('cannot be made of numbers that have no room', () => {
    for (const page of [-1, 256, 1.5, Number.NaN])
      expect(() => encodeAction({ type: 'deck.list', page })).toThrow(RangeError);
  });
});

it('buttons that name a language mean the same one in every version', () => {
  const codeOf = (language: 'en' | 'de' | null) => encodeAction({ type: 'settings.language', language });
  expect([null, 'en', 'de'].map((language) => codeOf(language as 'en' | 'de' | null))).toEqual([
    ...['AUQA', 'AUQB', 'AUQC'],
  ]);
});
