import type { Text } from '../bots/chat/text.js';
import { plainText } from '../bots/messages/bind.js';
import { catalogs } from '../bots/messages/catalog.js';
import { errorMessage, messages } from '../bots/messages/messages.js';
import type { UserError } from '../core/errors.js';
import type { MadeDocument } from '../core/generation/make/pipeline.js';
import { runsOf } from '../core/generation/text/ranges.js';
import type {
  DropReason,
  GeneratedCard,
  GenerationReport,
  SkipReason,
  WriterName,
} from '../core/generation/types.js';

/** Longest quote shown beside a card. */
const QUOTE_SHOWN = 90;

const words = messages.pdf;

/** What an operator reads in a terminal is in English. */
const inEnglish = (text: Text): string => plainText(text, catalogs.en);

/** The file that is about to be read. */
export const openedText = (file: string, pages: number, writer: WriterName): string => {
  const madeHow = writer === 'extractive' ? `${inEnglish(messages.made.withoutModel)}\n` : '';
  return `${inEnglish(words.terminal.opened({ file, pages }))}\n${madeHow}\n`;
};

/** A card as people read it in a terminal, followed by an empty line. */
export const cardText = (
  { front, back, distractors, page, quote }: GeneratedCard,
  number: number,
): string => {
  const margin = ' '.repeat(5);
  const wrong =
    distractors.length > 0 ? `\n${margin}  ${inEnglish(words.terminal.wrong({ distractors }))}` : '';
  const short = quote.length > QUOTE_SHOWN ? `${quote.slice(0, QUOTE_SHOWN).trimEnd()}…` : quote;
  const source = inEnglish(words.quoted({ page, quote: `“${short}”` }));
  return `${String(number).padStart(3)}. ${front}\n${margin}→ ${back}${wrong}\n${margin}${source}\n\n`;
};

/** The report and the tips, in a few lines. */
export const endText = ({ report, tips }: Pick<MadeDocument, 'report' | 'tips'>): string => {
  const numbered = tips.map((tip, i) => `  ${i + 1}. ${inEnglish(words.tip({ tip }))}`);
  const lines = [
    inEnglish(words.terminal.covered({ covered: report.covered, pages: report.pages })),
    ...skippedLines(report),
    ...picturedLines(report),
    ...Object.entries(report.dropped).map(
      ([reason, count]) => `  ${inEnglish(words.terminal.notKept({ reason: reason as DropReason, count }))}`,
    ),
    ...(numbered.length > 0 ? ['', inEnglish(words.tips), ...numbered] : []),
  ];
  return `\n${lines.join('\n')}\n`;
};

const skippedLines = ({ skipped }: GenerationReport): readonly string[] => {
  const pagesOf = (reason: SkipReason) =>
    skipped.filter((skip) => skip.reason === reason).map(({ page }) => page);
  return [...new Set(skipped.map(({ reason }) => reason))].map(
    (reason) => `  ${inEnglish(words.terminal.skipped({ skipped: pagesOf(reason), reason }))}`,
  );
};

const picturedLines = ({ pictured }: GenerationReport): readonly string[] =>
  (['machine', 'model'] as const).flatMap((by) => {
    const pages = pictured.filter((each) => each.by === by).map(({ page }) => page);
    return pages.length > 0
      ? [`  ${inEnglish(words.pictured({ by, runs: runsOf(pages), count: pages.length }))}`]
      : [];
  });

/** Everything on one line, the tips in words. */
export const jsonText = ({ cards, report, tips }: MadeDocument): string =>
  `${JSON.stringify({ cards, report, tips: tips.map((tip) => inEnglish(words.tip({ tip }))) })}\n`;

/** Why the file cannot be used, in one sentence or two. */
export const errorSentence = (error: UserError): string => inEnglish(errorMessage(error));
