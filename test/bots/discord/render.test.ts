import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MessageFlag, parseMessage } from '../../../playground/discord/validate/message.js';
import { bold, code, commandName, italic, type Span } from '../../../src/bots/chat/text.js';
import {
  type BoundBlock,
  type Button,
  quote,
  type Select,
  text,
  type View,
} from '../../../src/bots/chat/view.js';
import { readCustomId } from '../../../src/bots/discord/custom-id.js';
import { escapeMarkdown, plain, toMarkdown } from '../../../src/bots/discord/markdown.js';
import { type Rendered, render } from '../../../src/bots/discord/render.js';
import { ViewDoesNotFit } from '../../../src/bots/discord/view-does-not-fit.js';
import {
  CARD_BACK_MAX,
  CARD_FRONT_MAX,
  CARD_QUOTE_MAX,
  DECK_NAME_MAX,
} from '../../../src/core/library/limits.js';
import { inEnglish } from '../../support/words.js';
import { displayed } from './displayed.js';
import { anyView, hostileText, span, textView } from './views.js';

const renderView = (view: View) => render(inEnglish(view));

/** As the stand-in, and Discord, checks what is posted. */
const accepted = ({ components, files }: Rendered) =>
  parseMessage(
    { components, flags: MessageFlag.componentsV2 },
    files.map(({ name }) => name),
  );

const textsOf = (component: unknown): string[] => {
  if (typeof component !== 'object' || component === null) return [];
  if ('content' in component) return [String(component.content)];
  return 'components' in component && Array.isArray(component.components)
    ? component.components.flatMap(textsOf)
    : [];
};
const shown = (...pages: readonly Rendered[]): string =>
  displayed(pages.flatMap(({ components }) => components.flatMap(textsOf)).join('\n'));
const one = (view: View): Rendered => {
  const [page, ...more] = renderView(view);
  expect(more).toEqual([]);
  return page;
};
/** Words only: no blanks, nothing invisible, no bar or mark that a block brings along. */
const bare = (words: string): string => plain(words).replace(/[\s\u200b\u2066-\u2069]/g, '');
const bareSpans = (spans: readonly Span[]): string =>
  spans.map((each) => bare(typeof each === 'string' ? each : each.text)).join('');
const bareBlock = (block: BoundBlock): string => {
  if (block.kind === 'facts')
    return block.rows.map(({ label, value }) => `${bare(label)}:${bareSpans(value)}`).join('');
  return block.kind === 'text' || block.kind === 'quote' ? bareSpans(block.text) : '';
};
const button = (label: string): Button[][] => [[{ label, action: { type: 'help.show' } }]];

describe('text', () => {
  it('shows any text to the letter', () => {
    fc.assert(
      fc.property(hostileText(), (words) => {
        expect(displayed(escapeMarkdown(words))).toBe(plain(words).replaceAll('\u200b', ''));
      }),
    );
  });

  it('leaves no character that Discord would read as markup, mention, link or emoji', () => {
    fc.assert(
      fc.property(hostileText(), (words) => {
        const escaped = escapeMarkdown(words);
        expect(escaped.replace(/\\[^0-9A-Za-z\s]/g, '')).not.toMatch(/[\\*_~`|[\]<>#@:]/);
        expect(escaped).not.toMatch(/^[ \t]*(?:[-+]|\d+\.)/m);
      }),
    );
  });

  it('at most doubles in length, which is what the limits of cards are made for', () => {
    fc.assert(fc.property(hostileText(), (words) => escapeMarkdown(words).length <= 2 * words.length));
  });

  it('keeps every span whole beside any other', () => {
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 6 }), (spans) => {
        expect(bare(displayed(toMarkdown(spans)))).toBe(bareSpans(spans));
      }),
    );
  });

  it.each([
    ['bold', [bold('a*b')], '**a\\*b**'],
    ['italic between words', ['one ', italic('two'), ' three'], 'one *two* three'],
    ['code', [code('a*b')], '`a*b`'],
    ['a command', [commandName('flashcard add', 'add')], '`/flashcard add`'],
    [
      'a command with its id',
      [{ style: 'command' as const, text: 'flashcard add', id: '42' }],
      '</flashcard add:42>',
    ],
    ['code with a backtick, which has no escape', [code('a`b')], 'a\\`b'],
    ['bold over two lines', [bold('a\nb')], '**a**\n**b**'],
    ['bold after bold', [bold('a'), bold('b')], '**a**\u200b**b**'],
    ['blanks around what is bold', [bold(' a ')], ' **a** '],
    ['a link, which must not be one', ['https://x.y/a_b'], 'https\\://x.y/a\\_b'],
    ['everybody', ['@everyone'], '\\@everyone'],
    ['a list', ['- a\n  1. b'], '\\- a\n  1\\. b'],
    ['a list over two spans', ['1', '. a'], '1\\. a'],
  ])('%s', (_, spans, markdown) => {
    expect(toMarkdown(spans)).toBe(markdown);
  });

  it('keeps right-to-left text from turning what stands beside it', () => {
    expect(toMarkdown(['مرحبا', ': 3'])).toBe('\u2068مرحبا\u2069\\: 3');
    expect(toMarkdown(['a\u202eb'])).toBe('ab');
  });
});

describe('render', () => {
  it('gives only messages that Discord takes, or says that the view does not fit', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        try {
          for (const page of renderView(view)) accepted(page);
        } catch (error) {
          if (!(error instanceof ViewDoesNotFit)) throw error;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('shows a select above the buttons, whose choice says what it is of', () => {
    const select: Select = {
      label: 'New cards a day',
      options: [10, 20].map((cards) => ({
        label: `${cards}`,
        action: { type: 'settings.newPerDay', cards },
        chosen: cards === 20,
      })),
      open: { type: 'settings.show' },
    };
    const page = one({ blocks: [text('Settings')], selects: [select, select], buttons: button('Help') });
    accepted(page);
    const options = [
      { label: '10', default: false },
      { label: 'New cards a day: 20', default: true },
    ];
    expect(page.components).toMatchObject([{ components: [{}, { components: [{ options }] }, {}, {}] }]);
    const crowded = { ...select, options: Array.from({ length: 26 }, () => select.options).flat() };
    for (const wrong of [{ ...select, options: [] }, crowded])
      expect(() => renderView({ blocks: [text('Settings')], selects: [wrong] })).toThrow(ViewDoesNotFit);
    const buttons = Array.from({ length: 6 }, () => button('Help')).flat();
    expect(() => renderView({ blocks: [], selects: [select, select], buttons })).toThrow(ViewDoesNotFit);
  });

  it('loses no word of a text over however many messages', () => {
    fc.assert(
      fc.property(textView, (view) => {
        const expected = inEnglish(view).blocks.map(bareBlock).join('');
        fc.pre(/(?![\u200b\u2068\u2069])[^\s>#]/.test(expected));
        expect(bare(shown(...renderView(view))).replaceAll('>', '')).toBe(expected.replaceAll('>', ''));
      }),
      { numRuns: 200 },
    );
  });

  it('fits the largest card with its deck, quote and buttons when every character needs an escape', () => {
    const view: View = {
      title: '*'.repeat(DECK_NAME_MAX),
      blocks: [
        text('*'.repeat(CARD_FRONT_MAX)),
        text(bold('*'.repeat(CARD_BACK_MAX))),
        quote('*'.repeat(CARD_QUOTE_MAX)),
      ],
      buttons: button('Good'),
    };
    accepted(one(view));
  });

  it('shows each kind of block', () => {
    const page = one({
      title: 'A *title*\nin lines',
      blocks: [
        text('Words'),
        quote('One\nTwo'),
        {
          kind: 'facts',
          rows: [
            { label: 'Pages', value: ['12'] },
            { label: 'Deck', value: [bold('Cells')] },
          ],
        },
        { kind: 'progress', done: 3, total: 12 },
        { kind: 'deadline', at: new Date(1_700_000_000_900) },
      ],
    });
    expect(page.components.flatMap(textsOf)).toEqual([
      '## A \\*title\\* in lines',
      'Words',
      '> One\n> Two',
      '**Pages\\:** 12\n**Deck\\:** **Cells**',
      '▰▰▱▱▱▱▱▱▱▱ 25%',
      '⏳ <t:1700000000:R>',
    ]);
  });

  it('gives each kind of message its own stripe and mark', () => {
    const stripeOf = ({ components: [container] }: Rendered) =>
      container && 'accent_color' in container ? container.accent_color : undefined;
    const kinds = ['report', 'study', 'quiz', 'refusal', undefined] as const;
    const pages = kinds.map((accent) => one({ ...(accent && { accent }), title: 'T', blocks: [text('W')] }));
    expect(new Set(pages.map(stripeOf)).size).toBe(kinds.length);
    expect(pages.map((page) => shown(page).split('\n')[0])).toEqual([
      ...['## 📄 T', '## 📖 T', '## 🎯 T', '## ✋ T', '## T'].map((line) => displayed(line)),
    ]);
  });

  it('uploads pictures and files under names that Discord keeps', () => {
    const png = Uint8Array.of(1);
    const page = one({
      blocks: [
        { kind: 'image', type: 'png', bytes: png, alt: 'A chart' },
        { kind: 'image', type: 'png', bytes: png, alt: '' },
        { kind: 'file', name: 'Zellbiologie für alle.csv', bytes: png },
      ],
    });
    expect(page.files.map(({ name }) => name)).toEqual([
      'picture.png',
      '1-picture.png',
      'Zellbiologie_f_r_alle.csv',
    ]);
    accepted(page);
  });

  it('tells two buttons of the same meaning apart and knows their code again', () => {
    const page = one({ blocks: [text('x')], buttons: [...button('One'), ...button('Two')] });
    const ids = [...JSON.stringify(page.components).matchAll(/"custom_id":"([^"]+)"/g)].map(
      ([, id]) => id ?? '',
    );
    expect(new Set(ids).size).toBe(2);
    expect(new Set(ids.map((id) => readCustomId(id).code)).size).toBe(1);
    accepted(page);
  });

  it('makes room for many blocks beside many buttons by joining texts', () => {
    const five = Array.from({ length: 5 }, (_, i) => ({
      label: `${i}`,
      action: { type: 'help.show' } as const,
    }));
    const blocks = Array.from({ length: 30 }, (_, i) => text(`Line ${i}`));
    const page = one({ blocks, buttons: Array.from({ length: 5 }, () => five) });
    accepted(page);
    expect(shown(page).split('\n')).toHaveLength(30);
  });

  it.each<[string, View]>([
    [
      'more text than one message beside buttons',
      { blocks: [text('x'.repeat(4_001))], buttons: button('Go') },
    ],
    ['a label of 81 characters', { blocks: [text('x')], buttons: button('x'.repeat(81)) }],
    ['a label of nothing', { blocks: [text('x')], buttons: button(' ') }],
    ['six buttons in a row', { blocks: [text('x')], buttons: [Array(6).fill(button('x')).flat(2)] }],
    ['eight rows', { blocks: [text('x')], buttons: Array(8).fill(button('x')).flat() }],
    [
      'a link that is no web address',
      { blocks: [text('x')], buttons: [[{ label: 'x', url: 'file:///etc' }]] },
    ],
    ['nothing at all', { blocks: [] }],
    ['blanks', { title: ' ', blocks: [text('\n')] }],
  ])('refuses %s', (_, view) => {
    expect(() => renderView(view)).toThrow(ViewDoesNotFit);
  });
});
