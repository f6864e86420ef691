import { dropText, skipText } from '../src/bots/messages/pdf.js';
import { pageRanges } from '../src/core/generation/text/ranges.js';
import type {
  DropReason,
  GeneratedCard,
  GenerationReport,
  SkipReason,
} from '../src/core/generation/types.js';

/** Longest quote shown beside a card. */
const QUOTE_SHOWN = 90;

/** A card as people read it in a terminal. */
export function cardText(card: GeneratedCard, number: number): string {
  const margin = ' '.repeat(5);
  const wrong = card.distractors.length > 0 ? `\n${margin}  not: ${card.distractors.join(' · ')}` : '';
  const quote =
    card.quote.length > QUOTE_SHOWN ? `${card.quote.slice(0, QUOTE_SHOWN).trimEnd()}…` : card.quote;
  return `${String(number).padStart(3)}. ${card.front}\n${margin}→ ${card.back}${wrong}\n${margin}p. ${card.page}: “${quote}”\n`;
}

/** The report and the tips, in a few lines. */
export function endText(report: GenerationReport, tips: readonly string[]): string {
  const skipped = [...new Set(report.skipped.map(({ reason }) => reason))].map((reason) =>
    skippedLine(report, reason),
  );
  const dropped = Object.entries(report.dropped).map(
    ([reason, count]) => `  ${count} left out, which ${dropText[reason as DropReason](count)}`,
  );
  const lines = [
    `Cards from ${pagesText(report.covered)} of ${report.pages}.`,
    ...skipped,
    ...dropped,
    ...(tips.length > 0 ? ['', 'Study tips', ...tips.map((tip, i) => `  ${i + 1}. ${tip}`)] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function skippedLine({ skipped }: GenerationReport, reason: SkipReason): string {
  const pages = skipped.filter((skip) => skip.reason === reason).map(({ page }) => page);
  return `  ${pagesText(pages)}: ${skipText[reason](pages.length)}`;
}

const pagesText = (pages: readonly number[]): string =>
  pages.length === 0 ? 'no page' : `${pages.length === 1 ? 'page' : 'pages'} ${pageRanges(pages)}`;
