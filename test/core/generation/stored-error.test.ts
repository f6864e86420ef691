import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/errors.js';
import { storedError } from '../../../src/core/generation/store/stored-error.js';

const asStored = ({ code, details }: UserError): unknown => JSON.parse(JSON.stringify({ code, details }));

describe('why a generation failed', () => {
  it.each<UserError>([
    new UserError('pdf.password', {}),
    new UserError('pdf.too_many_pages', { pages: 2_000, limit: 1_000 }),
    new UserError('pdf.no_text', {}),
    new UserError('pdf.not_pdf', { found: 'word' }),
  ])('$code is read as it was stored', (error) => {
    const read = storedError.parse(asStored(error));
    expect(read).toBeInstanceOf(UserError);
    expect({ ...read }).toEqual({ ...error });
  });

  it('is read where an earlier version stored words', () => {
    const read = storedError.parse({ code: 'pdf.not_pdf', details: { found: 'a Word document' } });
    expect(read).toMatchObject({ code: 'pdf.not_pdf', details: { found: 'unknown' } });
  });

  it.each<unknown>([
    null,
    { code: 'pdf.of_tomorrow', details: {} },
    { code: 'pdf.too_many_pages', details: { pages: 'many' } },
  ])('%j, of another version, is not taken for an error of this one', (row) => {
    expect(storedError.safeParse(row).success).toBe(false);
  });
});
