import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatText } from '../../../playground/telegram/entities.js';
import { bold, code, commandName, italic, type Span } from '../../../src/bots/chat/text.js';
import { type Block, quote, text, type View } from '../../../src/bots/chat/view.js';
import { CAPTION_MAX, TEXT_MAX } from '../../../src/bots/telegram/limits.js';
import { render, ViewTooLarge } from '../../../src/bots/telegram/render.js';
import { inEnglish } from '../../support/words.js';

const renderView = (view: View) => render(inEnglish(view));

/** What Telegram makes links of by itself. */
const LIVE = ['mention', 'bot_command', 'hashtag', 'cashtag', 'url', 'email'];

const help = { label: 'Help', action: { type: 'help.show' } } as const;
const png = Buffer.from('png');
const shown = (view: View): string =>
  renderView(view)
    .map((draft) => draft.text)
    .join('\n');

/** What people write to break bots: names, markup, other scripts, characters of two units and halves of them. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        '@ada_l ',
        '/study ',
        '#bio ',
        '$ABC ',
        'https://example.org/a.b ',
        'www.example.com ',
        '@',
        'ada_l',
        '@everyone',
        'a@b.example ',
        '*',
        '`',
        '\n',
        '👩‍👩‍👧',
        '𠜎',
        'مرحبا ',
        '\uD83D',
        '\0',
        '\u202E',
        ' ',
      ),
      {
        maxLength: 80,
      },
    )
    .map((parts) => parts.join('')),
);
const span: fc.Arbitrary<Span> = fc.oneof(
  hostile,
  fc.record({ style: fc.constantFrom('bold', 'italic', 'code', 'spoiler'), text: hostile }),
);
const spans = fc.array(span, { maxLength: 6 });
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constantFrom('text', 'quote'), text: spans }),
  fc.record({
    kind: fc.constant('facts' as const),
    rows: fc.array(fc.record({ label: hostile, value: spans }), { maxLength: 5 }),
  }),
  fc.record({ kind: fc.constant('progress' as const), done: fc.nat(), total: fc.nat() }),
  fc.record({
    kind: fc.constant('deadline' as const),
    at: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
  }),
);
const view = fc.record({ title: hostile, blocks: fc.array(block, { maxLength: 8 }) });

describe('render', () => {
  it('shows a title, words, quotes, facts and progress as text with entities', () => {
    const [draft, ...more] = renderView({
      title: 'Cells',
      blocks: [
        text('ATP is ', bold('energy'), '.'),
        quote('from the book'),
        { kind: 'facts', rows: [{ label: 'Deck', value: [code('Bio')] }] },
        { kind: 'progress', done: 3, total: 10 },
      ],
    });
    expect(more).toEqual([]);
    expect(draft?.text).toBe('Cells\n\nATP is energy.\n\nfrom the book\n\nDeck: Bio\n\n▰▰▰▱▱▱▱▱▱▱ 30%');
    const covered = draft?.entities.map(({ type, offset, length }) => [
      type,
      draft.text.slice(offset, offset + length),
    ]);
    expect(covered).toEqual([
      ['bold', 'Cells'],
      ['bold', 'energy'],
      ['blockquote', 'from the book'],
      ['bold', 'Deck:'],
      ['code', 'Bio'],
    ]);
  });

  it('marks a message by its kind: before the title, else before the first words', () => {
    const blocks = [text('Words.'), text('More.')];
    expect(shown({ accent: 'quiz', title: 'Title', blocks })).toBe('🎯 Title\n\nWords.\n\nMore.');
    expect(shown({ accent: 'refusal', blocks })).toBe('✋ Words.\n\nMore.');
    expect(shown({ title: 'Title', blocks })).toBe('Title\n\nWords.\n\nMore.');
  });

  it('keeps what runs from right to left from turning what stands beside it', () => {
    expect(shown({ blocks: [text('خلية', ' 2 · Ada 1')] })).toBe('\u2068خلية\u2069 2 · Ada 1');
    expect(shown({ blocks: [text('خلية 2')] })).toBe('خلية 2');
  });

  it('shows a deadline in the reader’s time, and a long quote folded', () => {
    const at = new Date('2030-05-01T10:00:00Z');
    const [draft] = renderView({ blocks: [{ kind: 'deadline', at }, quote('long '.repeat(200))] });
    expect(draft?.entities.map(({ type }) => type)).toEqual(['date_time', 'expandable_blockquote']);
    expect(draft?.entities[0]).toMatchObject({ unix_time: at.getTime() / 1_000, date_time_format: 'r' });
  });

  it('gives buttons their action, tone and address', () => {
    const [draft] = renderView({
      blocks: [text('Sure?')],
      buttons: [
        [
          { ...help, tone: 'danger' },
          { label: 'Site', url: 'https://example.com' },
        ],
        [],
      ],
    });
    expect(draft?.keyboard?.inline_keyboard).toEqual([
      [
        { text: 'Help', callback_data: expect.stringMatching(/^[\w-]{1,64}$/), style: 'danger' },
        { text: 'Site', url: 'https://example.com' },
      ],
    ]);
  });

  it('makes a select a button that says its choice and shows the others', () => {
    const options = [10, 20].map((cards) => ({
      label: `${cards}`,
      action: { type: 'settings.newPerDay', cards } as const,
      chosen: cards === 20,
    }));
    const select = { label: 'New cards a day', options, open: { type: 'settings.show' } } as const;
    const [{ keyboard } = {}] = renderView({
      blocks: [text('Settings')],
      selects: [select],
      buttons: [[help]],
    });
    expect(keyboard?.inline_keyboard.map((row) => row.map((each) => each.text))).toEqual([
      ['New cards a day: 20 ▾'],
      ['Help'],
    ]);
  });

  it('breaks a row of buttons whose words a phone would cut', () => {
    const labels = ['Forgot · 10m', 'Hard · 15m', 'Good · 4d', 'Easy · 15d'];
    const rowsOf = (row: readonly string[]) =>
      renderView({
        blocks: [text('?')],
        buttons: [row.map((label) => ({ ...help, label }))],
      })[0]?.keyboard?.inline_keyboard.map((buttons) => buttons.map((button) => button.text));
    expect(rowsOf(labels)).toEqual([labels.slice(0, 2), labels.slice(2)]);
    expect(rowsOf(['A', 'B', 'C', 'D'])).toEqual([['A', 'B', 'C', 'D']]);
  });

  it('puts short words under a picture, and long ones before it', () => {
    const picture: Block = { kind: 'image', type: 'png', bytes: png, alt: 'Bars' };
    expect(renderView({ blocks: [text('short'), picture] })).toMatchObject([
      { text: 'short', media: { kind: 'photo' } },
    ]);
    const long = 'x'.repeat(CAPTION_MAX + 1);
    expect(renderView({ blocks: [text(long), picture] })).toMatchObject([
      { text: long },
      { text: '', media: { kind: 'photo' } },
    ]);
  });

  it('writes what stands for a picture beside text', () => {
    const strip: Block = { kind: 'image', type: 'png', bytes: png, alt: 'Half', instead: ['▰▱'] };
    const [draft, ...more] = renderView({ blocks: [text('Half'), strip], buttons: [[help]] });
    expect(draft).toMatchObject({ text: 'Half\n\n▰▱' });
    expect([draft?.media, more]).toEqual([undefined, []]);
  });

  it('refuses buttons that would not stand under everything', () => {
    const tooLong = { blocks: [text('x'.repeat(TEXT_MAX + 1))], buttons: [[help]] };
    expect(() => renderView(tooLong)).toThrow(ViewTooLarge);
    const picture: Block = { kind: 'image', type: 'png', bytes: png, alt: '' };
    const long = text('x'.repeat(CAPTION_MAX + 1));
    expect(() => renderView({ blocks: [long, picture], buttons: [[help]] })).toThrow(ViewTooLarge);
    expect(() => renderView({ blocks: [picture, picture], buttons: [[help]] })).toThrow(ViewTooLarge);
  });

  it('splits between blocks where it can', () => {
    const page = (letter: string) => text(letter.repeat(3_000));
    expect(renderView({ blocks: [page('a'), page('b')] }).map((draft) => draft.text)).toEqual([
      'a'.repeat(3_000),
      'b'.repeat(3_000),
    ]);
  });

  it('notifies nobody, and leaves code to the letter', () => {
    expect(shown({ title: '@ada', blocks: [text(italic('@ada'))] })).toBe('@\u2060ada\n\n@\u2060ada');
    expect(shown({ blocks: [text(code('@ada'))] })).toBe('@ada');
    expect(shown({ blocks: [text('@', 'ada')] })).toBe('@\u2060ada');
  });

  it('leaves the bot’s own commands to be tapped, and no others', () => {
    const [draft] = renderView({
      blocks: [
        text('See ', commandName('flashcard add', 'add'), ' or ', commandName('forget-me'), ', not /stop.'),
      ],
    });
    const { text: sent, entities } = formatText(draft?.text ?? '', draft?.entities ?? []);
    expect(sent).toBe('See /add or /forget_me, not /\u2060stop.');
    expect(entities.map(({ type }) => type)).toEqual(['bot_command', 'bot_command']);
  });

  it('is never empty', () => {
    expect(shown({ blocks: [text(' \n ')] })).toBe('…');
    expect(renderView({ blocks: [] })).toEqual([]);
  });

  it('makes of any text what Telegram takes, in the order given, with nothing live in it', () => {
    fc.assert(
      fc.property(view, (any) => {
        for (const { text: sent, entities } of renderView(any)) {
          expect(sent.length).toBeLessThanOrEqual(TEXT_MAX);
          const { entities: found } = formatText(sent, entities);
          expect(found.filter(({ type }) => LIVE.includes(type))).toEqual([]);
          expect(sent).not.toMatch(/\p{Cs}|\0/u);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('loses nothing of a long text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 4_000, maxLength: 9_000 }), (long) => {
        const sent = renderView({ blocks: [text(long)] })
          .map((draft) => draft.text)
          .join('');
        expect(sent.replaceAll('\u2060', '')).toBe(plainly(long));
      }),
      { numRuns: 20 },
    );
  });
});

/** Without what cannot be sent. */
const plainly = (source: string): string =>
  source
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])\p{Cc}|\p{Cs}/gu, '\uFFFD')
    .replaceAll('\u2060', '');
