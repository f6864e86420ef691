import { z } from 'zod';
import type { Prisma } from '../../database/generated/client.js';
import type { FailureKind } from '../errors.js';
import { type StudyTip, studyTip } from '../tip.js';
import type {
  BuiltInPage,
  Dropped,
  DropReason,
  GenerationReport,
  PictureReadBy,
  SkippedPage,
  SkipReason,
  Unserved,
  WriterName,
} from '../types.js';

const skipReasons = [
  'no_text',
  'unreadable',
  'unclear',
  'tables_only',
  'title',
  'contents',
  'references',
  'no_facts',
  'refused',
  'model_failed',
  'enough_cards',
  'no_room',
  'cancelled',
] as const satisfies readonly SkipReason[];
const dropReasons = [
  'ungrounded',
  'unproven',
  'duplicate',
  'malformed',
  'too_long',
  'not_self_contained',
  'guessable',
  'conflict',
  'no_room',
] as const satisfies readonly DropReason[];

const failures = [
  'key',
  'model',
  'quota',
  'network',
  'timeout',
  'server',
  'request',
  'answer',
] as const satisfies readonly FailureKind[];
const unserved = ['language', 'kind', 'focus'] as const satisfies readonly Unserved[];
const writers = ['gemini', 'endpoint', 'extractive'] as const satisfies readonly WriterName[];

/** Reads who wrote the cards of a chunk. */
export const storedWriters = z.array(z.enum(writers));

/** Reads pages that the built-in writer made cards of, as they were stored. */
export const storedBuiltIn = z.array(z.object({ page: z.int(), reason: z.enum(failures) }));

/** Reads what read a page from its picture. */
export const pictureReadBy: z.ZodType<PictureReadBy> = z.enum(['model', 'machine']);

/** Reads skipped pages as they were stored. */
export const storedSkipped = z.array(z.object({ page: z.int(), reason: z.enum(skipReasons) }));

/** Reads the counts of cards that were not kept, as they were stored. */
export const storedDropped = z
  .partialRecord(z.enum(dropReasons), z.int())
  .transform((counts): Dropped => counts as Dropped);

/** Reads a report as it was stored. */
export const storedReport: z.ZodType<GenerationReport> = z.object({
  pages: z.int(),
  covered: z.array(z.int()),
  skipped: storedSkipped,
  dropped: storedDropped,
  /** Earlier versions did not say. */
  pictured: z.array(z.object({ page: z.int(), by: pictureReadBy })).default([]),
  builtIn: storedBuiltIn.default([]),
  unserved: z.array(z.enum(unserved)).default([]),
});

/** Skipped pages for storing. */
export const skippedJson = (skipped: readonly SkippedPage[]): Prisma.InputJsonArray =>
  skipped.map(({ page, reason }) => ({ page, reason }));

/** Pages that the built-in writer made cards of, for storing. */
export const builtInJson = (pages: readonly BuiltInPage[]): Prisma.InputJsonArray =>
  pages.map(({ page, reason }) => ({ page, reason }));

/** A report for storing. */
export const reportJson = ({
  pages,
  covered,
  skipped,
  dropped,
  pictured,
  builtIn,
  unserved,
}: GenerationReport): Prisma.InputJsonObject => ({
  pages,
  covered,
  skipped: skippedJson(skipped),
  dropped: { ...dropped },
  pictured: pictured.map(({ page, by }) => ({ page, by })),
  builtIn: builtInJson(builtIn),
  unserved: [...unserved],
});

/** A tip for storing. */
export const tipJson = (tip: StudyTip): string => JSON.stringify(tip);

/** Reads a tip as it was stored. Earlier versions stored a sentence. */
export const storedTip = (stored: string): StudyTip =>
  studyTip.safeParse(parsedJson(stored)).data ?? { kind: 'text', text: stored };

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
