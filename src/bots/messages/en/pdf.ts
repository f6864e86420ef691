import { runsOf } from '../../../core/generation/text/ranges.js';
import type { StudyTip } from '../../../core/generation/tip.js';
import type { DropReason, PictureReadBy, SkipReason } from '../../../core/generation/types.js';
import type { Words } from '../../chat/text.js';
import { type Runs, type TipTexts, tipIn } from '../tips.js';
import { cardCount, duration, join, plural, t } from './wording.js';

/** How so many pages without a card are explained. */
const skipReasons: Readonly<Record<SkipReason, (count: number) => Words>> = {
  no_text: () => 'no text',
  unreadable: () => 'letters that can’t be read',
  unclear: () => 'too unclear to read',
  tables_only: () => 'only tables or figures',
  title: () => 'only a title',
  contents: () => 'only a table of contents',
  references: () => 'only references',
  no_facts: () => 'nothing that makes a card',
  refused: () => 'refused by the AI model',
  model_failed: () => 'the AI model could not be reached',
  enough_cards: (count) =>
    plural(count, { one: 'enough cards without it', other: 'enough cards without them' }),
  no_room: () => 'no room for more cards',
  cancelled: () => 'not read',
};

/** What was wrong with so many proposed cards that were not kept. */
const dropReasons: Readonly<Record<DropReason, (count: number) => Words>> = {
  ungrounded: (count) =>
    plural(count, {
      one: t`${count} had a quote that is not in the text`,
      other: t`${count} had quotes that are not in the text`,
    }),
  unproven: (count) =>
    plural(count, {
      one: t`${count} had an answer that the page does not give`,
      other: t`${count} had answers that the page does not give`,
    }),
  duplicate: (count) =>
    plural(count, { one: t`${count} repeated another card`, other: t`${count} repeated other cards` }),
  malformed: (count) =>
    plural(count, { one: t`${count} was incomplete`, other: t`${count} were incomplete` }),
  too_long: (count) => plural(count, { one: t`${count} was too long`, other: t`${count} were too long` }),
  not_self_contained: (count) => t`${count} made no sense without the page`,
  guessable: (count) => t`${count} could be answered by guessing`,
  conflict: (count) =>
    plural(count, {
      one: t`${count} asked what another card asks, with another answer`,
      other: t`${count} asked what other cards ask, with other answers`,
    }),
  no_room: (count) => t`${count} found no room: you have as many cards as there can be`,
};

export const runsText = (runs: Runs): Words =>
  join(
    runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)),
    ', ',
  );

/** `page 4`, `pages 4–5, 7`. */
export const pagesText = (pages: readonly number[]): Words =>
  plural(pages.length, {
    one: t`page ${runsText(runsOf(pages))}`,
    other: t`pages ${runsText(runsOf(pages))}`,
  });

export const somePages = (runs: Runs | undefined, count: number): Words =>
  runs
    ? plural(count, { one: t`page ${runsText(runs)}`, other: t`pages ${runsText(runs)}` })
    : plural(count, { one: t`${count} page`, other: t`${count} pages` });

const tips: TipTexts = {
  pages_failed: ({ pages }) =>
    t`Nothing came from ${pagesText(pages)} this time: try the rest before you rely on the deck.`,
  pages_without_text: ({ pages }) =>
    t`No card asks about ${pagesText(pages)}, where I could read no text: add what matters there by hand.`,
  densest_pages: ({ cards, total, pages }) =>
    plural(pages.length, {
      one: t`${cards} of the ${total} cards come from ${pagesText(pages)}: read that page again before your first session.`,
      other: t`${cards} of the ${total} cards come from ${pagesText(pages)}: read those pages again before your first session.`,
    }),
  confusable: ({ one, other }) =>
    t`“${one}” and “${other}” are easily confused: learn them together, and say what tells them apart.`,
  first_term: ({ term, cards }) =>
    plural(cards, {
      one: t`Learn “${term}” first: ${cards} other card needs it.`,
      other: t`Learn “${term}” first: ${cards} other cards need it.`,
    }),
  definitions: ({ cards }) =>
    plural(cards, {
      one: t`${cards} card asks what something is: say the answer aloud before you turn the card, then compare word for word.`,
      other: t`${cards} cards ask what something is: say the answer aloud before you turn the card, then compare word for word.`,
    }),
  gaps: ({ cards }) =>
    plural(cards, {
      one: t`${cards} card has a gap: read the whole sentence, and give the word before you look at any option.`,
      other: t`${cards} cards have a gap: read the whole sentence, and give the word before you look at any option.`,
    }),
  first_sitting: ({ cards, page }) =>
    plural(cards, {
      one: t`Begin with the first card (page ${page}) today, and add the others once that is easy.`,
      other: t`Begin with the first ${cards} cards (up to page ${page}) today, and add the others once those are easy.`,
    }),
  daily_pace: ({ cards, perDay, days }) =>
    plural(days, {
      one: t`At ${perDay} new cards a day you have met all ${cards} in one day; start at least a week before the exam.`,
      other: t`At ${perDay} new cards a day you have met all ${cards} in ${days} days; start at least a week before the exam.`,
    }),
  come_back: ({ cards }) =>
    plural(cards, {
      one: 'Come back to this card tomorrow and in three days: a short second look now saves a long one later.',
      other: t`Come back to these ${cards} cards tomorrow and in three days: a short second look now saves a long one later.`,
    }),
  model: ({ text }) => text,
  text: ({ text }) => text,
};

export const pdf = {
  studyNow: 'Study now',
  cancel: 'Cancel',
  discard: 'Discard all',
  undo: 'Undo',
  more: ({ from, to }: { from: number; to: number }) => t`More from p. ${runsText([[from, to]])}`,
  waiting: 'Waiting for its turn.',
  stopped: 'That did not work.',
  opening: 'Opening the file.',
  soFar: ({ read, pages, cards }: { read: number; pages: number; cards: number }) =>
    plural(pages, {
      one: t`Read ${read} of ${pages} page, ${cardCount(cards)} so far.`,
      other: t`Read ${read} of ${pages} pages, ${cardCount(cards)} so far.`,
    }),
  /** Below the progress, while pages are read from their pictures. */
  readingPictures: 'Some pages are pictures. I read those word by word, which takes some seconds each.',
  secondsLeft: ({ seconds }: { seconds: number }) =>
    t`Some pages are pictures, so this takes longer: about ${duration(seconds * 1_000)} left.`,
  doneWithout: 'Done.',
  done: ({ cards }: { cards: number }) => t`Done: ${cardCount(cards)}.`,
  deck: ({ deck }: { deck: Words }) => t`Deck: ${deck}`,
  title: ({ cards, file }: { cards: number; file: string }) => t`${cardCount(cards)} from ${file}`,
  madeBefore: ({ cards, deck }: { cards: number; deck: Words }) =>
    plural(cards, {
      one: t`${cardCount(cards)} made before that is in ${deck}.`,
      other: t`${cardCount(cards)} made before that are in ${deck}.`,
    }),
  /** Pages whose text was read from their pictures; too many runs to be read are left out. */
  pictured: ({ by, runs, count }: { by: PictureReadBy; runs: Runs | undefined; count: number }) =>
    by === 'machine'
      ? t`Read from the picture of the page: ${somePages(runs, count)}.`
      : t`Read from the picture of the page by the AI model: ${somePages(runs, count)}.`,
  lookAtSource: 'Look at Source before you trust a card from there.',
  groundedElsewhere: 'Every other quote was found on its page.',
  grounded: 'Every quote was found on its page. That shows where a card comes from, not that it is right.',
  cancelled: ({ cards }: { cards: number }) =>
    plural(cards, {
      one: 'Cancelled. The card made before that is in your deck.',
      other: t`Cancelled. The ${cards} cards made before that are in your deck.`,
    }),
  cancelledEmpty: 'Cancelled before the first card.',
  discarded: 'All its cards were discarded.',
  noCards: 'No card could be made from it. Send me other pages, or add a card yourself.',
  add: 'Add a card',
  facts: { covered: 'Pages with cards', skipped: 'Pages without', dropped: 'Cards not kept' },
  /** Where more was asked of some pages. */
  factsOfMore: { covered: 'Pages with new cards', skipped: 'Pages without a new one' },
  covered: ({ covered, pages, runs }: { covered: number; pages: number; runs: Runs }) =>
    t`${covered} of ${pages} (p. ${runsText(runs)})`,
  /** The runs would be too many to read. */
  coveredBetween: (slots: { covered: number; pages: number; first: number; last: number }) =>
    t`${slots.covered} of ${slots.pages} (from p. ${slots.first} to ${slots.last})`,
  coveredNone: ({ pages }: { pages: number }) => t`none of ${pages}`,
  skipped: ({ runs, count, reason }: { runs: Runs; count: number; reason: SkipReason }) =>
    t`p. ${runsText(runs)} (${skipReasons[reason](count)})`,
  /** The runs would be too many to read. */
  skippedMany: ({ count, reason }: { count: number; reason: SkipReason }) =>
    plural(count, {
      one: t`${count} other page (${skipReasons[reason](count)})`,
      other: t`${count} other pages (${skipReasons[reason](count)})`,
    }),
  dropped: ({ count, reason }: { count: number; reason: DropReason }) => dropReasons[reason](count),
  quoted: ({ page, quote }: { page: number; quote: string }) => t`p. ${page}: ${quote}`,
  private:
    'The cards come to our private chat. If I can’t write to you there, they wait for your next command.',
  tips: 'Study tips',
  tip: ({ tip }: { tip: StudyTip }) => tipIn(tips, tip),
  /** For a terminal, where a report is plain lines. */
  terminal: {
    opened: ({ file, pages }: { file: string; pages: number }) =>
      plural(pages, { one: t`${file}, ${pages} page`, other: t`${file}, ${pages} pages` }),
    covered: ({ covered, pages }: { covered: readonly number[]; pages: number }) =>
      covered.length === 0
        ? t`Cards from no page of ${pages}.`
        : t`Cards from ${pagesText(covered)} of ${pages}.`,
    skipped: ({ skipped, reason }: { skipped: readonly number[]; reason: SkipReason }) =>
      t`${pagesText(skipped)}: ${skipReasons[reason](skipped.length)}`,
    notKept: ({ reason, count }: { reason: DropReason; count: number }) =>
      t`not kept: ${dropReasons[reason](count)}`,
    wrong: ({ distractors }: { distractors: readonly string[] }) => t`not: ${join(distractors, ' · ')}`,
  },
  commands: {
    pdf: 'Make flashcards from a PDF',
    file: 'The PDF, or the picture of a page',
    cards: 'How many cards',
    deck: 'The deck they go to; a new one named after the file by default',
    focus: 'What to look for in it',
    language: 'The language of the cards',
    private: 'Send progress and cards to our private chat',
  },
} as const;
