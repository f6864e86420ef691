import fc from 'fast-check';
import type { Action } from '../../../src/bots/chat/action.js';
import type { Span } from '../../../src/bots/chat/text.js';
import type { Block, Button, View } from '../../../src/bots/chat/view.js';

/** Pieces of Discord's Markdown, mentions, links, odd directions and characters of four bytes. */
const FRAGMENTS = [
  ...[
    '**',
    '*',
    '__',
    '_',
    '~~',
    '||',
    '`',
    '```',
    '\\',
    '\\\\',
    '# ',
    '## ',
    '-# ',
    '> ',
    '>>> ',
    '- ',
    '+ ',
  ],
  ...['1. ', '1', '.', '\n', '\r\n', '\u2028', '  ', '\t', '@everyone', '@here', '<@1001>', '<@&7>', '<#9>'],
  ...['<t:0:R>', '<:a:1>', ':smile:', '</x:1>', '<id:home>', '[a](https://x.y)', 'https://x.y/a_b_c', '<'],
  ...[
    '\u202e',
    '\u2066',
    '\u2069',
    '\u200b',
    '\u0000',
    '\ud800',
    '\udc00',
    'مرحبا',
    'שלום',
    '𠜎',
    '👩‍👩‍👧',
    '¯\\_(ツ)_/¯',
    'word',
    'x',
  ],
];

/** Text made to break out of whatever holds it. */
export const hostileText = (maxFragments = 40): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: 'binary', maxLength: 4 })), {
      maxLength: maxFragments,
    })
    .map((fragments) => fragments.join(''));

export const span: fc.Arbitrary<Span> = fc.oneof(
  hostileText(),
  fc.record({ style: fc.constantFrom('bold', 'italic', 'code', 'spoiler'), text: hostileText() }),
);
const spans = fc.array(span, { maxLength: 6 });
/** Up to about 12,000 characters, so that pages must be turned. */
const longSpans = fc
  .tuple(hostileText(300), fc.integer({ min: 1, max: 12 }))
  .map(([words, times]): Span[] => [words.repeat(times)]);

const bytes = fc.constant(Uint8Array.of(1, 2, 3));
export const textBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constantFrom('text', 'quote'), text: fc.oneof(spans, longSpans) }),
  fc.record({
    kind: fc.constant('facts' as const),
    rows: fc.array(fc.record({ label: hostileText(5), value: spans }), { maxLength: 12 }),
  }),
);
const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 4, arbitrary: textBlock },
  fc.record({ kind: fc.constant('progress' as const), done: fc.nat(900), total: fc.nat(900) }),
  fc.record({
    kind: fc.constant('image' as const),
    type: fc.constant('png' as const),
    bytes,
    alt: hostileText(20),
  }),
  fc.record({ kind: fc.constant('file' as const), name: hostileText(5), bytes }),
  fc.record({ kind: fc.constant('deadline' as const), at: fc.date({ noInvalidDate: true }) }),
);

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.constant<Action>({ type: 'help.show' }),
  fc.nat(255).map((page): Action => ({ type: 'deck.list', page })),
);
const button: fc.Arbitrary<Button> = fc.oneof(
  fc.record(
    { label: hostileText(12), action, tone: fc.constantFrom('primary', 'success', 'danger') },
    { requiredKeys: ['label', 'action'] },
  ),
  fc.record({ label: fc.constant('Open'), url: fc.constantFrom('https://example.com', 'javascript:0') }),
);

export const anyView: fc.Arbitrary<View> = fc.record(
  {
    title: hostileText(30),
    blocks: fc.array(block, { maxLength: 30 }),
    buttons: fc.array(fc.array(button, { maxLength: 6 }), { maxLength: 6 }),
  },
  { requiredKeys: ['blocks'] },
);
export const textView: fc.Arbitrary<View> = fc.record({
  blocks: fc.array(textBlock, { minLength: 1, maxLength: 8 }),
});
