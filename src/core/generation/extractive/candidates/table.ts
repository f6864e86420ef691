import { GAP } from '../../limits.js';
import { capitalise, countWords, isDense, oneLine } from '../../text/words.js';
import type { Candidate } from '../candidate.js';
import { headed, isEveryday } from '../fronts.js';
import { isPlain } from '../readable.js';
import type { Unit } from '../units.js';
import { lowered } from '../wording.js';
import { type About, entryCard, isMeaning, isTerm } from './glossary.js';

/** Longest head of a row or column, and longest cell, in words. */
const HEAD_WORDS = 6;
const CELL_WORDS = 10;
/** A table with more columns of numbers than this is data, not knowledge. */
const COLUMNS_MAX = 7;

/** Cards of a table whose row head and column head make a question: `Mitosis – daughter cells?` */
export const tableCards = (unit: Unit, about: About): readonly Candidate[] => {
  if (unit.block.kind !== 'table') return [];
  const { rows, heads } = unit.block;
  const printed = rows.map((row) => row.map(oneLine));
  const isTurned = PROPERTIES.test(printed[0]?.[0] ?? '');
  const cells = isTurned ? turned(printed) : printed;
  const columns = Math.max(...cells.map((row) => row.length), 0);
  if (columns < 2 || columns > COLUMNS_MAX) return [];
  const body = cells.slice(heads).filter(([head = '']) => isRowHead(head));
  if (body.length < 2 || body.length < (cells.length - heads) * MOST || hasTwice(body)) return [];
  const names = heads > 0 ? (cells[heads - 1] ?? []) : [];
  if (columns === 2 && isExplaining(body)) return body.flatMap((row) => explained(unit, row, about));
  if (names.length < 2 || names.slice(1).some((name) => name !== '' && !isColumnHead(name))) return [];
  return body.flatMap((row) =>
    names.flatMap((name, i) =>
      i > 0 && name !== ''
        ? cellCard(
            { ...unit, text: ((isTurned ? printed[i] : row) ?? []).join(' ') },
            { head: withClass(row[0] ?? '', names[0] ?? '', unit), name, cell: row[i] ?? '' },
            about.topic.handbook,
          )
        : [],
    ),
  );
};

const MOST = 0.6;

/** `Dirty (bit)`: a word of every day with what the head of its column calls it. */
const withClass = (head: string, of: string, unit: Unit): string =>
  countWords(head) === 1 &&
  countWords(of) === 1 &&
  /^\p{L}{3,}$/u.test(of) &&
  !isDense(head) &&
  !PROPERTIES.test(of) &&
  isColumnHead(of) &&
  isEveryday(head, unit)
    ? `${head} (${unit.language.capitalNouns ? of : lowered(of)})`
    : head;

const turned = (cells: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  (cells[0] ?? []).map((_, column) => cells.map((row) => row[column] ?? ''));

/** Above the first column of a table that compares things, one in each other column, property by property. */
const PROPERTIES =
  /^(?:propert(?:y|ies)|features?|aspects?|criteri(?:on|a)|characteristics?|merkmale?|eigenschaft(?:en)?|kriteri(?:um|en)|propriétés?|caractéristiques?|critères?|propiedad(?:es)?|característica?s?|criterios?|proprietà|caratteristic(?:a|he)|criteri|propriedades?|свойств[оа]|признаки?|性质|特征|特性|性質|特徴|특성|속성|الخاصية)$/iu;

const isRowHead = (head: string): boolean =>
  /\p{L}{2}|\p{Lo}/u.test(head) &&
  countWords(head) <= HEAD_WORDS &&
  isPlain(head) &&
  !/[.:;,?]$/u.test(head) &&
  !/^\p{Ll}+[\d.]+$|^(?:theorem|lemma|example|total|sum|mean|note|min|max)\b/iu.test(head);

const isColumnHead = (head: string): boolean =>
  /\p{L}{3}|\p{Lo}{2}/u.test(head) &&
  countWords(head) <= HEAD_WORDS &&
  isPlain(head) &&
  !/(?<!\p{L})(\p{L}{2,})(?!\p{L}).*(?<!\p{L})\1(?!\p{L})/u.test(head) &&
  !/^(?:description|notes?|comments?|remarks?|page|no\.?|default|example|value|commentaires?|remarques?|bemerkung(?:en)?|anmerkung(?:en)?|beschreibung|comentarios?|observaciones|descripci[oó]n|descrizione|commenti|descrição|observações|примечани[ея]|описание|备注|说明|備考|비고)$/iu.test(
    head,
  );

const hasTwice = (body: readonly (readonly string[])[]): boolean =>
  new Set(body.map(([head]) => head?.toLowerCase())).size < body.length;

/** Two columns, where the second says in some words what the first is. */
const isExplaining = (body: readonly (readonly string[])[]): boolean =>
  body.filter(([, cell = '']) => countWords(cell) >= 3).length >= body.length * MOST;

const explained = (unit: Unit, [term = '', meaning = '']: readonly string[], about: About): Candidate[] => {
  const shown = meaning.replace(/[.。]$/u, '');
  if (!isTerm(term, unit.language) || !isMeaning(shown, term) || countWords(shown) > 18 || !isPlain(shown))
    return [];
  const card = entryCard(
    { ...unit, text: `${term} ${meaning}` },
    { term, meaning: shown, worth: 0.75, isBare: false },
    about,
  );
  return card ? [card] : [];
};

const EMPTY = /^(?:[-–—/.x×✓✗*]+|yes|no|y|n|none|n\/a|true|false|ja|nein|oui|non|sí|да|нет|是|否|有|无)?$/iu;

/** Numbers of several columns that were not told apart, or as a program writes them. */
const SEVERAL = /\d\s+[\d.-]*\d|\de[+-]?\d/u;

/** @param row where the cell stands, with the text of its row as it is printed */
const cellCard = (
  row: Unit,
  { head, name, cell }: Readonly<Record<'head' | 'name' | 'cell', string>>,
  handbook: number,
): Candidate[] => {
  const isShort = countWords(cell) <= CELL_WORDS && cell.length <= 90;
  if (
    EMPTY.test(cell) ||
    SEVERAL.test(cell) ||
    /^\p{L}$/u.test(cell) ||
    !isShort ||
    !(isPlain(cell) || /^[\d.,–-]+\s?\p{L}{0,4}[%°²³]*$/u.test(cell))
  )
    return [];
  const asked = /^\p{Lu}\p{Ll}/u.test(name) && row.language.capitalNouns === undefined ? lowered(name) : name;
  const ask = isDense(head) ? `${head}：${name}？` : `${head} – ${asked}?`;
  const gap = isDense(head) ? `${head}：${name} ${GAP}。` : `${head} – ${asked}: ${GAP}.`;
  const answer = { back: capitalise(cell), pool: `column ${name}` };
  return [
    {
      place: row,
      quote: row.text,
      forms: [
        { kind: 'basic', front: headed(ask, row), ...answer },
        { kind: 'cloze', front: headed(gap, row), ...answer },
      ],
      importance: (/^\d/.test(cell) ? 0.55 : 0.65) - 0.3 * handbook,
      proof: 'form',
      subject: head,
    },
  ];
};
