import { capitalise, countWords } from '../text/words.js';
import type { Casing, Definition, Sentence, Word } from './sentence.js';

/** How a sentence that defines something is built, and what is asked. Groups: `term`, `rest`, and `art` for an article. */
interface Pattern {
  readonly shape: RegExp;
  front(groups: Groups): string;
  back(groups: Groups): string;
  readonly worth: number;
  /** Fewest words of an answer that says something; {@link ANSWER_WORDS_MIN} by default. */
  readonly least?: number;
  /** The answer is the term itself, the rest is in the question. */
  readonly asksTerm?: true;
}
/** What a pattern found in the sentence. */
interface Groups {
  /** The term with its article, in the middle of a sentence. */
  readonly term: string;
  readonly rest: string;
  readonly verb: string;
}

const ART = '(?:(?<art>An?|The) )?';
const TERM = '(?<term>[^,;:()]{2,60}?)';
const ASIDE = '(?: \\([^)]{2,40}\\))?';
const HEDGE = '(?:(?:usually|generally|often|commonly|simply|basically|essentially|typically) )?';
const REST = '(?<rest>[^;]+)';
const is = (verb: string): string => (/^(?:was|were)$/.test(verb) ? verb : /^are/.test(verb) ? 'are' : 'is');
const does = (verb: string): string => (/s$/i.test(verb) ? 'does' : 'do');

const PATTERNS: readonly Pattern[] = [
  {
    shape:
      /^The (?<rest>[^,;]{15,140}) (?<verb>is|are) (?:called|known as|termed|referred to as) (?:the |an? )?(?<term>[^,;:]{3,50})\.$/,
    front: ({ rest, verb }) => `What ${verb} the ${rest} called?`,
    back: ({ term }) => capitalise(term),
    worth: 0.95,
    asksTerm: true,
  },
  {
    shape:
      /^The (?<rest>(?:main |primary |chief )?(?:function|purpose|role|aim|goal|job) of (?:the |an? )?(?<term>[^,;:]{3,60})) (?<verb>is) (?<to>to .+)\.$/,
    least: 3,
    front: ({ rest }) => `What is the ${rest}?`,
    back: ({ term }) => term,
    worth: 0.9,
  },
  {
    shape: new RegExp(`^${ART}${TERM}${ASIDE} (?<verb>is|are) (?:defined as|understood as) ${REST}\\.$`),
    front: ({ term, verb }) => `What ${is(verb)} ${term}?`,
    back: ({ rest }) => capitalise(rest),
    worth: 1,
  },
  {
    shape: new RegExp(`^${ART}${TERM}${ASIDE} (?<verb>refers?|denotes?) (?:to )?${REST}\\.$`),
    front: ({ term, verb }) => `What ${does(verb)} ${term} refer to?`,
    back: ({ rest }) => capitalise(rest),
    worth: 0.9,
  },
  {
    shape: new RegExp(`^${ART}${TERM} (?<verb>means?) (?<rest>(?:an?|the|to) [^;]+)\\.$`),
    front: ({ term, verb }) => `What ${does(verb)} ${term} mean?`,
    back: ({ rest }) => capitalise(rest),
    worth: 0.85,
  },
  {
    shape: new RegExp(`^${ART}${TERM} (?<verb>stands?) for ${REST}\\.$`),
    least: 2,
    front: ({ term, verb }) => `What ${does(verb)} ${term} stand for?`,
    back: ({ rest }) => capitalise(rest),
    worth: 0.9,
  },
  {
    shape: new RegExp(
      `^${ART}${TERM}${ASIDE} (?<verb>consists?|is composed|are composed|is made up|are made up) of ${REST}\\.$`,
    ),
    front: ({ term, verb }) => `What ${/^(?:consists|is)/.test(verb) ? 'does' : 'do'} ${term} consist of?`,
    least: 2,
    back: ({ rest }) => capitalise(rest),
    worth: 0.85,
  },
  {
    shape: new RegExp(`^${ART}${TERM}${ASIDE} (?<verb>is|are) ${HEDGE}used (?<rest>(?:to|for) [^;]+)\\.$`),
    front: ({ term, verb }) => `What ${is(verb)} ${term} used for?`,
    back: ({ rest }) => capitalise(rest),
    worth: 0.7,
  },
  {
    shape: new RegExp(`^${ART}${TERM}${ASIDE} (?<verb>is|are) responsible for ${REST}\\.$`),
    front: ({ term, verb }) => `What ${is(verb)} ${term} responsible for?`,
    least: 2,
    back: ({ rest }) => capitalise(rest),
    worth: 0.8,
  },
  {
    shape: new RegExp(
      `^${ART}${TERM}${ASIDE} (?<verb>is|are|was|were) ${HEDGE}(?<rest>(?:an?|the|any|one of the) [^;]+)\\.$`,
    ),
    front: ({ term, verb }) => `What ${is(verb)} ${term}?`,
    back: ({ rest }) => capitalise(rest),
    worth: 0.95,
  },
  {
    shape: new RegExp(`^${ART}${TERM}, (?:which|who) (?<verb>is|are) (?<rest>(?:an?|the) [^,;]+), .+\\.$`),
    front: ({ term, verb }) => `What ${is(verb)} ${term}?`,
    back: ({ rest }) => capitalise(rest),
    worth: 0.8,
  },
];

const DATED =
  /^(?<art>The |An? )?(?<term>[^,;:]{3,80}) (?<verb>was|were) (?<deed>founded|born|signed|invented|discovered|published|established|built|introduced|ratified|adopted|completed|abolished|created|released|opened|proclaimed|launched|formed)(?<more>(?: (?:by|at|as) [^,;]{3,60})?) in (?<year>1[0-9]{3}|20[0-9]{2})\.$/;
const DISCOVERER =
  /^(?<term>\p{Lu}[\p{L}.'’-]+(?: (?:\p{Lu}[\p{L}.'’-]*|von|van|de|di|and)){1,4}) (?<verb>discovered|invented|proposed|formulated|developed|wrote|founded|introduced|published|designed|discovers?) (?<rest>[^,;]{8,120})\.$/u;

/** Answers that praise or place something without saying what it is. */
const SAYS_LITTLE =
  /^(?:an?|the) (?:very|most|more|rather|quite|particularly|really|fairly)\b|^(?:an?|the) (?:(?:single|only) )?(?:opposite|appropriate|right|correct|usual|normal|natural|ideal|place|location|violation|list|series|good|bad|better|best|common|popular|important|useful|well-known|great|nice|key|major|main|big|small|large|same|first|last|next|following|result|reason|matter|way|lot|bit|few|case|problem|example|part|one|subject|topic|question|difference|fact|need|consequence|must|default)\b/i;
const DIFFERENTIA =
  /\b(?:that|which|who|whose|where|when|in|of|for|with|by|used|to|containing|consisting|called|made|between|from|on|into|at|through)\b/;
/** A subject of these points back or at nothing. */
const NO_TERM =
  /\bin question$|^(?:current|given|resulting|it|this|that|these|those|there|here|he|she|they|we|you|one|what|which|who|how|why|when|where|if|in|on|at|by|for|from|with|as|another|others?|some|all|both|each|every|many|most|few|several|none|nothing|something|result|goal|aim|idea|problem|reason|point|question|answer|example|advantage|disadvantage|benefit|difference|exception|alternative|solution|first|second|third|last|next|following|former|latter|rest|best|main|most|only|other|same|easiest|simplest|choice|trick|key|fact|case|way|value|result|output|default|name|list|number|purpose|user|system|program|file|process|method|command|option|argument)\b(?! of\b)/i;
const BAD_TAGS = [
  'Pronoun',
  'QuestionWord',
  'Negative',
  'Modal',
  'Expression',
  'Conjunction',
  'Determiner',
  'Adverb',
  'Possessive',
];
const TERM_WORDS_MAX = 5;
const ANSWER_WORDS_MIN = 5;
const ANSWER_WORDS_MAX = 30;

/** The question that the sentence answers, where it defines a term, dates an event or names a discoverer. */
export const defineInEnglish = (sentence: Sentence, casing: Casing): Definition | undefined =>
  dated(sentence, casing) ?? discovered(sentence) ?? shaped(sentence, casing);

const shaped = ({ text, words }: Sentence, casing: Casing): Definition | undefined => {
  for (const pattern of PATTERNS) {
    const groups = pattern.shape.exec(text)?.groups;
    if (!groups) continue;
    const { term = '', art = '', verb = '', to } = groups;
    const rest = (groups.rest ?? '').replace(SECOND_STATEMENT, '');
    if (!isTerm(term, words)) return undefined;
    const start = words.find((word) => term.startsWith(word.text));
    const named = withArticle(art, midSentence(term, start, casing));
    const found = { term: to ? capitalise(to) : pattern.asksTerm ? term : named, rest, verb };
    const front = pattern.front(found);
    const back = pattern.back(found);
    if (!pattern.asksTerm && !isAnswer(back, pattern.least)) return undefined;
    const worth = pattern.worth - (isUnclear(art, term) ? UNCLEAR : 0);
    return { front, back, term: pattern.asksTerm ? back : term, worth };
  }
  return undefined;
};

/** "The symbol" may be any that was spoken of before. */
const UNCLEAR = 0.4;
const isUnclear = (article: string, term: string): boolean => article === 'The' && /^\p{Ll}+$/u.test(term);

const dated = ({ text, words }: Sentence, casing: Casing): Definition | undefined => {
  const groups = DATED.exec(text)?.groups;
  if (!groups) return undefined;
  const { art = '', term = '', verb = '', deed = '', more = '', year = '' } = groups;
  const [first] = words;
  if (NO_TERM.test(term) || countWords(term) > 8) return undefined;
  const named = withArticle(art.trim(), midSentence(term, art ? words[1] : first, casing));
  return { front: `When ${verb} ${named} ${deed}${more}?`, back: year, term: year, worth: 0.9 };
};

const discovered = ({ text, words }: Sentence): Definition | undefined => {
  const groups = DISCOVERER.exec(text)?.groups;
  if (!groups || !words[0]?.tags.includes('ProperNoun')) return undefined;
  const { term = '', verb = '', rest = '' } = groups;
  return { front: `Who ${verb} ${rest}?`, back: term, term, worth: 0.85 };
};

const isTerm = (term: string, words: readonly Word[]): boolean => {
  const own = new Set(term.split(' '));
  const parts = words.filter((word) => own.has(word.text)).slice(0, own.size);
  return (
    !NO_TERM.test(term) &&
    /^\p{L}/u.test(term) &&
    countWords(term) <= TERM_WORDS_MAX &&
    !parts.some(({ tags }) => BAD_TAGS.some((tag) => tags.includes(tag)))
  );
};

const isAnswer = (back: string, least = ANSWER_WORDS_MIN): boolean => {
  const words = countWords(back);
  if (words < least || words > ANSWER_WORDS_MAX || SAYS_LITTLE.test(back)) return false;
  return least < ANSWER_WORDS_MIN || DIFFERENTIA.test(back);
};

/** What is added after the definition is another fact. */
const SECOND_STATEMENT = /, and (?:it|they|is|are|was|were|has|have|can|allowed) .*$/;

const withArticle = (article: string, term: string): string =>
  article === '' ? term : `${article.toLowerCase()} ${term}`;

/** Tags of words that keep their capital; a mere `ProperNoun` may be the beginning of a sentence. */
const NAMES = ['Person', 'Place', 'Organization', 'Acronym', 'Demonym'];

/** The term as it is written within a sentence: names and abbreviations keep their capital. */
const midSentence = (term: string, first: Word | undefined, casing: Casing): string => {
  const [head = ''] = term.split(' ');
  const keeps =
    casing(head) || first?.tags.some((tag) => NAMES.includes(tag)) || /\p{Lu}.*\p{Lu}|\p{N}/u.test(head);
  const [letter = ''] = term;
  return keeps ? term : letter.toLowerCase() + term.slice(letter.length);
};
