import { createRequire } from 'node:module';
import { anyOf } from './rule.js';

/** What a language has of words that give a bad card away. */
export interface LanguageWords {
  /** A front that begins so goes on with what was said before. */
  readonly leansFirst: RegExp;
  /** Points at the document or at what was said before, wherever it stands. */
  readonly leans: RegExp;
  /** A question that begins so is answered with yes or no. */
  readonly yesNo: RegExp;
  readonly yes: RegExp;
  /** An order to the reader begins so. */
  readonly order: RegExp;
  /** A sentence does not end so, nor an answer, where no full stop is set. */
  readonly dangling: RegExp;
  /** An answer does not begin so; the gap stands after it. */
  readonly article: RegExp;
  /** What a sentence has at least one of. */
  readonly verb: RegExp;
}

const words = (of: { [K in keyof LanguageWords]: string }): LanguageWords => ({
  leansFirst: anyOf(of.leansFirst, '^[¿¡"“„«(]*'),
  leans: anyOf(of.leans),
  yesNo: anyOf(of.yesNo, '^[¿]?'),
  yes: anyOf(of.yes, '^', '[.!]?$'),
  order: anyOf(of.order, '^'),
  dangling: anyOf(of.dangling, '', '[\\s,;…]*$'),
  article: anyOf(of.article, '^'),
  verb: anyOf(of.verb),
});

/** For scripts without spaces: patterns that hold anywhere in a run of letters. */
const dense = (of: { [K in keyof LanguageWords]: string }): LanguageWords => ({
  leansFirst: new RegExp(`^[「（"]*(?:${of.leansFirst})`, 'u'),
  leans: new RegExp(of.leans, 'u'),
  yesNo: new RegExp(of.yesNo, 'u'),
  yes: new RegExp(`^(?:${of.yes})[。.]?$`, 'u'),
  order: new RegExp(of.order, 'u'),
  dangling: new RegExp(`(?:${of.dangling})[。.…]*$`, 'u'),
  article: new RegExp(`^(?:${of.article})`, 'u'),
  verb: new RegExp(of.verb, 'u'),
});

const NEVER = '(?!)';
const ALWAYS = '.';

const LANGUAGES: Readonly<Record<string, LanguageWords>> = {
  en: words({
    leansFirst: `this | that | these | those | it | its | they | their | he | his | she | her | such | here | therefore | thus |
      hence | however | moreover | furthermore | nevertheless | consequently | similarly | likewise | otherwise | also | but | and |
      or | so | then | yet | another | instead | in addition | as a (?:result|rule of thumb|consequence) | for (?:example|instance) |
      first of all | firstly | secondly | thirdly | finally | in (?:this|that|these|those|such|both|contrast to this) \\p{L}+ |
      the (?:resulting|former|latter|above|following|first of these|second of these|same \\p{L}+) | after (?:this|that) |
      because of this | on the (?:other hand|contrary) | one (?:month|year|day|week) later | as (?:shown|mentioned|described|seen|noted|discussed|stated)|
      (?:what|when|where|who|why|how|which) (?:is|are|was|were|did|does|do|can|has|had) (?:it|he|she|they|this|that|these|those) |
      who (?:discovered|invented|founded|wrote) (?:it|this)`,
    leans: `the resulting | the (?:latter|former) | in this (?:case|way|example|section|chapter|figure|context) | in these cases |
      as (?:shown|mentioned|described|seen|noted|discussed) (?:above|below|before|earlier|here|in) |
      (?:mentioned|described|shown|discussed|defined|given|see|example|figure|table|equation|the) above |
      (?:the|this) (?:text|passage|document|page|slide|lecture|chapter|section|author|excerpt|figure|following|above|example) |
      this (?:is|was|means|shows|leads|causes|process|example|approach|method|law|kind|effect|phase|step|way|case) |
      (?:fig(?:ure|\\.)?|table|slide|page|equation|eq\\.|section|chapter) \\d[\\d.]* | next slide | we | our | you | your`,
    yesNo:
      'is | are | was | were | do | does | did | can | could | will | would | has | have | had | should | may | must',
    yes: 'yes | no | true | false',
    order: `press | click | type | run | enter | open | select | install | see | note | notice | remember | recall | consider | suppose |
      assume | let | read | write | draw | compute | calculate | compare | discuss | describe | explain why | try | use the | choose the |
      make sure | keep in mind | be careful | please | look at | go to | check | visit | imagine | think of | bring | do exercises?`,
    dangling: `the | a | an | of | to | in | on | at | by | for | with | from | and | or | but | as | than | that | which | who | whose |
      is | are | was | were | its | their | into | onto | between | because | if | when | while | such`,
    article: 'the | a | an',
    verb: `is | are | was | were | be | been | has | have | had | can | may | must | will | do | does | did | should | could | would |
      \\p{Ll}{2,}(?:s|ed|en|es) | \\p{Ll}+ (?:by|to|from|into) | became | began | led | made | held | took | gave | found | lost | won | built | wrote | left | kept | fell | rose | came | went | saw | drew | grew | let | put | set | cut | split | spread | met | fought | sought | taught | brought | thought | sent | spent | meant | ran | sold | told | stood | understood | bound | hit | cost | shut | burst | fit | quit | rid | read | know | need | mean | hold | carry | move | form | use | make | take | give | keep | lie | cause | contain | differ | depend | occur | allow | connect | separate | pass | store | join | copy | work | act | face | lose | grow | live | die | eat | show | turn`,
  }),
  de: words({
    leansFirst: `dies(?:e|er|es|en|em)? | er | sie | es | sein(?:e|er|en|em|es)? | ihr(?:e|er|en|em|es)? | jen(?:e|er|es|en|em) | solch(?:e|er|es|en)? |
      hier(?:bei|zu|durch|für|mit)? | dabei | dadurch | daher | dafür | damit | dann | dazu | danach | darum | deshalb | deswegen | somit |
      folglich | jedoch | aber | außerdem | auch | zudem | ferner | letzter(?:e|er|es|en) | erster(?:e|er|es|en) | zum beispiel | in diesem fall |
      beispielsweise | so | und | oder | wie (?:oben|bereits|schon|gezeigt|erwähnt|gesagt) | im folgenden | andererseits | weiterhin | schließlich |
      (?:was|wann|wo|wer|warum|wie) (?:ist|sind|war|waren|wird) (?:es|er|sie|dies(?:e|er|es)?|das(?=\\s*\\?))`,
    leans: `wie (?:oben|bereits|schon) \\p{L}+ | (?:oben|unten) (?:genannt|gezeigt|beschrieben|erwähnt)\\p{L}* | siehe | in diesem (?:fall|kapitel|text|beispiel|abschnitt) |
      (?:im|der|dieser) (?:text|folie|vorlesung|abschnitt) | (?:abb(?:ildung|\\.)|tab(?:elle|\\.)|folie|seite|kapitel|gleichung) \\d[\\d.]* |
      nächsten folie | wir | uns | unser(?:e|er|en)? | die resultierende\\p{L}* | der folgende | die folgende[nr]?`,
    yesNo:
      'ist | sind | war | waren | hat | haben | kann | können | wird | werden | muss | darf | gibt es | sollte',
    yes: 'ja | nein | richtig | falsch | wahr',
    order: `siehe | beachten | beachte | lesen sie | nennen sie | beschreiben sie | erklären sie | berechnen sie | drücken sie | klicken sie | geben sie | vergleichen sie |
      überlegen sie | merken sie | merke | zeichnen sie | lies | nenne | berechne | diskutieren sie | \\p{L}+en sie`,
    dangling: `der | die | das | den | dem | des | eine | einen | einem | einer | eines | und | oder | aber | von | vom | zum | zur | in | im | am |
      für | dass | weil | wenn | sowie`,
    article: 'der | die | das | den | dem | des | ein | eine | einen | einem | einer | eines',
    verb: `ist | sind | war | waren | hat | haben | kann | können | wird | werden | wurde | wurden | muss | darf | gibt | heißt | heißen | \\p{Ll}{2,}(?:t|en|te|ten|ln|rn) |
      \\p{Ll}+(?:ließ|fand|zog|trug|schuf|hielt|stand|gab|nahm|kam|ging|schrieb|starb|begann|entstand|erhielt) | ließ | fand | zog | trug | schuf | hielt | stand | gab | nahm | kam | ging | schrieb | starb | begann`,
  }),
  fr: words({
    leansFirst: `ce | cet | cette | ces | ceci | cela | c['’]\\p{L}+ | il | elle | ils | elles | son | sa | ses | leur | leurs | celui-ci | celle-ci | ceux-ci | ici | donc | ainsi |
      cependant | toutefois | en effet | de plus | par conséquent | par exemple | mais | et | ou | puis | ensuite | enfin | alors | or | dans ce cas | d['’]autre part |
      comme (?:vu|indiqué|dit|montré) | ci-dessus | la même | le même | (?:qu['’]est-ce que|quand|où|comment) (?:c['’]est|est-il|est-elle)`,
    leans: `ci-dessus | ci-dessous | dans ce (?:cas|texte|chapitre|document) | le texte | ce (?:chapitre|texte|document) | (?:fig(?:ure|\\.)?|tableau|page|chapitre) \\d+ |
      comme (?:vu|indiqué|dit|montré) \\p{L}+ | nous | notre | nos | vous | votre | vos | ce dernier | cette dernière`,
    yesNo: 'est-ce que | est-il | est-elle | sont-ils | sont-elles | y a-t-il | peut-on | a-t-il',
    yes: 'oui | non | vrai | faux',
    order: `citez | justifiez | expliquez | décrivez | calculez | notez | cliquez | appuyez | lisez | comparez | voir | voyez | rappelez | observez | complétez | donnez | considérons | soit`,
    dangling: `le | la | les | l | un | une | des | du | de | d | à | au | aux | et | ou | mais | en | dans | par | pour | sur | avec | que | qui | dont | est | sont | ce | cette | ses`,
    article: "le | la | les | l['’] | un | une | des | du",
    verb: `est | sont | était | étaient | fut | furent | a | ont | peut | peuvent | doit | \\p{Ll}{2,}(?:e|ent|t|it|ait|é|ée|és|ées|a|èrent|is|u|ue)`,
  }),
  es: words({
    leansFirst: `este | esta | esto | estos | estas | ese | esa | eso | esos | esas | aquel | aquella | él | ella | ellos | ellas | su | sus | aquí | así | por (?:lo tanto|eso|ello|consiguiente|ejemplo) |
      sin embargo | además | también | pero | y | o | entonces | luego | en este caso | en estos casos | como (?:se ha|hemos|ya|vimos|se) \\p{L}+ | dicho | dicha | finalmente | en primer lugar | por otra parte |
      (?:qué|cuándo|dónde|cómo) (?:es|fue) (?:esto|este|eso)`,
    leans: `en este (?:caso|texto|capítulo|apartado|ejemplo) | el texto | (?:fig(?:ura|\\.)?|tabla|página|capítulo) \\d+ | anteriormente | más arriba | arriba | antes (?:visto|mencionado)|
      como (?:se ha|hemos|ya|vimos) \\p{L}+ | nosotros | nuestro | nuestra | este último | esta última | lo anterior | usted`,
    yesNo: 'es | son | era | fue | puede | pueden | hay | tiene | existe | está | están',
    yes: 'sí | no | verdadero | falso',
    order: `explica | explique | busca | busque | calcula | describe | compara | cita | cite | observa | lee | lea | escribe | pulsa | pulse | haz | haga | recuerda | nótese | véase | ver`,
    dangling: `el | la | los | las | un | una | unos | unas | de | del | a | al | y | o | pero | en | por | para | con | que | es | son | su | sus | como | cuyo | cuya`,
    article: 'el | la | los | las | un | una | unos | unas',
    verb: `es | son | era | eran | fue | fueron | ha | han | puede | pueden | hay | está | están | \\p{Ll}{2,}(?:a|e|an|en|ó|ió|aron|ieron|aba|ía|ían|ado|ada|ido|ida)`,
  }),
  it: words({
    leansFirst: `questo | questa | questi | queste | quello | quella | ciò | esso | essa | essi | esse | egli | ella | lui | lei | loro | suo | sua | suoi | sue | qui | così | quindi | perciò | dunque | tuttavia |
      inoltre | infatti | anche | ma | e | ed | o | poi | infine | in questo caso | per esempio | ad esempio | come (?:già|si è|abbiamo|visto|detto) \\p{L}* | tale | tali | pertanto`,
    leans: `in questo (?:caso|testo|capitolo|esempio) | il testo | (?:fig(?:ura|\\.)?|tabella|pagina|capitolo) \\d+ | (?:sopra|di cui sopra) | come (?:già|si è|abbiamo) \\p{L}+ | quest['’]ultim[oa] | noi | nostro | nostra | tuo | tua`,
    yesNo: "è vero | sono | può | possono | esiste | c['’]è | ci sono | ha | hanno",
    yes: 'sì | no | vero | falso',
    order: `osserva | descrivi | confronta | spiega | calcola | scrivi | leggi | ricorda | considera | premi | clicca | si veda | vedi | completa | cita | indica | rispondi`,
    dangling: `il | lo | la | i | gli | le | l | un | uno | una | di | del | della | dei | delle | a | al | alla | e | ed | o | ma | in | nel | nella | per | con | che | è | sono | da | dal | su | come`,
    article: "il | lo | la | i | gli | le | l['’] | un | uno | una | un['’]",
    verb: `è | sono | era | erano | fu | furono | ha | hanno | può | \\p{Ll}{2,}(?:a|e|ano|ono|ò|ì|é|ava|eva|iva|ato|ata|uto|uta|ito|ita|se|sero)`,
  }),
  pt: words({
    leansFirst: `este | esta | isto | estes | estas | esse | essa | isso | esses | essas | aquele | aquela | ele | ela | eles | elas | seu | sua | seus | suas | aqui | assim | portanto | por isso | por exemplo | porém | contudo |
      entretanto | além disso | também | mas | e | ou | então | logo | neste caso | nesse caso | como (?:vimos|já|foi) \\p{L}* | finalmente | tal | tais | por outro lado`,
    leans: `neste (?:caso|texto|capítulo|exemplo) | nesse caso | o texto | (?:fig(?:ura|\\.)?|tabela|página|capítulo) \\d+ | acima | abaixo (?:mostrad|descrit)\\p{L}+ | como (?:vimos|já) \\p{L}+ | este último | esta última | nós | nosso | nossa | você`,
    yesNo: 'é | são | era | foi | pode | podem | há | existe | tem | está',
    yes: 'sim | não | verdadeiro | falso',
    order: `pinte | cite | explique | descreva | calcule | compare | observe | leia | escreva | lembre | note | veja | clique | pressione | considere | responda | complete`,
    dangling: `o | a | os | as | um | uma | de | do | da | dos | das | e | ou | mas | em | no | na | nos | nas | por | para | com | que | é | são | seu | sua | como | ao | à`,
    article: 'o | a | os | as | um | uma | uns | umas',
    verb: `é | são | era | eram | foi | foram | tem | têm | há | pode | podem | está | \\p{Ll}{2,}(?:a|e|am|em|ou|eu|iu|aram|eram|iram|ava|ia|ado|ada|ido|ida)`,
  }),
  ru: words({
    leansFirst: `эт(?:о|от|а|и|ого|ой|их|им|ому) | он | она | оно | они | его | её | ее | их | там | здесь | тогда | затем | поэтому | таким образом | однако | также | кроме того | но | и | а | или | например | следовательно |
      итак | в (?:этом|данном|таком) случае | так(?:ой|ая|ое|ие|им) \\p{L}+ | как (?:показано|сказано|было|уже|видно) \\p{L}* | во-первых | во-вторых | наконец | данн(?:ый|ая|ое|ые) | последн(?:ий|яя|ее)`,
    leans: `как (?:показано|сказано|было|уже) \\p{L}+ | (?:рис(?:унок|\\.)?|таблица|табл\\.|глава|страниц[аеы]) \\d+ | в (?:этом|данном) (?:случае|тексте|разделе) | выше(?:указанн|описанн|упомянут)\\p{L}+ | мы | наш | наша | вы | ваш`,
    yesNo: 'является ли | верно ли | может ли | есть ли | правда ли',
    yes: 'да | нет | верно | неверно',
    order: `решите | назовите | опишите | объясните | вычислите | нажмите | прочитайте | запомните | сравните | рассмотрим | смотри | см | запишите | докажите | найдите`,
    dangling: `и | а | но | или | в | во | на | с | со | к | ко | по | о | об | от | до | за | из | у | для | при | что | как | это | не | его | её`,
    article: NEVER,
    verb: `— | это | есть | был | была | было | были | нет | \\p{Ll}+(?:ет|ит|ут|ют|ат|ят|ется|ится|утся|ются|атся|ятся|ал|ил|ел|ял|ла|ло|ли|лся|лась|лось|лись|ан|ена|ено|ены|аны|ана|ёт|ёл|ыт|ыта|вна|вен)|\\p{Ll}+л`,
  }),
  zh: dense({
    leansFirst:
      '这|那|它|他|她|其(?!中)|该|此|因此|所以|但是|然而|而且|并且|同时|另外|此外|例如|比如|首先|其次|最后|然后|如上|如图|上述|以上|综上|可见',
    leans:
      '如上所述|如图|上述|上文|(?<!上)下文|本章|本节|本文|这种情况|这个|该图|我们|你|下图|下列|前面提到|图\\s?\\d|表\\s?\\d',
    yesNo: '^是否|吗[？?]?$',
    yes: '是|否|对|错|不是',
    order: '^请|^试|^注意|^参见|^写出|^画出|^计算|^回答|^点击|^按下',
    dangling: '的|和|与|或|是|在|把|被|对|从|而|及|为',
    article: NEVER,
    verb: '是|为|有|在|使|被|把|叫|指|能|会|可|由|让|将|于|等|称|得|成|出|到|入|含|属|如|进|发|用|分|记|访|提|占|共',
  }),
  ja: dense({
    leansFirst:
      'これ|それ|この|その|あの|ここ|そこ|こう|そう|したがって|そのため|このため|しかし|また|さらに|例えば|たとえば|つまり|なお|まず|次に|そして|よって|上で述べた|以上|同様に',
    leans:
      '上で述べた|上記|下記|前述|この章|この節|本章|この場合|このように|図\\s?\\d|表\\s?\\d|次の図|私たち|あなた|このような',
    yesNo:
      '(?:です|ます|でしょう)か[？?。]?$(?<!(?:何|どこ|いつ|誰|だれ|なぜ|どれ|どう|いくつ|どの|どちら|どんな|どのよう).{0,40})',
    yes: 'はい|いいえ|正しい|誤り',
    order: 'しなさい|求めなさい|ください|せよ。?$|答えよ|述べよ',
    dangling: 'の|が|を|に|は|と|へ|や|で|から|より',
    article: '[のがをにはとへやで](?=[\\p{sc=Han}\\p{sc=Katakana}]|$)',
    verb: 'る|た|い|だ|す|う|く|む|ぶ|ぬ|つ|ぐ|である|です|ます|は|が',
  }),
  ko: words({
    leansFirst: `이것(?:은|이|을)? | 그것(?:은|이|을)? | 이 | 그 | 저 | 이는 | 그는 | 그녀는 | 그들은 | 여기 | 거기 | 그래서 | 따라서 | 그러므로 | 그러나 | 하지만 | 그리고 | 또한 | 또 | 예를 들어 | 이때 | 이 때문에 | 이처럼 | 이러한 | 그런데 | 즉 | 먼저 | 앞에서 | 위에서`,
    leans:
      '앞에서 말한 \\p{L}* | 위에서 \\p{L}+ | 위와 같이 | 이 단원\\p{L}* | 이 장\\p{L}* | (?:그림|표|쪽) \\d+ | 다음 그림\\p{L}* | 우리\\p{L}* | 당신\\p{L}* | 이 경우\\p{L}*',
    yesNo: NEVER,
    yes: '예 | 네 | 아니요 | 아니오 | 참 | 거짓',
    order: '.*(?:하세요|보세요|찾으세요|쓰세요|하시오|쓰시오|십시오|고르시오)',
    dangling: '및 | 또는 | 그리고 | 의 | 와 | 과',
    article: '(?:은|는|이|가|을|를|의|에|에서|와|과|로|으로)(?=\\s)',
    verb: '\\p{L}*(?:다|요|까|니다|가|은|는|을|를)',
  }),
  ar: words({
    leansFirst:
      'هذا | هذه | ذلك | تلك | هو | هي | هم | لذلك | لكن | ولكن | وهكذا | إذن | كما ذكرنا | كما رأينا | مثلا | على سبيل المثال | ثم | أيضا | فإن',
    leans: 'كما (?:ذكرنا|رأينا|سبق) \\p{L}* | في هذه الحالة | الشكل \\d+ | الجدول \\d+ | أعلاه | أدناه | نحن',
    yesNo: 'هل',
    yes: 'نعم | لا | صحيح | خطأ',
    order: 'اذكر | انظر | اكتب | احسب | قارن | اشرح | صف | ارسم | لاحظ | اضغط | أجب',
    dangling: 'في | من | على | إلى | عن | و | أو | مع | التي | الذي | أن',
    article: NEVER,
    verb: ALWAYS,
  }),
};

/** The words of the language; undefined where none are known. */
export const languageWords = (language: string): LanguageWords | undefined =>
  LANGUAGES[language.toLowerCase().split('-')[0] ?? ''];

const load = createRequire(import.meta.url);
const lists: Readonly<Record<string, readonly string[]>> = load('stopwords-iso');
const known = new Map<string, ReadonlySet<string>>();

/** Words of grammar and the most frequent others; none for a language without a list. */
export const frequentWords = (language: string): ReadonlySet<string> => {
  const code = language.toLowerCase().split('-')[0] ?? '';
  const found = known.get(code) ?? new Set(lists[code] ?? []);
  known.set(code, found);
  return found;
};
