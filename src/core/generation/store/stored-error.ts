import { z } from 'zod';
import { UserError, type UserErrorCode, type UserErrors } from '../../errors.js';
import { fileKinds } from '../../file-kind.js';

/** An error of this code, as it was stored. */
const stored = <C extends UserErrorCode>(code: C, details: z.ZodType<UserErrors[C]>) =>
  z.object({ code: z.literal(code), details }).transform((error) => new UserError(code, error.details));

const nothing = z.record(z.string(), z.never());

/** Reads why a generation failed. What ends one is a matter of its document, or of the machine. */
export const storedError = z.union([
  stored('file.unavailable', nothing),
  // Earlier versions stored words here. A run hardly meets such a file: it was refused when it was sent.
  stored('pdf.not_pdf', z.object({ found: z.enum(fileKinds).catch('unknown') })),
  stored('pdf.empty', nothing),
  stored('pdf.corrupt', nothing),
  stored('pdf.password', nothing),
  stored('pdf.too_many_pages', z.object({ pages: z.number(), limit: z.number() })),
  stored('pdf.too_slow', z.object({ seconds: z.number() })),
  stored('pdf.too_heavy', z.object({ megabytes: z.number() })),
  stored('pdf.no_text', z.object({})),
  stored('pdf.too_few_words', z.object({ words: z.number() })),
  stored('pdf.gave_up', nothing),
  stored('pdf.no_reader', nothing),
  stored('pages.outside', z.object({ pages: z.number() })),
]);
