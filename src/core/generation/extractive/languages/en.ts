import type { Language } from './language.js';

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

export const english: Language = {
  code: 'en',
  frequent: 'english',
  abbreviations:
    /(?:\b(?:e\.g|i\.e|etc|cf|vs|approx|ca|Dr|Mr|Mrs|Ms|Prof|St|Fig|Figs|Eq|Eqs|Sec|Ch|No|Nos|Vol|pp?|ed|eds|al|Jr|Sr|Inc|Ltd|Co|U\.S|U\.K|a\.m|p\.m|[BA]\.C|C\.E)|(?:^|[\s(])\p{Lu})\.$/u,
  leans:
    /^["“(]?(?:this|these|those|that|it|its|they|their|he|she|his|her|him|we|our|i|my|you|your|there(?! are (?:two|three|four|five|six|seven) )|here|such|both|either|neither|each|every|any|another|other|others|some|certain|many|most|several|all|none|few|various|one|nothing|something|anything|the (?:one|former|latter|other|others|same|following|above|below|next|previous|remaining|resulting|(?:first|second|third)(?! law)|last|latest|two|three|four|rest|whole|entire|corresponding|given|current|actual|new|only|main|most|simplest|easiest|best|usual|default|idea|point|reason|answer|aim|goal|trick|difference|advantages?|disadvantages?|user|reader|authors?|following)\b|initially|originally|historically|however|therefore|thus|hence|moreover|furthermore|also|but|and|or|so|yet|nor|then|still|instead|otherwise|meanwhile|nevertheless|nonetheless|similarly|likewise|consequently|accordingly|additionally|besides|conversely|finally|lastly|next|later|now|again|indeed|of course|first|second|third|firstly|secondly|thirdly|for (?:example|instance|this|these|that|more|further|details|each|all)|in (?:other words|contrast|addition|this|these|that|such|particular|short|summary|general,|our|your|turn|both|either|each|fact|practice|case|order|some|most|many|all|its|their|these|what)|on the (?:other|contrary|one)|as (?:was|is|were|are|has|have|a result|such|mentioned|shown|described|noted|seen|we|you|discussed|above|before|i|an example|with|explained|already)|at (?:this|that|first|last|the same|present)|by (?:this|that|contrast|doing|default)|to (?:this|that|do|\p{L}+)|from (?:this|these|that|here)|with (?:this|these|that)|after (?:this|that|all|which)|under (?:this|these)|because of (?:this|that)|due to (?:this|that)|see|note|notice|recall|remember|suppose|assume|imagine|let|let's|consider|think|try|look|please|what|why|how|who|when (?:you|we|this|it|they)|if (?:you|we|this|it|they|not|so|necessary)|while (?:this|it|these)|although (?:this|it|these|they)|since (?:this|it|these|they)|where|which|unless|yes|no|ok|well|examples?|warning|caution|tip|hint|maybe|perhaps|even|only|just|same|too|unfortunately|fortunately|interestingly|surprisingly|importantly|important|alternatively|sometimes|usually|normally|basically|ideally|currently|recently|today|over the (?:years|past)|until|throughout|like|compared|based|given|depending|using|once|above|below|within|that's|here's|it's|there's|obviously|clearly|naturally|typically|generally|often|specifically|especially|essentially|eventually|subsequently|afterwards?|thereafter|rather|more|less|further|equally)\b|^["“(]?(?:In|By|Since|After|Before) (?:1\d{3}|20\d{2}),? (?:he|she|it|they|the)\b/iu,
  tasks:
    /^(?:(?:\(?[a-z\d][.)] ?)?(?:compute|calculate|determine|explain|describe|discuss|prove|derive|sketch|solve|justify|comment|outline|estimate|show that|find the|compare|state the|give (?:an?|the|two|three)|name (?:the|two|three)|list (?:the|two|three))\b)/iu,
  points:
    /\b(?:present|main|current) (?:paper|document|work|study|article|manual)\b|\bthe paper\b|\b(?:see|refer to) (?:the|also|section|chapter|\p{Lu})|\b(?:is|are|was|were) then\b|, (?:please )?(?:ensure|see|use|try|make sure|check|note|consider|set|type|add)\b|\b(?:gray|grey|red|blue|green|black|white|dashed|dotted|solid|shaded|coloured|colored) (?:cells?|box(?:es)?|lines?|curves?|bars?|areas?|regions?|points?|dots?|arrows?)\b|\b(?:shown|described|discussed|explained|given|listed|presented|found|documented) in (?:\d|section|chapter|the (?:next|previous|appendix|manual|paper|book))|\b(?:left|right|upper|lower|top|bottom) (?:panels?|plots?|hand)\b|\b(?:fig(?:ure|s|\.)?|tables?|chapters?|sections?|pages?|slides?|appendix|equations?|eq\.|example|exercise|footnote|listing|theorem|lemma|step|part|vignette)\s+\(?(?:\d+(?:\.\d+)*|[ivx]+|[a-z]\.?\d+)\b|\bappendix [a-z]\b|\b(?:as|are|is) (?:shown|seen|described|mentioned|discussed|explained|noted|listed|given|illustrated|defined) (?:above|below|here|in (?:the|this|section|figure|chapter))|\b(?:above|below)(?= ?(?:[.,;)]|$))|\b(?:the|see) (?:above|below)\b|\b(?:aforementioned|previously|earlier|hereafter|herein|the following|as follows|this|these|such(?! as)|those(?! (?:who|that|which|of|in|with))|we|us|our|ours|you|your|yours|yourself|i|my|me|let's|i'm|we'll|you'll|you're|we're|don't|doesn't|isn't|can't|won't|it's|that's|there's|etc|lecture|slide|tutorial|homework|exam|vignette|last week|today|tomorrow|yesterday|nowadays|recently|click|please|therefore|thus|hence|however|furthermore|moreover|also(?! (?:called|known|termed|named|spelled|written))|too|by contrast|in contrast(?! (?:to|with))|former|latter|e\.g|i\.e|for (?:instance|example)|instead|likewise)\b|[A-Za-z]['’](?:ll|ve|re)\b|n['’]t\b/iu,
  hedges:
    /\b(?:currently|the same|typically|merely|some|many|several|various|often|sometimes|may|might|could|should|would|probably|perhaps|somewhat|very|quite|rather|really|simply|people|someone|anyone|want|wants|prefer|recommended|good|better|best|nice|useful|interesting|easy|easily|easier|similar|even|still|already|no|can|must|will|need|needs|helps?|possible|default|desired|appropriate|necessary|important|crucial|essential|plays?|allows?|provides?|offers?|supports?|available|describes?|discuss(?:ed)?|convenient|instead|just|whether|certain|things?|ways?|different)\b|\(/giu,
  manual:
    /\b(?:you|your|files?|commands?|packages?|options?|users?|default|scripts?|install\p{L}*|folders?|director(?:y|ies)|arguments?|manual|documentation|versions?|releases?|websites?|software|menus?|buttons?|macros?|keywords?|project|implements?|implemented|implementations?|the functions?|function calls?|toolbox(?:es)?|interfaces?|api)\b/giu,
  past: /\b(?:was|were|had)\b/iu,
  contrasts: /, (?:whereas|while) /u,
  asides: [
    /^, (?<what>(?:an?|the \p{L}+ (?:of|to|that|which|by|at|for|in|between)) [^,;:.()]{15,110})(?=[,;.]|$)/u,
    /^, (?:which|who) (?<does>\p{Ll}+[^,;:.()]{8,100})(?=[,;.]|$)/u,
  ],
  definitions: [
    {
      shape: shape(
        '^(?:The|An?) (?<rest>[^,;]{15,140}) (?<verb>is|are) (?:called|known as|termed|referred to as) (?:the |an? )?(?<term>[^,;:]{3,50})',
      ),
      ask: 'What {verb} the {rest} called?',
      answer: 'term',
      worth: 0.95,
    },
    {
      shape: shape(
        '^(?!The |An? )(?<rest>[^,;]{6,140}) (?<verb>is|are) (?:called|known as|termed|referred to as) (?:the |an? )?(?<term>[^,;:]{3,50})',
      ),
      ask: 'What {verb} {rest} called?',
      answer: 'term',
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
      shape: shape(`${SUBJECT} (?<verb>states?|says|holds) (?<rest>that [^;]+)`),
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
  ],
  reasons: [
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
      shape: shape('^(?<rest>Because [^,;]{8,100}), (?<fact>[^;]{12,120})'),
      ask: '{fact} — why?',
      worth: 0.85,
    },
    {
      shape: shape(
        '^(?<fact>.{18,150}?),? (?<rest>so that [^,;]{2,40} (?:can|may|could|might|will|would|do|does|cannot|is|are) [^,;]{4,80})',
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
  ],
  noTerm:
    / (?:basically|essentially|actually|normally|originally|currently|simply|often|usually|always|typically|generally|mainly|only|also|then|now|still|just|both|all|alone|itself|themselves)$|\bin question$|^\p{Ll}+ \d+$|^(?:function|class|package|option|command|macro|variable|file|instance|method|argument|manual|present|parameter|procedure|routine|qualifier) |^(?:return|exit|default) |^(?:further|additional|extra|closer|key|main|major|important|common|typical|basic|central|good|better|simple) |\b(?:is|are|was|were|has|have|can|will|does|do|not|it|they|that|which|who)\b|^(?:current|given|resulting|it|this|that|these|those|there|here|he|she|they|we|you|one|what|which|who|how|why|when|where|if|in|on|at|by|for|from|with|as|of|to|another|others?|some|all|both|each|every|many|most|few|several|none|nothing|something|line|value|first(?!-| law)|second(?!-| law)|third(?!-| law)|last|next|following|former|latter|rest|best|main|most|only|other|same|easiest|simplest|two|three|four|five)\b|^(?:result|goal|aim|idea|problem|reason|point|question|answer|example|advantage|disadvantage|benefit|difference|exception|alternative|solution|choice|trick|key|fact|case|way|value|output|input|default|name|list|number|purpose|user|users|system|program|file|files|process|method|command|option|options|argument|parameter|function|object|model|data|variable|string|line|lines|entry|field|package|tool|server|version|approach|technique|group|element|table|text|test|set|type|term|word|section|book|chapter|document|paper|page|study|author|authors|part|parts|thing|things|concept|theory|device|event|change|effect|latter|figure|content|package|symbol|statement|expression|class|code|character|algorithm|procedure|structure|service|feature|script|module|library|interface|message|image|window|menu|button|format|language|project|people|person)$/iu,
  apart:
    /\p{L} (?:that|which|who|whose|where|when|if|of|for|from|to|by|with|without|between|among|within|in|into|on|at|through|under|above|below|against|about|used|made|containing|consisting|formed|caused)(?!\p{L})/iu,
  says: /^(?:is|are|was|were|has|have|had|can|may|must|will|does|do|refers?|means?|denotes?|consists?|describes?|states?|occurs?|requires?|contains?|involves?)\b/iu,
  saysLittle:
    / (?:then|here|now)$|^(?:not|available|useful|similar|equal|identical|intended|designed|used|able) |^an? (?:(?:very|rather|quite) )?(?:recurring|improved|enhanced|modified|new|recent|common|possible|compulsory|mandatory|obligatory|necessary|obvious|typical|frequent|alternative|viable|sensible|reasonable|practical|related|similar|different|nontrivial|trivial|challenging|difficult|easy|convenient|handy|valuable|welcome|worthwhile|crucial|serious|huge|big) |^(?:two|three|four|five|six|several|many) (?:\p{L}+ )?(?:parts|elements|things|components|sections|pieces)$|^(?:an?|the) (?:very|most|more|less|rather|quite|particularly|really|fairly)\b|^(?:an?|the) (?:(?:single|only) )?(?:opposite|appropriate|right|correct|usual|normal|natural|ideal|place|location|violation|list|series|good|bad|better|best|popular|important|useful|powerful|well-known|great|nice|same|first|last|next|following|result|reason|matter|way|lot|bit|few|case|problem|example|part|one|subject|topic|question|difference|fact|need|consequence|must|default|ongoing|work|job|responsibility|recommended|preferred|name|value|number|property)\b|^one of the (?:most|main|best|many|key)\b/iu,
  afterthought:
    / and (?:\p{L}+ ){1,3}(?:is|are|was|were|has|have) .*$|, (?:and|but) (?:it|they|is|are|was|were|has|have|can|allowed)\b.*$|, (?:which|although|though|while|whereas|since|because|so)\b.*$| \([^)]*\)$/u,
  whatIs: 'What is meant by “{term}”?',
  whichTerm: 'Which term means: {meaning}?',
  whichOf: '{heading}: which {n}?',
  joiners: 'and|or|as well as',
  counts:
    /\b(?:two|three|four|five|six|seven|eight|nine|ten) (?:\p{L}+ )?(?:\p{L}{3,}s|phenomena|criteria|phases)\b/iu,
  listsAfter:
    /(?:\b(?:consists? of|compris(?:e|es)|divided into|classified (?:into|as)|composed of|made (?:up )?of|are|into)|:)\s*$/iu,
  endings: /(?:ies|y|(?<=s|x|ch|sh)es|(?<!s)s|'s|’s)$/u,
  telling: [/\b([Aa])n? $/u, '$1(n) '],
};
