import type { Shape } from './language.js';

const FIELD = '(?<field>In \\p{L}+(?: \\p{L}+)?, )?';
const THE = '(?:(?<the>[Aa]n?|[Tt]he) )?';
const TERM = '(?<term>[^,;:()]{2,60}?)';
const ASIDE = '(?: \\([^)]{2,40}\\)|, (?:also|or) [^,]{3,40},)?';
const HEDGE = '(?:(?:usually|generally|often|commonly|essentially|typically) )?';
const REST = '(?<rest>[^;]+)';
const SUBJECT = `^${FIELD}${THE}${TERM}${ASIDE}`;
const shape = (source: string): RegExp => new RegExp(`${source}$`, 'u');
const DEEDS =
  'founded|born|signed|invented|discovered|published|established|built|introduced|ratified|adopted|completed|abolished|created|opened|proclaimed|launched|formed|fought|repealed|passed|executed|assassinated|crowned|elected|developed|proposed|designed|formulated|composed|painted|annexed|dissolved|isolated|synthesi[sz]ed|described|coined';
const YEAR = '(?:1\\d{3}|20\\d{2})';
const NAME = "(?:\\p{Lu}[\\p{L}’'.-]+ ){1,3}\\p{Lu}[\\p{L}’'-]+";
const DID =
  'wrote|invented|discovered|founded|developed|proposed|introduced|described|formulated|led|conquered|defeated|built|designed|composed|painted|published|established|coined|proved|isolated|overthrew|seized|commanded|abolished|demonstrated|postulated|derived|wrote|created|devised|identified|observed|conducted|launched|succeeded';

/** English sentences that say what something is, does, is called. */
export const definitions: readonly Shape[] = [
  {
    shape: shape(
      '^(?:The|An?) (?<rest>[^,;]{15,140}) (?<verb>is|are) (?:called|known as|termed|referred to as) (?:the |an? )?(?<term>[^,;:]{3,50})',
    ),
    ask: 'What {verb} the {rest} called?',
    answer: 'term',
    least: 4,
    worth: 0.95,
  },
  {
    shape: shape(
      '^(?!The |An? |(?:In|At|For|With|Within|From|On) )(?<rest>[^,;]{6,140}) (?<verb>is|are) (?:called|known as|termed|referred to as) (?:the |an? )?(?<term>[^,;:]{3,50})',
    ),
    ask: 'What {verb} {rest} called?',
    answer: 'term',
    least: 4,
    worth: 0.9,
  },
  {
    shape: shape(
      '^The (?<rest>(?:main |primary |chief )?(?:function|purpose|role|aim|job) of (?:the |an? )?(?<term>[^,;:]{3,60})) is (?<answer>to .+)',
    ),
    ask: 'What is the {rest}?',
    worth: 0.9,
    least: 3,
  },
  {
    shape: shape(`${SUBJECT} (?<verb>is|are) ${HEDGE}(?:defined as|understood as) ${REST}`),
    ask: '{field}what {verb} {the}{term}?',
    worth: 1,
    defines: true,
  },
  {
    shape: shape(`${SUBJECT} (?<verb>refers to|denotes) ${REST}`),
    ask: '{field}what does {the}{term} refer to?',
    worth: 0.95,
    defines: true,
  },
  {
    shape: shape(`${SUBJECT} (?<verb>refer to|denote) ${REST}`),
    ask: '{field}what do {the}{term} refer to?',
    worth: 0.95,
    defines: true,
  },
  {
    shape: shape(`${SUBJECT} (?:means|implies) (?<rest>(?:an?|the|to|that) [^;]+)`),
    ask: '{field}what does {the}{term} mean?',
    worth: 0.9,
    defines: true,
  },
  {
    shape: shape(
      `${SUBJECT} (?<verb>states?|says|holds|asserts|claims|postulates|predicts) (?<rest>that [^;]+)`,
    ),
    ask: 'What does {the}{term} state?',
    askTerm: 'What states {meaning}?',
    worth: 0.9,
  },
  {
    shape: shape(
      `^In (?<fact>\\p{Lu}[^,;:]{3,60}?),? (?:the (?:\\p{L}+ ){0,3}[Cc]ourt|the House of Lords|the (?:\\p{L}+ )?[Cc]ourt of \\p{L}+|it was|the judges) (?:held|decided|ruled|found) (?<rest>that [^;]+)`,
    ),
    ask: 'What was held in {fact}?',
    worth: 0.9,
  },
  {
    shape: shape('^According to (?<fact>\\p{Lu}[^,;:]{2,40} v\\.? \\p{Lu}[^,;:]{2,40}), (?<rest>[^;]+)'),
    ask: 'What was held in {fact}?',
    worth: 0.9,
  },
  {
    shape: shape(`${SUBJECT} (?<verb>measures|describes|quantifies) (?<rest>(?:the|how|an?) [^;]+)`),
    ask: 'What does {the}{term} {verb!}?',
    worth: 0.8,
  },
  {
    shape: shape(`^${THE}${TERM}${ASIDE} stands for ${REST}`),
    ask: 'What does {the}{term} stand for?',
    worth: 0.9,
    least: 2,
  },
  {
    shape: shape(`${SUBJECT} (?:consists|is (?:composed|made up)) (?:mainly |only )?of ${REST}`),
    ask: 'What does {the}{term} consist of?',
    worth: 0.85,
    least: 2,
  },
  {
    shape: shape(`${SUBJECT} (?:consist|are (?:composed|made up)) (?:mainly |only )?of ${REST}`),
    ask: 'What do {the}{term} consist of?',
    worth: 0.85,
    least: 2,
  },
  {
    shape: shape(
      `${SUBJECT} (?<verb>is|are) (?<deed>(?:sub)?divided into|classified (?:into|as)|grouped into) ${REST}`,
    ),
    ask: 'What {verb} {the}{term} {deed}?',
    worth: 0.85,
    least: 2,
  },
  {
    shape: shape(`${SUBJECT} (?<verb>is|are) ${HEDGE}used (?<rest>(?:to (?!\\p{L}+ing )|for )[^;]+)`),
    ask: 'What {verb} {the}{term} used for?',
    worth: 0.65,
  },
  {
    shape: shape(`${SUBJECT} (?<verb>is|are) responsible for ${REST}`),
    ask: 'What {verb} {the}{term} responsible for?',
    worth: 0.8,
    least: 2,
  },
  {
    shape: shape(`${SUBJECT} (?:occurs|happens|arises|takes place|exists) (?<rest>(?:when|if) [^;]+)`),
    ask: 'When does {the}{term} occur?',
    worth: 0.85,
  },
  {
    shape: shape(
      `${SUBJECT} (?<verb>is|are|was|were) ${HEDGE}(?<rest>(?:an?|the|any|one of the|something|someone) [^;]+)`,
    ),
    ask: '{field}what {verb} {the}{term}?',
    worth: 0.95,
    defines: true,
  },
  {
    shape: shape(
      `${SUBJECT} (?<verb>are) (?<rest>(?!\\p{L}+ed )(?:\\p{L}+[ -]){1,4}(?:that|which|who|whose|used to|made of|formed by|caused by|composed of) [^;]+)`,
    ),
    ask: '{field}what {verb} {the}{term}?',
    worth: 0.9,
    defines: true,
  },
  {
    shape: shape(`${SUBJECT}, (?:which|who) (?<verb>is|are) (?<rest>(?:an?|the) [^,;]+), .+`),
    ask: 'What {verb} {the}{term}?',
    worth: 0.8,
    defines: true,
  },
];

/** English sentences that say who, when, why, what for. */
export const reasons: readonly Shape[] = [
  {
    shape: shape(`^(?<term>${NAME}) (?<verb>${DID}) (?<rest>[^;]{8,120})`),
    ask: 'Who {verb} {rest}?',
    answer: 'term',
    worth: 0.85,
  },
  {
    shape: shape(
      `^${THE}(?<rest>[^,;]{3,80}) (?<verb>was|were) (?<deed>${DEEDS}) by (?<term>${NAME})(?<when> in ${YEAR})?`,
    ),
    ask: 'By whom {verb} {the}{rest} {deed}{when}?',
    answer: 'term',
    worth: 0.85,
  },
  {
    shape: shape(
      `^(?:${THE}(?<term>[^,;:]{3,80})) (?<verb>was|were) (?<rest>(?:${DEEDS})(?: (?:by|at|as|in) (?!1)[^,;]{3,60})?) in (?<answer>${YEAR})`,
    ),
    ask: 'When {verb} {the}{term} {rest}?',
    worth: 0.85,
    least: 1,
  },
  {
    shape: shape('^(?<fact>.{18,150}?),? (?<rest>because [^,;]{10,120})'),
    ask: '{fact} — why?',
    worth: 0.85,
  },
  {
    shape: shape('^(?<rest>Because [^,;]{8,100}), (?<fact>(?!.*\\b(?:its|their|it|they)\\b)[^;]{12,120})'),
    ask: '{fact} — why?',
    worth: 0.85,
  },
  {
    shape: shape(
      '^(?<fact>.{18,150}?),? (?<rest>so that (?!is |was )[^,;]{2,40} (?:can|may|could|might|will|would|do|does|cannot|is|are) [^,;]{4,80})',
    ),
    ask: '{fact} — what for?',
    worth: 0.7,
  },
  {
    shape: shape(
      `${SUBJECT} (?:is caused by|are caused by|is due to|are due to|results from|result from|arises from|stems from) ${REST}`,
    ),
    ask: 'What causes {the}{term}?',
    worth: 0.85,
    least: 2,
  },
  {
    shape: shape(`${SUBJECT} (?:leads to|results in|causes|gives rise to|brings about) (?<rest>[^,;]+)`),
    ask: 'What does {the}{term} lead to?',
    worth: 0.75,
    least: 2,
  },
  {
    shape: shape(`${SUBJECT} (?:lead to|result in|cause|give rise to|bring about) (?<rest>[^,;]+)`),
    ask: 'What do {the}{term} lead to?',
    worth: 0.75,
    least: 2,
  },
  {
    shape: shape(`${SUBJECT} depends on (?<rest>[^,;]+)`),
    ask: 'What does {the}{term} depend on?',
    worth: 0.7,
    least: 2,
  },
  {
    shape: shape('^(?<if>If|When) (?<term>[^,;]{10,80}), (?<rest>[^,;]{8,90})'),
    ask: 'What happens {if} {term}?',
    worth: 0.6,
    least: 3,
  },
];
