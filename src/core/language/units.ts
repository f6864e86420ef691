import { fold } from './plain.js';

/** What a number counts or measures: amounts of one dimension compare after multiplying with their factors. */
export interface Unit {
  readonly dimension: string;
  readonly factor: number;
}

/** Prefixes of the metric system, as signs and as words. */
const PREFIX_SIGNS = new Map([
  ['T', 1e12],
  ['G', 1e9],
  ['M', 1e6],
  ['k', 1e3],
  ['h', 1e2],
  ['', 1],
  ['d', 1e-1],
  ['c', 1e-2],
  ['m', 1e-3],
  ['µ', 1e-6],
  ['μ', 1e-6],
  ['n', 1e-9],
  ['p', 1e-12],
]);
const PREFIX_WORDS: readonly (readonly [RegExp, number])[] = [
  [/^(?:tera|тера|テラ)/u, 1e12],
  [/^(?:giga|гига|ギガ|기가)/u, 1e9],
  [/^(?:mega|мега|メガ|메가)/u, 1e6],
  [/^(?:kilo|chilo|quilo|кило|キロ|킬로|كيلو)/u, 1e3],
  [/^(?:hecto|hekto|гекто|ヘクト)/u, 1e2],
  [/^(?:centi|zenti|санти|センチ|센티|سنتي)/u, 1e-2],
  [/^(?:milli|mili|милли|ミリ|밀리|ملي)/u, 1e-3],
  [/^(?:micro|mikro|микро|マイクロ|마이크로)/u, 1e-6],
  [/^(?:nano|нано|ナノ|나노)/u, 1e-9],
];

/** Signs that take prefixes. */
const BASE_SIGNS: Readonly<Record<string, string>> = {
  ...{ m: 'length', g: 'mass', s: 'time', l: 'volume', L: 'volume', J: 'energy', W: 'power', V: 'voltage' },
  ...{
    A: 'current',
    Pa: 'pressure',
    Hz: 'frequency',
    N: 'force',
    K: 'kelvin',
    mol: 'amount',
    eV: 'electronvolt',
  },
  ...{
    Ω: 'resistance',
    B: 'bytes',
    bit: 'bits',
    cal: 'calories',
    C: 'charge',
    T: 'tesla',
    F: 'farad',
    bar: 'bar',
  },
};
const BASE_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:met(?:er|re|ro|ri)[sn]?|metr(?:es|os)|метр(?:а|ов|ы)?|メートル|미터|متر)$/u, 'length'],
  [/^(?:gram(?:m|me|mo|o|a|os|mi|mes|men)?s?|грамм(?:а|ов)?|グラム|그램|غرام|جرام)$/u, 'mass'],
  [/^(?:lit(?:er|re|ro|ri)[sn]?|litr(?:es|os)|литр(?:а|ов)?|リットル|리터|لتر)$/u, 'volume'],
  [/^(?:joules?|джоул(?:ь|я|еи)|ジュール|줄)$/u, 'energy'],
  [/^(?:watts?|vatios?|ватт(?:а)?|ワット|와트)$/u, 'power'],
  [/^(?:volts?|voltios?|вольт(?:а)?|ボルト|볼트)$/u, 'voltage'],
  [/^(?:pascals?|паскал(?:ь|я|еи)|パスカル|파스칼)$/u, 'pressure'],
  [/^(?:hertz|herz|hercios?|герц(?:а)?|ヘルツ|헤르츠)$/u, 'frequency'],
  [/^(?:newtons?|ньютон(?:а|ов)?|ニュートン|뉴턴)$/u, 'force'],
  [/^(?:calori(?:es?|as?|en)|kalorien|калори(?:я|и|и)|カロリー|칼로리)$/u, 'calories'],
  [/^(?:secondes?|seconds?|sekunden?|secondi|segundos?|секунд(?:а|ы|у)?|秒|초|ثانيه|ثوان)$/u, 'time'],
  [/^(?:bytes?|octets?)$/u, 'bytes'],
];

const listed = (dimension: string, factor: number, words: string): (readonly [string, Unit])[] =>
  words.split(' ').map((word) => [word, { dimension, factor }]);

/** Whole words and signs, {@link fold}ed. */
const WORDS = new Map<string, Unit>(
  [
    listed('share', 0.01, '% percent prozent パーセント 퍼센트 процент процента процентов percento'),
    listed('share', 0.001, '‰ promille'),
    listed('celsius', 1, 'celsius цельсия 摄氏度'),
    listed('degrees', 1, '° degree degrees grad degres grados gradi graus градус градуса градусов 度 도'),
    listed('time', 60, 'min minute minutes minuten minuti minutos minutas минута минуты минут 分钟 分間 분'),
    listed(
      'time',
      3600,
      'h hour hours stunde stunden heure heures hora horas ora ore час часа часов 小时 時間 시간',
    ),
    listed(
      'time',
      86_400,
      'day days tag tage tagen jour jours dia dias giorno giorni день дня днеи 天 日間 일',
    ),
    listed(
      'time',
      604_800,
      'week weeks woche wochen semaine semaines semana semanas settimana settimane неделя недели недель 周 週間 주',
    ),
    listed(
      'months',
      1,
      'month months monat monate monaten mois mes meses mese mesi месяц месяца месяцев 个月 か月',
    ),
    listed(
      'years',
      1,
      'year years jahr jahre jahren an ans annee annees ano anos anni anno год года лет 年 년 سنه عام',
    ),
    listed('mass', 1e6, 't ton tons tonne tonnes tonnen toneladas tonnellate тонна тонны тонн 吨 トン 톤'),
    listed('mass', 1000, '公斤 千克'),
    listed('mass', 1, '克'),
    listed('length', 1000, '公里 千米 км'),
    listed('length', 0.01, 'см'),
    listed('length', 0.001, 'мм'),
    listed('mass', 1000, 'кг'),
    listed('kelvin', 1, 'kelvin kelvins кельвин кельвинов'),
    listed('length', 1, '米 м أمتار'),
    listed('length', 0.01, '厘米'),
    listed('length', 1609.344, 'mile miles meilen'),
    listed('dollars', 1, '$ dollar dollars dolares dollari доллар долларов 美元 ドル 달러'),
    listed('euros', 1, '€ euro euros евро 欧元 ユーロ 유로'),
    listed('pounds', 1, '£'),
  ].flat(),
);

const RAISING: readonly (readonly [RegExp, number])[] = [
  [/^(?:quadrat|平方)(?=.)/u, 2],
  [/^(?:kubik|立方)(?=.)/u, 3],
];
/** Words before or after a unit that raise it. */
const POWERS = new Map([
  ...['square', 'carres', 'carre', 'cuadrados', 'quadrati', 'quadrados', 'квадратных', 'مربع'].map(
    (word) => [word, 2] as const,
  ),
  ...['cubic', 'cubes', 'cube', 'cubicos', 'cubi', 'кубических', 'مكعب'].map((word) => [word, 3] as const),
]);

/** Which power of a unit the word names: `square`. */
export const powerOf = (folded: string): number | undefined => POWERS.get(folded);

export const raised = (unit: Unit | undefined, power: number): Unit | undefined =>
  unit && { dimension: `${unit.dimension}${power}`, factor: unit.factor ** power };

/** The unit that a word or sign names; undefined if it names none. */
export const unitOf = (text: string): Unit | undefined => {
  const power = /[²³]$/u.exec(text)?.[0];
  if (power !== undefined) return raised(unitOf(text.slice(0, -1)), power === '²' ? 2 : 3);
  const folded = fold(text);
  const prefixed = RAISING.find(([pattern]) => pattern.test(folded));
  if (prefixed) return raised(unitOf(folded.replace(prefixed[0], '')), prefixed[1]);
  return WORDS.get(folded) ?? signed(text) ?? spelled(folded);
};

const signed = (text: string): Unit | undefined => {
  for (const [prefix, factor] of PREFIX_SIGNS) {
    const dimension = text.startsWith(prefix) ? BASE_SIGNS[text.slice(prefix.length)] : undefined;
    if (dimension !== undefined) return { dimension, factor };
  }
  return undefined;
};

const spelled = (folded: string): Unit | undefined => {
  const prefix = PREFIX_WORDS.find(([pattern]) => pattern.test(folded));
  const base = prefix ? folded.replace(prefix[0], '') : folded;
  const dimension = BASE_WORDS.find(([pattern]) => pattern.test(base))?.[1];
  return dimension === undefined ? undefined : { dimension, factor: prefix?.[1] ?? 1 };
};

/** Words between a unit and what it is divided by. */
const PER = new Set(['/', 'per', 'pro', 'par', 'por', 'al', 'a', 'в', 'every', 'each', 'je']);

export const isPer = (folded: string): boolean => PER.has(folded);
