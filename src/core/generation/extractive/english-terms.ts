import type { Sentence, Term, Word } from './sentence.js';

/** Nouns that name nothing worth asking for. */
const COMMON = new Set(
  `thing things way ways time times part parts number numbers lot kind kinds type types sort form forms case cases
  example examples fact facts result results reason reasons point points problem problems question questions answer
  idea ideas use uses user users people person man men woman women year years day days month months week weeks hour
  hours minute minutes name names word words term terms place places area areas group groups set sets list lists
  value values amount amounts level levels order state states system systems process processes method methods means
  effect effects cause causes change changes difference differences feature features aspect aspects step steps stage
  stages side sides end ends beginning start top bottom middle world life work works role roles variety range rest
  information data item items object objects piece pieces member members series something anything everything nothing
  someone anyone everyone one ones others other possibility ability importance purpose purposes attempt approach
  instance instances addition course general particular detail details situation situations condition conditions
  need needs line lines page pages file files document documents text section sections chapter figure table version
  versions option options command commands support fashion manner factor factors majority century centuries decade
  decades million billion thousand hundred half third quarter percent north south east west front back left right
  development developments behavior behaviors behaviour behaviours character characters setting settings success
  login users' default defaults output outputs input inputs contents content access work job jobs tool tools task tasks
  message messages response function functions operation operations structure structures resource resources service
  services term terms sequence sequences component components element elements property properties feature object
  objects entry entries argument arguments parameter parameters usage practice source sources reference references
  description descriptions definition definitions expression expressions alternative alternatives combination
  maintainer maintainers developer developers author authors reader readers student students teacher school book
  books documentation translation translations appearance permission permissions statement statements iteration
  iterations upload uploads price prices circle circles diameter directory directories program programs software
  announcement discussion discussions message request requests report reports record records label labels mode modes
  color colors column columns row rows string strings bracket brackets symbol symbols box boxes window windows
  copy copies link links image images format formats update updates release releases error errors test tests
  family families house home room city cities street child children parent parents friend friends animal animals
  water food money hand hands head heads body bodies eye eyes night morning evening minute growth increase decrease
  loss gain improvement collection selection decision decisions agreement region regions border borders distance paper papers letter letters story stories law laws power powers country countries government war wars
  development developments use practice practices help lack presence basis size length position direction rate
  experience event events action actions activity activities today choice choices default package packages
  conclusion interest view views issue issues matter matters field fields subject subjects study studies`.split(
    /\s+/,
  ),
);
/** Describing words that say how much or how good; a term begins after them. */
const EMPTY_ADJECTIVES = new Set(
  `many much more most few fewer less least several some any all every each other another such same different various
  certain own new old good better best bad great big small large larger largest little long short high higher highest
  low lower lowest important main major minor key common usual typical regular general specific particular possible necessary
  available useful simple complex easy hard full empty whole entire first second third last next previous single
  similar real true false early late recent modern additional further extra special only very both only able likely
  original corresponding appropriate separate usual actual following given total huge vast tiny significant
  famous popular basic essential fundamental numerous enormous`.split(/\s+/),
);
/** Words of grammar that the tagger sometimes takes for nouns. */
const FUNCTION_WORDS = new Set(
  `under over via per within without upon above below between among against during before after since until unless
  while whereas whether although though because if then than thus hence here there where when why how what which who
  whose etc versus vs eg ie not no yes please a an the set using see`.split(/\s+/),
);
const YEAR = /^(?:1[0-9]{3}|20[0-9]{2})$/;
const NUMBER = /^\d[\d.,]*$/;

/** The noun phrases, names, years and numbers of a tagged sentence. */
export const termsInEnglish = ({ text, words }: Sentence): Term[] => {
  const found: Term[] = [];
  let run: Word[] = [];
  const close = () => {
    const term = phrase(run, text);
    if (term) found.push(term);
    run = [];
  };
  for (const word of words) {
    const number = numeric(word, text);
    if (number) found.push(number);
    const before = run.at(-1);
    if (before && (!belongs(word) || !/^[\s-]$/.test(text.slice(before.end, word.start)))) close();
    if (belongs(word)) run.push(word);
  }
  close();
  return found.flatMap((term) => wholeName(term, text));
};

/** "Congress of Vienna" is one name: its end grows to all of it, its beginning alone is none. */
const wholeName = (term: Term, text: string): Term[] => {
  if (!/^\p{Lu}/u.test(term.text)) return [term];
  if (/^ of (?:the )?\p{Lu}/u.test(text.slice(term.end))) return [];
  const before = /(?:\p{Lu}[\p{L}'’-]+ )+of (?:the )?$/u.exec(text.slice(0, term.start));
  if (!before || before.index === 0) return before ? [] : [term];
  const start = before.index;
  const whole = text.slice(start, term.end);
  return [{ ...term, text: whole, start, key: keyOf(whole), class: 'name' }];
};

const isNoun = ({ tags }: Word): boolean => tags.includes('Noun') && !tags.includes('Pronoun');

const belongs = (word: Word): boolean =>
  (isNoun(word) || word.tags.includes('Adjective')) &&
  ![
    'Value',
    'Date',
    'Pronoun',
    'Possessive',
    'Determiner',
    'Comparative',
    'Superlative',
    'Abbreviation',
  ].some((tag) => word.tags.includes(tag)) &&
  !FUNCTION_WORDS.has(word.text.toLowerCase()) &&
  /^\p{L}[\p{L}\p{M}\p{N}'’-]*$/u.test(word.text);

const phrase = (run: readonly Word[], text: string): Term | undefined => {
  const from = run.findIndex((word) => !EMPTY_ADJECTIVES.has(word.text.toLowerCase()));
  const last = run.findLastIndex(isNoun);
  const words = from < 0 ? [] : run.slice(from, last + 1);
  const [first] = words;
  const head = words.at(-1);
  if (words.some(({ text: word }) => /^\p{Ll}$/u.test(word))) return undefined;
  if (!first || !head || words.length > 4 || !isNoun(head)) return undefined;
  const bare = words.length === 1 && (COMMON.has(head.text.toLowerCase()) || head.text.length < 4);
  if (bare && !isAcronym(head.text)) return undefined;
  const isName = words.every((word) => isNamed(word));
  return {
    text: text.slice(first.start, head.end),
    start: first.start,
    end: head.end,
    key: keyOf(text.slice(first.start, head.end)),
    class: isName ? nameClass(words) : head.tags.includes('Plural') ? 'plural' : 'singular',
    worth: worthOf(words, isName),
  };
};

const nameClass = (words: readonly Word[]): Term['class'] => {
  const has = (tag: string) => words.some(({ tags }) => tags.includes(tag));
  return has('Person') ? 'person' : has('Place') ? 'place' : 'name';
};

const isAcronym = (text: string): boolean => /^\p{Lu}[\p{Lu}\p{N}]{1,5}$/u.test(text);

/** The tagger's word for it, and a capital that is not merely the sentence's. */
const isNamed = (word: Word): boolean =>
  isAcronym(word.text) ||
  (/^\p{Lu}/u.test(word.text) && (word.start > 0 || word.tags.includes('ProperNoun')));

const worthOf = (words: readonly Word[], isName: boolean): number => {
  const head = words.at(-1)?.text.toLowerCase() ?? '';
  const length = Math.min(1, head.length / 10) * 0.4;
  const several = words.length === 2 ? 0.25 : words.length > 2 ? 0.15 : 0;
  return Math.min(1, length + several + (isName ? 0.3 : 0) + (COMMON.has(head) ? -0.2 : 0.15));
};

/** In lower case, the last word without its ending in singular and plural. */
export const keyOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(?:ies|y|(?<=s|x|ch|sh)es|(?<!s)s)$/, '');

const numeric = (word: Word, text: string): Term | undefined => {
  const { start, end } = word;
  const plain = word.text;
  const before = text.slice(0, start);
  if (YEAR.test(plain) && /\b(?:in|by|until|since|after|before|from|to|of)\s$/i.test(before))
    return { text: plain, start, end, key: plain, class: 'year', worth: 0.85 };
  if (NUMBER.test(plain) && plain.length > 1 && /^\s\p{L}{3}/u.test(text.slice(end)))
    return { text: plain, start, end, key: plain, class: 'number', worth: 0.3 };
  return undefined;
};
