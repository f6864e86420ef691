import { stringify } from 'csv-stringify/sync';
import type { AccountData } from './account-data.js';

/**
 * The account as tables, one file each, in UTF-8 with a byte order mark, which is how spreadsheets know.
 * Cells that a spreadsheet would run as a formula begin with an apostrophe (OWASP, "CSV Injection").
 */
export const accountAsCsv = (data: AccountData): readonly { name: string; csv: string }[] => [
  { name: 'cards.csv', csv: table(cardRows(data), CARD_COLUMNS) },
  {
    name: 'reviews.csv',
    csv: table(
      data.reviews.map(({ at, ...review }) => ({ ...review, at: at.toISOString() })),
      REVIEW_COLUMNS,
    ),
  },
  { name: 'account.csv', csv: table(accountRows(data), ACCOUNT_COLUMNS) },
];

type Cell = string | number | boolean | null;
type Rows = readonly Readonly<Record<string, Cell>>[];

const CARD_COLUMNS = [
  'deck',
  'front',
  'back',
  'kind',
  'distractors',
  'document',
  'page',
  'quote',
  'created',
  'deleted',
  'due',
  'stability',
  'difficulty',
  'reviews',
  'lapses',
  'setAside',
  'flagged',
  'id',
];
const REVIEW_COLUMNS = [
  ...['at', 'card', 'rating', 'id', 'undoes', 'parameters', 'mode', 'durationMs', 'intervalMinutes'],
  ...['day', 'elapsedDays', 'utcOffset', 'rule'],
];
const ACCOUNT_COLUMNS = ['what', 'name', 'value', 'since'];

/** With its header also when there is no row. */
const table = (rows: Rows, columns: readonly string[]): string =>
  stringify([...rows], {
    columns: [...columns],
    header: true,
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  });

const cardRows = ({ decks }: AccountData): Rows =>
  decks.flatMap((deck) =>
    deck.cards.map(({ schedule, distractors, since, deleted, setAside, restsUntil, flagged, ...card }) => ({
      deck: deck.name,
      ...card,
      distractors: distractors.join(' | '),
      created: since.toISOString(),
      deleted: deleted || deck.deleted,
      due: schedule?.due.toISOString() ?? null,
      stability: schedule?.stability ?? null,
      difficulty: schedule?.difficulty ?? null,
      reviews: schedule?.reps ?? 0,
      lapses: schedule?.lapses ?? 0,
      setAside: setAside !== null,
      flagged: flagged !== null,
    })),
  );

const accountRows = ({ settings, identities, documents, decks }: AccountData): Rows => [
  ...(['timeZone', 'newPerDay', 'dayStart'] as const).map((name) => ({
    what: 'setting',
    name,
    value: settings[name],
    since: settings.since.toISOString(),
  })),
  ...identities.map((it) => ({
    what: 'identity',
    name: `${it.platform}: ${it.name}`,
    value: it.id,
    since: it.since.toISOString(),
  })),
  ...decks.map((it) => ({
    what: 'deck',
    name: it.name,
    value: it.cards.length,
    since: it.since.toISOString(),
  })),
  ...documents.map((it) => ({
    what: 'document',
    name: it.name,
    value: it.pages,
    since: it.at.toISOString(),
  })),
];
