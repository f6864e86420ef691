import { describe, expect, it } from 'vitest';
import type { Form } from '../../../src/bots/chat/outcome.js';
import { spansOf, type Words } from '../../../src/bots/chat/text.js';
import type { BoundView } from '../../../src/bots/chat/view.js';
import { render as renderForDiscord } from '../../../src/bots/discord/render.js';
import { newPerDayForm, stepsForm, timeZoneForm } from '../../../src/bots/features/account/settings-forms.js';
import * as cardForms from '../../../src/bots/features/cards/forms.js';
import * as decks from '../../../src/bots/features/decks/views.js';
import { createFeatures } from '../../../src/bots/features/features.js';
import { bindForm, bindView, plainText } from '../../../src/bots/messages/bind.js';
import {
  type Catalog,
  catalogs,
  LANGUAGE_NAMES,
  LANGUAGES,
  languageOf,
} from '../../../src/bots/messages/catalog.js';
import { messages } from '../../../src/bots/messages/messages.js';
import { wording } from '../../../src/bots/messages/wording.js';
import { render as renderForTelegram } from '../../../src/bots/telegram/render.js';
import { type DeckId, newId } from '../../../src/core/ids.js';
import { pseudo } from '../../support/pseudo-catalog.js';
import { screens } from '../features/screens.js';

/** What belongs to people is in Greek here, so that Latin letters are the bot's. */
const greek = (length: number): string => 'λέξη '.repeat(length).slice(0, Math.min(length, 60)).trim();

/** Names that are the same in every language, and Discord's own marks for moments. */
const NAMES = [...Object.values(LANGUAGE_NAMES), 'America/Argentina/ComodRivadavia', 'UTC', 'notes'];
const withoutNames = (text: string): string =>
  NAMES.reduce((left, name) => left.replaceAll(name, ''), text)
    .replaceAll('America/Argentina/ComodRivadavia'.replaceAll('/', '\\/'), '')
    .replace(/<t:\d+:R>/g, '')
    .replace(/`[^`]*`/g, '');

const readOnDiscord = (view: BoundView): string[] => {
  const texts: string[] = [];
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    for (const [key, value] of Object.entries(part)) {
      if (['content', 'label', 'description'].includes(key) && typeof value === 'string') texts.push(value);
      else visit(value);
    }
  };
  visit(renderForDiscord(view).map(({ components }) => components));
  return texts;
};

const readOnTelegram = (view: BoundView): string[] =>
  renderForTelegram(view).flatMap(({ text, entities, keyboard }) => [
    entities.reduceRight(
      (left, { type, offset, length }) =>
        type === 'code' ? left.slice(0, offset) + left.slice(offset + length) : left,
      text,
    ),
    ...(keyboard?.inline_keyboard.flat().map((button) => button.text) ?? []),
  ]);

const LATIN = /[a-z]{2,}/i;
const latinIn = (texts: readonly string[]): string[] =>
  texts.filter((text) => LATIN.test(withoutNames(text).replace(/\/[a-z_]+/g, '')));

const forms = (): Form[] => [
  decks.newDeckForm,
  decks.renameForm({ id: newId<DeckId>(), name: greek(10) }),
  cardForms.newCardForm(null),
  cardForms.searchForm,
  timeZoneForm('UTC'),
  newPerDayForm(20),
  stepsForm('1m 10m'),
];

describe('in a language that is not English', () => {
  const readIn = (words: Catalog): string[] =>
    screens(greek).flatMap((view) => {
      const bound = bindView(view, words);
      return [...readOnDiscord(bound), ...readOnTelegram(bound)];
    });

  it('no screen has a word of English left, on either platform', () => {
    expect(latinIn(readIn(pseudo))).toEqual([]);
    expect(latinIn(readIn(catalogs.en)).length).toBeGreaterThan(500);
  });

  it('no form has one', () => {
    for (const form of forms()) {
      const { title, fields } = bindForm(form, pseudo);
      expect(
        latinIn([title, ...fields.flatMap(({ label, placeholder = '' }) => [label, placeholder])]),
      ).toEqual([]);
    }
  });

  it('no command and no option is described in English, and each description fits', () => {
    // Descriptions need none of the services.
    const { features } = createFeatures({ limits: { uploadMegabytes: 1, cards: 1 } } as never);
    const commands = features.flatMap((feature) => feature.commands);
    expect(commands.length).toBeGreaterThan(20);
    for (const { description, options, messageMenu } of commands) {
      const described = [description, ...Object.values(options).map((option) => option.description)];
      const menu = messageMenu === undefined ? [] : [messageMenu];
      expect(latinIn([...described, ...menu].map((text) => plainText(text, pseudo)))).toEqual([]);
      for (const language of LANGUAGES)
        for (const text of described)
          expect(plainText(text, catalogs[language]).length).toBeLessThanOrEqual(100);
    }
  });
});

const entriesOf = (entries: object, path = ''): [path: string, entry: unknown][] =>
  Object.entries(entries).flatMap(([name, entry]): [string, unknown][] =>
    typeof entry === 'object' && !Array.isArray(entry)
      ? entriesOf(entry as object, `${path}${name}/`)
      : [[`${path}${name}`, entry]],
  );

/** The slots that an entry asks for, whatever becomes of it without values. */
const slotsRead = (entry: unknown): readonly string[] => {
  const read = new Set<string>();
  const slots = new Proxy({}, { get: (_, name) => void read.add(String(name)) });
  try {
    (entry as (given: object) => unknown)(slots);
  } catch {
    // Some need values to go on; what they destructure was read by then.
  }
  return [...read].sort();
};

describe.each(LANGUAGES.filter((language) => language !== 'en'))('the catalog of %s', (language) => {
  const english = entriesOf(catalogs.en);
  const translated = new Map(entriesOf(catalogs[language]));

  it('has the entries of the English one, no more and no less', () => {
    expect([...translated.keys()].sort()).toEqual(english.map(([path]) => path).sort());
  });

  it('says every sentence in words of its own', () => {
    const longEnough = english.filter(([, entry]) => typeof entry === 'string' && entry.includes(' '));
    for (const [path, entry] of longEnough) expect([path, translated.get(path)]).not.toEqual([path, entry]);
  });

  it('fills the same slots', () => {
    // German says how many pages without counting them.
    const UNUSED = ['pdf/skipped', 'pdf/terminal/skipped'];
    for (const [path, entry] of english) {
      if (UNUSED.includes(path) || typeof entry !== 'function') continue;
      expect([path, slotsRead(translated.get(path))]).toEqual([path, slotsRead(entry)]);
    }
  });

  it('names the same commands', () => {
    const commandsIn = (entry: unknown): string[] =>
      typeof entry === 'function'
        ? []
        : spansOf(entry as Words).flatMap((span) =>
            typeof span === 'object' && span.style === 'command' ? [span.text] : [],
          );
    for (const [path, entry] of english)
      expect([path, commandsIn(translated.get(path)).sort()]).toEqual([path, commandsIn(entry).sort()]);
  });
});

describe('words', () => {
  const { t, plural, list, number } = wording('de');

  it('write numbers as the language does, and choose its plural', () => {
    expect(t`${1_234.5} Karten`).toBe('1.234,5 Karten');
    expect(number(0.5)).toBe('0,5');
    expect([0, 1, 2].map((count) => plural(count, { one: 'Karte', other: 'Karten' }))).toEqual([
      'Karten',
      'Karte',
      'Karten',
    ]);
    expect(list(['a', 'b', 'c'])).toBe('a, b und c');
  });

  it('keep what runs from right to left apart, for the renderer to isolate', () => {
    expect(t`Stapel ${'خلية'} und ${'Zelle'}`).toEqual(['Stapel ', 'خلية', ' und Zelle']);
  });

  it('find the language of a locale, with its country or without', () => {
    expect(['de', 'de-AT', 'DE_ch', 'en-GB', 'pt-BR', '', null].map(languageOf)).toEqual([
      ...['de', 'de', 'de', 'en', 'en', 'en', 'en'],
    ]);
  });

  it('are bound with their slots, messages within messages too', () => {
    const said = messages.study.title({ deck: messages.study.allDecks, card: 3, of: 20, due: 4, repeats: 0 });
    expect(plainText(said, catalogs.en)).toBe('All decks · card 3 of 20 · 4 due');
    expect(plainText(said, catalogs.de)).toBe('Alle Stapel · Karte 3 von 20 · 4 fällig');
  });
});
