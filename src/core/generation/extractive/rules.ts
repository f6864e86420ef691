import { capitalise } from '../text/words.js';

/** A sentence that defines `term` by `rest`, and the question for it. */
interface Shape {
  readonly shape: RegExp;
  front(groups: Record<string, string>): string;
  back?(rest: string): string;
}

/** What is known of a language beyond its script. */
export interface Rules {
  readonly abbreviations: RegExp;
  /** Sentences that lean on others or on the page. */
  readonly leans: RegExp;
  readonly definitions: readonly Shape[];
  /** Words that are no term of a definition. */
  readonly noTerm: RegExp;
  whatIs(term: string): string;
  /** How likely the word is a term, 0 to 1, by its form, the word before it and its place. */
  worth(word: string, before: string, place: number): number;
  /** One form for the inflected forms of a word, roughly. */
  stem(word: string): string;
}

const NEVER = /$^/u;
const lower = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
const byLength = (word: string, least: number): number =>
  word.length < least ? 0 : Math.min(1, 0.42 + (word.length - least) * 0.05);
/** Without inflection known, words that share their beginning are one. */
const prefix = (letters: number) => (word: string) =>
  word.slice(0, Math.max(4, Math.min(letters, word.length - 2)));

const german: Rules = {
  abbreviations:
    /(?:\b(?:z\.\s?B|d\.\s?h|u\.\s?a|bzw|ca|Dr|Prof|Nr|Abb|vgl|usw|sog|Mio|Mrd|Jh|Chr|St|evtl|ggf|Bd|S)|\b\d{1,2})\.$/u,
  leans:
    /^(?:Dies\p{L}*|Jene\p{L}*|Er|Sie|Es|Ihr\p{L}*|Sein\p{L}*|Man|Wir|Ich|Hier\p{L}*|Da\p{L}*|Dort|Dann|Daher|Deshalb|Somit|Jedoch|Aber|Und|Oder|Denn|Also|Auch|So|Solche\p{L}*|Zudem|Außerdem|Ferner|Dennoch|Trotzdem|Allerdings|Beide\p{L}*|Letztere\p{L}*|Zum Beispiel|Beispielsweise|Wie|Wenn|Weil|Dabei|Dadurch|Damit|Im Folgenden|Zunächst|Schließlich|Andererseits|Einerseits|Im Gegensatz)\b|\b(?:dies\p{L}*|wir|uns|unser\p{L}*|ich|Sie|Ihnen|siehe|oben|unten|folgende\p{L}*|Abbildung|Abb\.|Tabelle|Kapitel|Abschnitt|Folie|Seite)\b/u,
  definitions: [
    {
      shape:
        /^(?:(?<art>Die|Der|Das|Ein|Eine) )?(?<term>[^,;:]{3,50}?)(?: \([^)]{2,40}\))? (?<verb>ist|sind) (?<rest>(?:ein|eine|einer|der|die|das) [^;]+)\.$/u,
      front: ({ art, term = '', verb }) => `Was ${verb} ${art ? `${art.toLowerCase()} ` : ''}${term}?`,
      back: capitalise,
    },
    {
      shape: /^(?:Als|Unter) (?<term>[^,;:]{3,50}?) (?:bezeichnet|versteht) man (?<rest>[^;]+)\.$/u,
      front: ({ term = '' }) => `Was bezeichnet der Begriff „${term}“?`,
      back: capitalise,
    },
    {
      shape: /^(?:(?:Die|Der|Das) )?(?<term>[^,;:]{3,50}?) bezeichnet (?<rest>[^;]+)\.$/u,
      front: ({ term = '' }) => `Was bezeichnet der Begriff „${term}“?`,
      back: capitalise,
    },
  ],
  noTerm:
    /^(?:Ziel|Grund|Ergebnis|Beispiel|Problem|Folge|Ursache|Unterschied|Vorteil|Nachteil|Frage|Wichtig|Bekannt|.* Grund|.*[Bb]eispiel)\b|\b(?:ist|sind|wird|hat|in|im|auf|bei|mit)\b/u,
  whatIs: (term) => `Was ist ${term}?`,
  worth: (word, before, place) => {
    if (!/^\p{Lu}/u.test(word) || place === 0) return 0;
    const isNoun =
      /^(?:der|die|das|den|dem|des|ein|eine|einen|einem|einer|von|zur|zum|durch|und|im|in)$/iu.test(before);
    return byLength(word, 5) + (isNoun ? 0.1 : 0);
  },
  stem: (word) => word.replace(/(?:en|es|er|e|n|s)$/u, ''),
};

const RUSSIAN_NO_NOUN =
  /(?:ть|ться|ет|ют|ут|ит|ат|ят|ется|ются|ится|ятся|ал|ил|ел|ла|ло|ли|лся|лась|лось|лись|ый|ий|ой|ая|яя|ое|ее|ые|ие(?<!ание|ение|тие|вие|чие|шие|рие|сие|цие|дие|лие)|ого|его|ому|ему|ым|им|ых|их|ую|юю|ыми|ими|нно|ски|вая|ая|шая|щая|щий|щие|вший|ваться|но|ены|аны|ана|ена|ен|ан|ом|ём|ами|ями|ах|ях|ей|ею|ешь|ем)$/u;

const russian: Rules = {
  abbreviations:
    /(?:^|[\s(])(?:т\.\s?е|т\.\s?д|т\.\s?п|т\.\s?к|г|гг|в|вв|н\.\s?э|др|пр|рис|стр|см|им|проф|акад|тыс|млн|млрд|\p{Lu})\.$/iu,
  leans:
    /^(?:Эт\p{L}*|Т[аоуе]\p{L}{0,2}|Он|Она|Оно|Они|Его|Её|Ее|Их|Ему|Мы|Я|Вы|Здесь|Там|Там же|Тогда|Потом|Затем|Поэтому|Однако|Но|И|А|Или|Так|Также|Кроме того|Таким образом|Следовательно|Например|При этом|Причём|В этом|В то же|Если|Когда|Как|Оба|Обе|Другой|Другие|Другая|Первый|Первая|Второй|Вторая|Последн\p{L}+|Наконец|Рассмотрим|Пусть|Заметим|Тем не менее|Наоборот|Зато)(?![\p{L}])|(?<![\p{L}])(?:мы|нас|наш\p{L}*|вы|вас|ваш\p{L}*|эт(?:от|а|и|их|им|ой|ого|ому|у)|рис\.|таблиц\p{L}*|рисун\p{L}*|глав[аеу]|выше|ниже|следующ\p{L}+)(?![\p{L}])/iu,
  definitions: [
    {
      shape: /^(?<term>[^,;:—–]{3,60}?)(?: \([^)]{2,40}\))? [—–-] (?<rest>(?:это )?[^;—]+)\.$/u,
      front: ({ term = '' }) => `Что такое ${/^\p{Lu}{2}/u.test(term) ? term : lower(term)}?`,
      back: (rest) => capitalise(rest.replace(/^это /u, '')),
    },
    {
      shape: /^(?<term>[^,;:—–]{3,60}?) (?:представляет|представляют) собой (?<rest>[^;]+)\.$/u,
      front: ({ term = '' }) => `Что представляет собой ${lower(term)}?`,
      back: capitalise,
    },
    {
      shape: /^(?<term>[^,;:—–]{3,60}?) (?<verb>состо(?:ит|ят)) из (?<rest>[^;]+)\.$/u,
      front: ({ term = '', verb }) => `Из чего ${verb} ${lower(term)}?`,
      back: (rest) => `Из ${rest}`,
    },
  ],
  noTerm:
    /^(?:цель|задача|причина|результат|пример|главное|основное|важно|его|её|их|один|одна)(?![\p{L}])|(?<![\p{L}])(?:был|была|является|в|на|при|для)(?![\p{L}])/iu,
  whatIs: (term) => `Что такое ${term}?`,
  worth: (word, _before, place) => {
    const isName = place > 0 && /^\p{Lu}/u.test(word);
    if (RUSSIAN_NO_NOUN.test(word.toLowerCase()) && !isName) return 0;
    return byLength(word, 5) + (isName ? 0.2 : 0);
  },
  stem: prefix(7),
};

const ROMANCE_NO_TERM =
  /^(?:le but|la raison|l[’']objectif|un exemple|el objetivo|la razón|un ejemplo|el resultado|le résultat|il|elle|ce|c[’']|esto|ello)(?![\p{L}])/iu;

const french: Rules = {
  abbreviations: /\b(?:p\.\s?ex|c\.-à-d|M|Mme|Dr|etc|av|apr|J\.-C|fig|vol|env|no)\.$/iu,
  leans:
    /^(?:Ce\p{L}{0,4}|C[’']|Il|Ils|Elle|Elles|On|Nous|Je|Vous|Son|Sa|Ses|Leur|Leurs|Ici|Là|Alors|Ensuite|Puis|Donc|Ainsi|Mais|Et|Ou|Or|Car|Cependant|Toutefois|Pourtant|Néanmoins|De plus|En outre|Par exemple|Par conséquent|En effet|En revanche|Enfin|D[’']abord|D[’']autre part|Si|Quand|Lorsque|Y|En)(?![\p{L}])|(?<![\p{L}])(?:nous|notre|nos|vous|votre|vos|je|cette|cet|ces|celui-ci|celle-ci|ci-dessus|ci-dessous|suivante?s?|figure|tableau|chapitre|page)(?![\p{L}])/iu,
  definitions: [
    {
      shape:
        /^(?<term>(?:(?:Les?|La|Une?) |L[’'])[^,;:]{2,50}?)(?: \([^)]{2,40}\))? (?:est|sont) (?<rest>(?:une? |les? |la |l[’']|des |un ensemble )[^;]+)\.$/u,
      front: ({ term = '' }) => `Qu’est-ce que ${lower(term)} ?`,
      back: capitalise,
    },
    {
      shape:
        /^(?<term>(?:(?:Les?|La|Une?) |L[’'])[^,;:]{2,50}?) (?<verb>désigne|désignent) (?<rest>[^;]+)\.$/u,
      front: ({ term = '', verb }) => `Que ${verb} ${lower(term)} ?`,
      back: capitalise,
    },
  ],
  noTerm: ROMANCE_NO_TERM,
  whatIs: (term) => `Qu’est-ce que « ${term} » ?`,
  worth: (word, before, place) => {
    const isName = place > 0 && /^\p{Lu}/u.test(word);
    const isNoun = /^(?:l[ae]s?|une?|des?|du|aux?|d|par|en|[ld][’'])$/iu.test(before);
    return isName || isNoun ? byLength(word, 5) + 0.15 : 0;
  },
  stem: (word) => word.replace(/^[ld][’']/u, '').replace(/(?:es|s|e|x)$/u, ''),
};

const spanish: Rules = {
  abbreviations: /\b(?:p\.\s?ej|Sr|Sra|Dr|Dra|etc|fig|vol|aprox|núm|pág|d\.\s?C|a\.\s?C)\.$/iu,
  leans:
    /^(?:Est[aeo]s?|Es[aeo]s?|Aquel\p{L}*|Él|Ella|Ellos|Ellas|Su|Sus|Nosotros|Yo|Aquí|Allí|Entonces|Luego|Después|Así|Pero|Y|O|Además|Sin embargo|No obstante|Por ejemplo|Por lo tanto|Por tanto|Por eso|En cambio|Finalmente|También|Si|Cuando|Como|Ambos|Ambas|Es|Son|Hay|Se|Lo|Los? (?:primer|segund|últim|siguiente)\p{L}*)(?![\p{L}])|(?<![\p{L}])(?:nosotros|nuestr\p{L}+|usted\p{L}*|est[aeo]s?|anteriormente|siguientes?|figura|tabla|capítulo|página|arriba|abajo)(?![\p{L}])/iu,
  definitions: [
    {
      shape:
        /^(?<term>(?:Las?|Los?|El|Una?) [^,;:]{2,50}?)(?: \([^)]{2,40}\))? (?<verb>es|son) (?<rest>(?:una? |el |las? |los |cualquier )[^;]+)\.$/u,
      front: ({ term = '', verb }) => `¿Qué ${verb} ${lower(term)}?`,
      back: capitalise,
    },
    {
      shape: /^(?<term>(?:Las?|Los?|El|Una?) [^,;:]{2,50}?) se (?:define|conoce) como (?<rest>[^;]+)\.$/u,
      front: ({ term = '' }) => `¿Qué es ${lower(term)}?`,
      back: capitalise,
    },
  ],
  noTerm: ROMANCE_NO_TERM,
  whatIs: (term) => `¿Qué es «${term}»?`,
  worth: (word, before, place) => {
    const isName = place > 0 && /^\p{Lu}/u.test(word);
    const isNoun = /^(?:las?|los?|el|una?|unos|unas|de|del|al|por|en)$/iu.test(before);
    return isName || isNoun ? byLength(word, 5) + 0.15 : 0;
  },
  stem: (word) => word.replace(/(?:es|s|a|o)$/u, ''),
};

const japanese: Rules = {
  abbreviations: NEVER,
  leans:
    /^(?:これ|それ|あれ|この|その|あの|ここ|そこ|また|しかし|だが|ただし|したがって|そのため|つまり|例えば|たとえば|さらに|そして|なお|一方|次に|まず|では|私|我々|彼|彼女|このよう|そのよう|以上|以下|前述|上記)|(?:この|その|上記|下記|前述|次の)|(?:ましょう|でしょう|ください|ですか|か)。$/u,
  definitions: [
    {
      shape:
        /^(?<term>[^、。は]{2,20})とは、?(?<rest>.+?)(?:のことである|のことです|のことをいう|をいう|という|である|です|を指す)。$/u,
      front: ({ term }) => `${term}とは何ですか？`,
    },
    {
      shape:
        /^(?<term>[\p{Script=Han}\p{Script=Katakana}ー]{2,16})は、?(?<rest>.+?)(?:である|です|をいう|を指す)。$/u,
      front: ({ term }) => `${term}とは何ですか？`,
    },
  ],
  noTerm: /^(?:目的|理由|結果|原因|問題|場合|方法|特徴|今日|最初|最後)$/u,
  whatIs: (term) => `${term}とは何ですか？`,
  worth: () => 0,
  stem: (word) => word,
};

const arabic: Rules = {
  abbreviations: NEVER,
  leans:
    /^(?:و?هذ[اهي]\p{L}*|و?ذلك|و?تلك|و?هو|و?هي|و?هم|لكن|ولكن|لذلك|ثم|كما|أيضا|نحن|أنا|أنت|هنا|هناك|كذلك|وبالتالي|مثلا|على سبيل المثال|إذا|وقد|بينما|ومع ذلك)(?![\p{L}])|(?<![\p{L}])(?:الشكل|الجدول|الصفحة|أعلاه|أدناه|هذ[اهي]|نحن)(?![\p{L}])/u,
  definitions: [
    {
      shape: /^(?<term>[^،,:؛]{3,40}?) (?<verb>هو|هي) (?<rest>[^؛]+)\.$/u,
      front: ({ term, verb }) => `ما ${verb} ${term}؟`,
    },
  ],
  noTerm: /^(?:الهدف|السبب|النتيجة|المشكلة|السؤال)(?![\p{L}])/u,
  whatIs: (term) => `ما معنى ${term}؟`,
  worth: (word) => (/^(?:ال|وال|بال|لل)/u.test(word) ? byLength(word, 5) + 0.15 : 0),
  stem: (word) => word.replace(/^(?:[وبلفك]?ال|لل)/u, '').replace(/(?:ات|ون|ين|ة|ه)$/u, ''),
};

const other: Rules = {
  abbreviations: /(?:^|\s)\p{Lu}\.$/u,
  leans: NEVER,
  definitions: [],
  noTerm: NEVER,
  whatIs: (term) => `${term} — ?`,
  worth: (word, _before, place) => byLength(word, 6) * (place > 0 && /^\p{Lu}/u.test(word) ? 1.2 : 0.8),
  stem: prefix(6),
};

/** By ISO 639-1 code; `other` for the rest. */
export const RULES: Readonly<Record<string, Rules>> & { other: Rules } = {
  de: german,
  ru: russian,
  fr: french,
  es: spanish,
  ja: japanese,
  ar: arabic,
  other,
};
