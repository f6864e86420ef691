import { describe, expect, it } from 'vitest';
import { command } from '../../../src/bots/chat/command.js';
import { checkInput, type RawInput } from '../../../src/bots/chat/input.js';

const spec = command({
  path: ['try'],
  description: 'Try',
  where: ['guild'],
  audience: 'actor',
  opens: 'answer',
  options: {
    words: { kind: 'text', description: 'words', required: true, maxLength: 5 },
    mode: {
      kind: 'text',
      description: 'mode',
      choices: [
        { value: 'a', label: 'a' },
        { value: 'b', label: 'b' },
      ],
    },
    cards: { kind: 'integer', description: 'cards', min: 1, max: 100 },
    loud: { kind: 'flag', description: 'loud' },
    file: { kind: 'file', description: 'file' },
  },
  run: async () => ({ kind: 'notice', text: '' }),
});
const file = { name: 'a.pdf', read: async () => new Uint8Array() };
const check = (raw: RawInput) => checkInput(spec, { words: 'x', ...raw });

describe('a command’s input', () => {
  it('takes yes and choices in every language that the bot speaks', () => {
    const race = command({
      path: ['try'],
      description: 'Try',
      options: {
        mode: { kind: 'text', description: 'mode', choices: [{ value: 'race', label: 'race' }] },
        loud: { kind: 'flag', description: 'loud' },
      },
      run: async () => ({ kind: 'notice', text: '' }),
    });
    expect(checkInput(race, { mode: 'Tempo', loud: 'ja' })).toEqual({ mode: 'race', loud: true });
    expect(checkInput(race, { mode: 'race', loud: 'nein' })).toEqual({ mode: 'race', loud: false });
    expect(() => checkInput(race, { mode: 'toString' })).toThrow('option.unknown');
  });

  it('is what was declared, from typed values and from words alike', () => {
    expect(check({ cards: 7, loud: true, file, mode: 'a' })).toEqual({
      words: 'x',
      mode: 'a',
      cards: 7,
      loud: true,
      file,
    });
    expect(check({ cards: '7', loud: 'yes' })).toMatchObject({ cards: 7, loud: true });
    expect(check({ loud: 'no', mode: '' })).toMatchObject({ loud: false, mode: undefined, cards: undefined });
    expect(check({ cards: 'ten' })).toMatchObject({ cards: 10 });
    expect(check({ unknown: 'x' })).not.toHaveProperty('unknown');
  });

  it.each<[string, RawInput, string]>([
    ['a required text is missing', { words: '' }, 'text.empty'],
    ['a text is too long', { words: 'xxxxxx' }, 'text.too_long'],
    ['a choice is not offered', { mode: 'c' }, 'option.unknown'],
    ['a number is too small', { cards: 0 }, 'option.out_of_range'],
    ['a number is too large', { cards: '101' }, 'option.out_of_range'],
    ['a number is not whole', { cards: '1.5' }, 'option.out_of_range'],
    ['a number is no number', { cards: 'many' }, 'option.out_of_range'],
    ['a file is a word', { file: 'a.pdf' }, 'file.missing'],
  ])('is refused when %s', (_, raw, code) => {
    expect(() => check(raw)).toThrow(expect.objectContaining({ code }));
  });
});
