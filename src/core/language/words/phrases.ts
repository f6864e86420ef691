/** Phrases of a language, as sources of regular expressions that are tried on folded texts. */
export interface LanguagePhrases {
  /** Options that stand for others: "all of the above". */
  readonly catchAll: string;
  /** What points at a page or at another sentence. */
  readonly pointing: string;
  /** What asks for a number. */
  readonly howMany: string;
  /** What asks for the first end of a stretch of time, and for the last. */
  readonly begins: string;
  readonly ends: string;
}

export const phrases: Readonly<Record<string, LanguagePhrases>> = {
  en: {
    catchAll:
      '(?:all|none|both|neither) of (?:the above|these|them|those)|all (?:options|answers)|both [a-d] and [a-d]',
    pointing:
      '(?:the|this|that) (?:text|passage|slide|lecture|chapter|author(?! of)|excerpt|above|following)|(?:this|that|(?:on|in|from|see) the) (?:document|page|section|figure|table)|the (?:document|page|section|figure|table) (?:show|sa[iy]|list|give|describe|mention|state)\\p{l}*|(?:fig(?:ure|\\.)?|table|slide|page|equation|eq\\.|section|chapter) \\d|as (?:shown|seen|described|mentioned) (?:above|below|here)|according to the|in (?:this|that) case|the (?:resulting|former|latter)',
    howMany: 'how (?:many|often)',
    begins: '(?:beg[aiu]n|start|commenc)\\p{L}*',
    ends: 'end(?:ed|s|ing)?|until|(?:finish|termin|conclu)\\p{L}*',
  },
  de: {
    catchAll:
      '(?:alle|keine[rs]?) (?:der |von )?(?:oben genannten|genannten|obigen|antworten)|(?:alles?|keine[rs]?) davon',
    pointing:
      '(?:im|laut|dem|des|dieser|diesem|dieses) (?:text(?:es|s)?|dokument(?:es|s)?|abschnitt(?:es|s)?|kapitels?|auszugs?)(?! \\p{L})|laut (?:autor|verfasser|vorlesung)|der (?:autor|verfasser)(?! de[rs])|auf (?:der|dieser) (?:folie|seite \\d)|(?:abbildung|abb\\.|tabelle|tab\\.|folie|seite|gleichung|kapitel) \\d|(?:oben|unten|hier) (?:gezeigt|genannt|beschrieben|erwahnt)\\p{L}*|in diesem fall',
    howMany: 'wie (?:viele[nr]?|oft)',
    begins: 'anf[ai]ng\\p{L}*|beg[aio]nn\\p{L}*|start\\p{L}*',
    ends: 'ende(?:te|n)?|endete[nt]?|bis wann',
  },
  fr: {
    catchAll:
      'tout(?:es)? (?:ce qui precede|les reponses)|aucune? (?:de ces|des) reponses?|aucune? de (?:ces|celles-ci)|tous les choix',
    pointing:
      "(?:dans|selon|d'apres) (?:le|ce) (?:texte|document|passage|chapitre|cours)|ce (?:texte|document|passage|chapitre)|(?:selon|d'apres) (?:l'auteur|l'extrait|la figure|le tableau)|ci-(?:dessus|dessous|contre)|(?:figure|tableau|page|equation|chapitre) \\d|dans ce cas",
    howMany: 'combien de',
    begins: '(?:commenc|debut)\\p{L}*',
    ends: 'fin|(?:termin|acab|jusqu)\\p{L}*',
  },
  es: {
    catchAll:
      'tod[oa]s (?:las|los) (?:anteriores|respuestas|opciones)|ningun[oa] de (?:las|los) (?:anteriores|respuestas)|ningun[oa] de est[oa]s',
    pointing:
      '(?:en|segun) (?:el|este) (?:texto|documento|pasaje|capitulo)|este (?:texto|documento|pasaje|capitulo)|segun (?:el autor|la figura|la tabla)|en (?:la|esta) (?:figura|diapositiva|tabla(?! periodica))|(?:figura|tabla|pagina|ecuacion|capitulo) \\d|mencionad[oa]s? (?:arriba|anteriormente)|en este caso',
    howMany: 'cuant[oa]s',
    begins: '(?:comenz|empez|inici)\\p{L}*',
    ends: 'fin|(?:termin|acab|conclu)\\p{L}*|hasta cuando',
  },
  it: {
    catchAll:
      'tutt[ei] (?:le|i) (?:precedenti|risposte|opzioni)|nessun[oa] (?:delle|dei|di) (?:precedenti|risposte|queste)',
    pointing:
      "(?:nel|secondo il|in questo) (?:testo|documento|brano|capitolo)|questo (?:testo|documento|brano|capitolo)|secondo l'autore|nella (?:figura|tabella|diapositiva)|(?:figura|tabella|pagina|equazione|capitolo) \\d|(?:sopra|sotto) (?:citat|mostrat|menzionat)[oaie]|in questo caso",
    howMany: 'quant[iaeo]s?',
    begins: '(?:inizi|comin)\\p{L}*',
    ends: 'fin[ei]|fino a|(?:termin|conclu)\\p{L}*',
  },
  pt: {
    catchAll:
      'tod[oa]s (?:as|os) (?:anteriores|respostas|alternativas)|nenhuma? d[ao]s (?:anteriores|respostas|alternativas)',
    pointing:
      '(?:no|neste|segundo o) (?:texto|documento|trecho|capitulo)|este (?:texto|documento|trecho|capitulo)|segundo o autor|n(?:a|esta) (?:figura|tabela(?! periodica))|(?:figura|tabela|pagina|equacao|capitulo) \\d|(?:acima|abaixo) (?:mencionad|mostrad|citad)[oa]s?|neste caso',
    howMany: 'quant[oa]s',
    begins: '(?:comec|inici)\\p{L}*',
    ends: 'fim|ate|(?:termin|acab|conclu)\\p{L}*',
  },
  ru: {
    catchAll:
      'все (?:выше)?(?:перечисленн|указанн)\\p{L}*|(?:все|ничего|ни одн\\p{L}*) из (?:выше)?(?:перечисленн|указанн)\\p{L}*|все (?:ответы|варианты)',
    pointing:
      'в (?:этом |данном )?(?:тексте|документе|отрывке|параграфе)|(?:этот|данный|этого|данного) (?:текст|документ|отрывок|раздел)а?|по мнению автора|согласно (?:тексту|автору)|на (?:этом )?(?:рисунке|слайде)|в (?:этой|данной) (?:главе|таблице|лекции)|(?:рис\\.|рисунок|рисунке|таблица|таблице|страница) \\d|(?:выше|ниже)(?:указанн|упомянут)\\p{L}*|в (?:этом|данном) случае',
    howMany: 'сколько',
    begins: 'нача\\p{L}*',
    ends: '(?:законч|оконч|конч)\\p{L}*',
  },
  ar: {
    catchAll: '(?:جميع|كل) ما سبق|(?:لا شيء|ليس أي) مما سبق',
    pointing:
      'في (?:هذا )?(?:النص|المستند|الفصل|الشكل|الجدول(?! الدوري))|(?:وفقا|وفقًا) للنص|(?:حسب|بحسب) النص|هذا (?:النص|الفصل|المستند)|(?:الشكل|الجدول|الصفحة) \\d|المذكور(?:ة)? أعلاه',
    howMany: 'كم',
    begins: 'بدأ\\p{L}*',
    ends: 'انته\\p{L}*',
  },
  zh: {
    catchAll: '(?:以上|上述)(?:选项)?(?:都|全部|皆|均|所有)',
    pointing: '本文|本章|本节|本页|上文|下文|上述|如图|如表|文中|该文|作者认为|这段文字|文档中|[图表] ?\\d',
    howMany: '多少',
    begins: '始|开始',
    ends: '結束|结束|終|终',
  },
  ja: {
    catchAll: '(?:上記|以上)の?(?:すべて|全て|いずれ)|どれでもない|すべて正しい',
    pointing: '本文|この(?:文章|章|節|文書|図|表|ページ)|上記|下記|前述|筆者|著者は|[図表] ?\\d|文書によると',
    howMany: 'いくつ|何年',
    begins: '始',
    ends: '終|まで',
  },
  ko: {
    catchAll: '위의? 모두|모두 (?:정답|맞)|해당 없음',
    pointing:
      '본문에|(?<![가-힣])이 (?:글|문서|페이지|그림)(?=[에의은을])|위의 글|앞서 언급|(?:그림|표) ?\\d',
    howMany: '몇',
    begins: '시작',
    ends: '끝|까지',
  },
};
