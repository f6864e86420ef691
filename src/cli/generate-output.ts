import { plainWords } from '../bots/chat/view.js';
import { errorText } from '../bots/messages/errors.js';
import { dropText, pdfWords, skipText, tipText } from '../bots/messages/pdf.js';
import type { UserError } from '../core/errors.js';
import type { MadeDocument } from '../core/generation/make/pipeline.js';
import type { WriterName } from '../core/generation/skills.js';
import { pageRanges } from '../core/generation/text/ranges.js';
import type { DropReason, GeneratedCard, GenerationReport, SkipReason } from '../core/generation/types.js';

/** Longest quote shown beside a card. */
const QUOTE_SHOWN = 90;

/** The file that is about to be read. */
export const openedText = (name: string, pages: number, writer: WriterName): string =>
  `${name}, ${pages} ${pages === 1 ? 'page' : 'pages'}\n${writer === 'extractive' ? `${pdfWords.extractive}\n` : ''}\n`;

/** A card as people read it in a terminal, followed by an empty line. */
export const cardText = (card: GeneratedCard, number: number): string => {
  const margin = ' '.repeat(5);
  const wrong = card.distractors.length > 0 ? `\n${margin}  not: ${card.distractors.join(' · ')}` : '';
  const quote =
    card.quote.length > QUOTE_SHOWN ? `${card.quote.slice(0, QUOTE_SHOWN).trimEnd()}…` : card.quote;
  return `${String(number).padStart(3)}. ${card.front}\n${margin}→ ${card.back}${wrong}\n${margin}p. ${card.page}: “${quote}”\n\n`;
};

/** The report and the tips, in a few lines. */
export const endText = ({ report, tips }: Pick<MadeDocument, 'report' | 'tips'>): string => {
  const skipped = [...new Set(report.skipped.map(({ reason }) => reason))].map((reason) =>
    skippedLine(report, reason),
  );
  const dropped = Object.entries(report.dropped).map(
    ([reason, count]) => `  ${count} left out, which ${dropText[reason as DropReason](count)}`,
  );
  const numbered = tips.map((tip, i) => `  ${i + 1}. ${tipText(tip)}`);
  const lines = [
    `Cards from ${pagesText(report.covered)} of ${report.pages}.`,
    ...skipped,
    ...dropped,
    ...(numbered.length > 0 ? ['', 'Study tips', ...numbered] : []),
  ];
  return `\n${lines.join('\n')}\n`;
};

/** Everything on one line, the tips in words. */
export const jsonText = ({ cards, report, tips }: MadeDocument): string =>
  `${JSON.stringify({ cards, report, tips: tips.map((tip) => tipText(tip)) })}\n`;

/** Why the file cannot be used, in one sentence or two. */
export const errorSentence = (error: UserError): string => plainWords(errorText(error));

const skippedLine = ({ skipped }: GenerationReport, reason: SkipReason): string => {
  const pages = skipped.filter((skip) => skip.reason === reason).map(({ page }) => page);
  return `  ${pagesText(pages)}: ${skipText[reason](pages.length)}`;
};

const pagesText = (pages: readonly number[]): string =>
  pages.length === 0 ? 'no page' : `${pages.length === 1 ? 'page' : 'pages'} ${pageRanges(pages)}`;
