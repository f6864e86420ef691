import { GAP } from '../../limits.js';
import { capitalise, countWords, isDense } from '../../text/words.js';
import type { Candidate, Form } from '../candidate.js';
import { headed, isEveryday, namingHeading } from '../fronts.js';
import { shareWord } from '../keys.js';
import type { Language } from '../languages/language.js';
import { endsWhole, isPlain } from '../readable.js';
import { sentencesOf, withoutStop } from '../sentences.js';
import { withoutSources } from '../statements.js';
import type { Tagger } from '../tagging.js';
import type { Topic } from '../topic.js';
import type { Unit } from '../units.js';
import { filled, isCommonWord, lowered, withinSentence } from '../wording.js';
import { isIdentifier, PARTICIPLE, termhood } from './evidence.js';

/** A term and what a document says that it is. */
export interface Entry {
  readonly term: string;
  readonly meaning: string;
  /** How sure it is that it is one, 0 to 1. */
  readonly worth: number;
  /** Nothing but its type sets the term off: it can as well begin a sentence. */
  readonly isBare: boolean;
}

const BOLD = 0.85;
const LINE =
  /^(?<term>[^:：–—=]{2,50}?)(?:\s*[:：]\s*|\s+[–—-]\s+|\s+= (?=\p{Ll}{2}.* .* )|\s*——?\s*)(?<meaning>.{3,260})$/u;
/** Beginnings of lines that are said to the reader, in capitals of any language. */
const REMARK =
  /^(?:notes?|n\.?b\.?|warning|caution|attention|important|tip|hint|remark|example|e\.g\.|see|question|answer|figure|fig|table|step|chapter|section|page|author|date|email|url|source|version|usage|default|todo|returns?|since|deprecated|arguments?|parameters?|values?|authors|syntax|inputs?|outputs?|type|achtung|hinweis|anmerkung|bemerkung|beispiel|frage|antwort|merke|wichtig|remarque|exemple|attention|nota|ejemplo|esempio|exemplo|atención|attenzione|atenção|примечание|пример|внимание|вопрос|ответ|注意|注|例|例如|示例|提示|说明|例えば|예|주의|참고|ملاحظة|مثال|exceptions?|excepción|excepciones|ausnahmen?|eccezion[ei]|exceç(?:ão|ões)|исключени[ея]|goals?|aims?|objectives?|homework|exam|reading|literature|instructor|lecturer|teacher|professor|dozent|office(?: hours?)?|hours|contact|deadline|grading|attendance|sprechstunden?|room|time|kapitel|lernziele?)(?:\s*\d\S*)?$/iu;

/** What stands before the sign of a line that could be an entry. */
export const headOf = ({ text }: Unit): string | undefined => LINE.exec(text)?.groups?.term;

/** True for a line that could be an entry; several below one another are. */
export const isLine = ({ text, block }: Unit): boolean =>
  block.kind !== 'table' && /^[\p{L}\d][^:：.!?]{1,40}(?:[:：]|\s[–—-])\s*\S/u.test(text);

/**
 * The entry that a line is, such as `Osmosis: movement of water through a membrane`.
 * @param hasSiblings whether lines of the same form stand beside it
 */
export const entryOf = ({ text, bold, language, block }: Unit, hasSiblings: boolean): Entry | undefined => {
  const [first = ''] = sentencesOf(text, language);
  const line = LINE.exec(first)?.groups;
  const { term = '', meaning = '' } = line ?? inBold({ text, bold, language, block }) ?? {};
  if (language.says?.test(meaning)) return undefined;
  const isBold = bold.some(({ start, end }) => start === 0 && end >= term.length - 1);
  const [gist = ''] = meaning.split(/[;；]/u);
  const shown = withoutStop(withoutSources(gist)).trim();
  if (!isTerm(term, language) || !isMeaning(shown, term)) return undefined;
  if (language.points.test(shown) || (language.isUnknown && /^\p{Lu}{5,}$/u.test(term))) return undefined;
  const isListed = hasSiblings || isDense(term) || (block.kind === 'item' && !language.isUnknown);
  if (!isBold && !isListed) return undefined;
  const isBare = line === undefined && !/[.:–—-]\s*$/u.test(text.slice(0, bold[0]?.end ?? 0));
  return { term: term.trim(), meaning: shown, worth: isBold ? BOLD : 0.7, isBare };
};

/** A bold beginning with its explanation. */
const inBold = ({
  text,
  bold,
  language,
  block,
}: Pick<Unit, 'text' | 'bold' | 'language' | 'block'>): Record<string, string> | undefined => {
  const [mark] = bold;
  if (!mark || mark.start > 0 || mark.end > 50) return undefined;
  const meaning = text.slice(mark.end).trim();
  return (/[.:–—-]\s*$/u.test(text.slice(0, mark.end)) ||
    /^(?:an?|the|une?|eine?r?|un[ao]?|la|le|el|il|der|die|das)\s/iu.test(meaning) ||
    (block.kind === 'item' && /^\p{Ll}/u.test(meaning))) &&
    !/[.!?]\s/u.test(text.slice(0, mark.end))
    ? {
        term: text.slice(0, mark.end).replace(/[\s.:–—-]+$/u, ''),
        meaning: sentencesOf(meaning, language)[0] ?? '',
      }
    : undefined;
};

/** Names that programs are written with, and parts of the document. */
const PROGRAM =
  /\p{Ll}{2,}\p{Lu}\p{Ll}|[&[\]]|(?:Ctrl|Strg|Alt|Shift|Maj|Cmd) ?\+|(?<!\p{L})(?:[Cc]hapitre|[Cc]hapter|Kapitel|[Cc]apítulo|[Cc]apitolo|[Гг]лава|[Ss]ection) \d/u;

/** At least half of its words in small letters are words: others are names in a program. */
const mostlyWords = (term: string): boolean => {
  const low = term.match(/(?<!\p{L})\p{Ll}{2,}(?!\p{L})/gu) ?? [];
  return low.filter(isCommonWord).length * 2 >= low.length;
};

/** Names something that can be learnt. */
export const isTerm = (term: string, language: Language): boolean =>
  countWords(term) <= 5 &&
  /^[\p{Lu}\p{Lo}\p{Ll}\d]/u.test(term) &&
  /\p{L}{2}/u.test(term) &&
  !PROGRAM.test(term) &&
  (language.code !== 'en' || mostlyWords(term)) &&
  !/[,;.?!"“”=<>/\\_()[\]]/u.test(term.replace(/\([^)]*\)$/u, '')) &&
  (!language.noTerm.test(lowered(term)) || language.counts.test(`${term} `)) &&
  !(language.capitalNouns && /^\p{Ll}+\d*$/u.test(term)) &&
  !language.breaksOff?.test(term) &&
  !/^(?:Teil|Part|Chapter|Kapitel|Chapitre|Cap[ií]t\p{L}+|Section|Abschnitt|of|for|to|de|du|do|da|dos|das|del|della|von|vom|à|au|en|em|no|na|in|im|with|con|com|mit) /u.test(
    term,
  ) &&
  !REMARK.test(term) &&
  isPlain(term);

/** Says something in words. */
export const isMeaning = (meaning: string, term: string): boolean => {
  const words = isDense(meaning) ? meaning.length / 2 : meaning.split(/\s+/u).length;
  return (
    words >= 2 &&
    words <= 24 &&
    (isDense(meaning) || (meaning.match(/\p{L}{2,}/gu)?.length ?? 0) >= 2) &&
    !/[:：;?？]/u.test(meaning) &&
    isPlain(meaning) &&
    endsWhole(meaning) &&
    !meaning.toLowerCase().includes(`${term.toLowerCase()} `)
  );
};

/** The card of an entry: what the term means, or which term has the meaning. */
export const entryCard = (
  unit: Unit,
  { term, meaning, worth }: Entry,
  about: About,
): Candidate | undefined => {
  const heading = namingHeading(unit);
  const says = { term, meaning, tells: tellsOf(meaning, unit, about.tag) };
  const isProperty =
    says.tells === 'what it is' && (AMOUNT.test(meaning) || (worth < BOLD && saysOf(term, meaning, unit)));
  if (isProperty && heading === undefined) return undefined;
  const forms = isProperty ? [property(`${heading}`, term, meaning)] : formsOf(unit, says);
  if (forms.length === 0) return undefined;
  return {
    place: unit,
    quote: quoteOf(unit.text, meaning),
    forms,
    importance: (isProperty ? worth - 0.15 : worth) - doubtOf(unit, says, about.topic),
    proof: 'form',
    subject: term,
  };
};

/** In a handbook most entries are options and functions: no knowledge, unless they name something of the field. */
const doubtOf = (unit: Unit, { term, meaning, tells }: Saying, topic: Topic): number =>
  topic.handbook *
  (LEAST_DOUBT +
    (1 - LEAST_DOUBT) *
      (tells === 'what it does' || isIdentifier(term) || unit.language.saysLittle.test(meaning)
        ? 1
        : 1 - termhood(term, unit, topic, [])));

const LEAST_DOUBT = 0.2;
/** What an entry is taken to say of its term: also what it does, and what is done to it. */
interface Saying {
  readonly term: string;
  readonly meaning: string;
  readonly tells: 'what it is' | 'what it does' | 'what is done';
}

/** What a card of an entry is judged by. */
export interface About {
  readonly topic: Topic;
  readonly tag: Tagger;
}

/** "A hormone …", "irreversibly binds …", "made in the adrenal cortex" */
const tellsOf = (meaning: string, { language }: Unit, tag: Tagger): Saying['tells'] => {
  if (language.code !== 'en')
    return language.deeds?.test(capitalise(meaning)) ? 'what it does' : 'what it is';
  const [first = '', ...others] = lowered(meaning.replace(/^\p{L}+ly /u, '')).split(' ');
  const isVerb = (subject: string): boolean =>
    tag([subject, first, ...others].join(' ')).some(({ text, is }) => text === first && is === 'verb');
  if (/^\p{L}+[^s]s$/u.test(first) && isVerb('It')) return 'what it does';
  const isDone = PARTICIPLE.test(first) && BESIDE_VERB.test(others[0] ?? '');
  return isDone && isVerb('It is') ? 'what is done' : 'what it is';
};

/** After a participle that says something done; "fenestrated endothelium" is a thing. */
const BESIDE_VERB = /^(?:by|in|into|from|to|with|on|at|as|for|out|through|during|when|after|before|between)$/;

/** "about 125 mL/min" */
const AMOUNT = /^(?:\p{L}+\.? )?[~≈<>]?\d/u;

/** It says something of what the heading names, rather than what it is itself. */
const saysOf = (term: string, meaning: string, unit: Unit): boolean =>
  !isDense(term) &&
  (unit.language.counts.test(`${term} `) ||
    (meaning.match(/,/gu)?.length ?? 0) > 1 ||
    (!/\s/u.test(term) && isEveryday(term, unit)));

/** `Location: nucleus` below a heading that says whose. */
const property = (heading: string, term: string, meaning: string): Form => ({
  kind: 'basic',
  front: `${heading}: ${withinSentence(term, NO_CASING, false)}?`,
  back: capitalise(meaning),
});

const formsOf = (unit: Unit, { term, meaning, tells }: Saying): Form[] => {
  const { language } = unit;
  const words = countWords(meaning);
  if (tells !== 'what it is')
    return shareWord(term, meaning, language)
      ? []
      : [
          {
            kind: 'cloze',
            front: headed(`${GAP}${tells === 'what it does' ? '' : ':'} ${lowered(meaning)}.`, unit),
            back: capitalise(term),
            pool: 'term',
          },
        ];
  const forms: Form[] = [];
  const isTelling = words >= 5 && !shareWord(term, meaning, language);
  if (words <= ANSWER_WORDS || (words <= LONG_WORDS && !isTelling))
    forms.push({
      kind: 'basic',
      front: filled(language.whatIs, { term: isDense(term) ? term : withinSentence(term, NO_CASING, false) }),
      back: capitalise(meaning),
    });
  if (isTelling)
    forms.push(
      {
        kind: 'basic',
        front: filled(language.whichTerm, { meaning: lowered(meaning) }),
        back: term,
        pool: 'term',
      },
      { kind: 'cloze', front: headed(`${GAP}: ${lowered(meaning)}.`, unit), back: term, pool: 'term' },
    );
  return forms;
};

/** Most words of an answer; and where the term cannot be asked for instead. */
const ANSWER_WORDS = 12;
const LONG_WORDS = 14;

const NO_CASING = () => undefined;

const quoteOf = (text: string, meaning: string): string =>
  text.slice(0, text.indexOf(meaning) + meaning.length);
