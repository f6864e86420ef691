import { pathAfter } from '../../documents/headings.js';
import type { Block, Mark } from '../../documents/page.js';
import { oneLine } from '../text/words.js';
import type { Chunk } from '../types.js';
import { rankIn } from './frequent.js';
import { languageWithin } from './languages/detect.js';
import type { Language } from './languages/language.js';
import { pointsOf } from './parts.js';

/** A place in the chunk that may hold something to learn. */
export interface Place {
  readonly page: number;
  /** The heading next above it; empty where there is none. */
  readonly heading: string;
  /** What it is about, as the document says: its headings and the title. */
  readonly about: string;
  /** Its place in the chunk. */
  readonly order: number;
  readonly language: Language;
}

/** A block with its place. Items know their list, and what leads to it. */
export interface Unit extends Place {
  readonly block: Block;
  readonly text: string;
  /** Stretches in bold and in italics, without those that are the whole block. */
  readonly bold: readonly Mark[];
  readonly italic: readonly Mark[];
  /** The unit before it on the page. */
  readonly before?: Unit | undefined;
}

const SAID: ReadonlySet<Block['kind']> = new Set(['paragraph', 'item', 'table']);

/** The blocks that may hold statements, in order, each in its own language. Captions, footnotes, code are none. */
export const unitsOf = ({ pages, title = '' }: Chunk, main: Language): readonly Unit[] => {
  const units: Unit[] = [];
  for (const { page, above, blocks } of pages) {
    if (isLicence(blocks)) continue;
    let path = above;
    let before: Unit | undefined;
    for (const block of pointsOf(blocks)) {
      path = pathAfter(path, [block]);
      if (block.kind === 'heading') before = undefined;
      const headings = path.map(({ text }) => text);
      if (!SAID.has(block.kind) || headings.some((heading) => ASIDE.test(heading))) continue;
      const language = languageWithin(block.text, main);
      const { runIn, said } = withoutRunIn(withoutEcho(block), language);
      const unit: Unit = {
        block,
        page,
        before,
        ...wordsOf(said),
        heading: headingOf(runIn === undefined ? headings : [runIn]),
        about: [title, ...headings].join(' '),
        order: units.length,
        language,
      };
      units.push(unit);
      before = unit;
    }
  }
  return units;
};

/** True for a page of the terms that a document or a program is given away on, whatever stands above it. */
const isLicence = (blocks: readonly Block[]): boolean =>
  (blocks
    .map(({ text }) => text)
    .join('\n')
    .match(LICENCE)?.length ?? 0) >= LICENCE_MIN;

const LICENCE =
  /Invariant Sections?|Cover Texts?|[“"]Transparent[”"]|[“"]Opaque[”"]|Modified Version|Free Documentation License|General Public License|hereby granted|warranty|WARRANT(?:Y|IES)|copyright (?:holder|notice|law)|Licensor|this License/gu;
const LICENCE_MIN = 4;

/** Headings above what says nothing of the subject, or asks for it; not “Index minerals”. */
const ASIDE =
  /^(?:[\dA-Z.]+\s+)?(?:(?:\p{L}+ ){0,3}(?:licen[sc]e|copyright|acknowledge?ments?|learning (?:goals|objectives|outcomes)|objectives|exercises|(?:review|study|discussion|practice) questions|questions|problems|homework|assignments?|references|bibliography|further reading|literature|about (?:the authors?|this (?:book|document|manual))|contributors|credits|authors|change ?log|change history|version history|release notes|what[’']s new|preface|foreword|index|typographic(?:al)? conventions|terms and conditions|applicability and definitions|verbatim copying|copying in quantity|(?:combining|collections of) documents|aggregation with independent works)|lizenz|versionsgeschichte|änderungs(?:protokoll|historie)|neuerungen|historique(?: des versions)?|nouveautés|notes de version|historial(?: de (?:cambios|versiones))?|registro de cambios|novedades|cronologia delle versioni|histórico(?: de versões)?|novidades|danksagung|lernziele|übungen|übungsaufgaben|aufgaben|kontrollfragen|literatur(?:verzeichnis)?|vorwort|licence|remerciements|objectifs|exercices|références|bibliographie|licencia|agradecimientos|objetivos|ejercicios|referencias|bibliografía|licenza|ringraziamenti|obiettivi|esercizi|riferimenti|bibliografia|exercícios|referências|лицензия|упражнения|задачи|вопросы|литература|список литературы|许可证|致谢|练习题?|习题|思考题|学习目标|参考文献|練習問題|参考文献|学習目標|연습 ?문제|참고 ?문헌|학습 ?목표|المراجع|تمارين|أهداف)(?: (?:\d|[A-Z](?!\p{L})|and|for|to|und|zu[mr]?|et|y|e|и|du|de|del|della)(?!\p{Ll}).{0,20})?$/iu;

/** Chapters and numbers before a heading are not part of it. */
const NUMBERED =
  /^(?:(?:chapter|section|part|kapitel|chapitre|capítulo|capitolo|глава|unit|lecture|lesson)\s+)?(?:\d+(?:\.\d+)*\.?|[IVX]+\.|[A-Z]\.\d*\.?|第\s?[\d一二三四五六七八九十]+\s?[章节節])[\s:.–—-]*/iu;

const headingOf = (headings: readonly string[]): string =>
  oneLine((headings.at(-1) ?? '').replace(NUMBERED, '')).replace(/[\s:.]+$/u, '');

/** A heading in bold that runs into its paragraph without a sign between, and the paragraph without it. */
const withoutRunIn = (
  block: Block,
  language: Language,
): { readonly runIn?: string; readonly said: Block } => {
  const { text, marks = [] } = block;
  const end = marks.find(({ style, start }) => style === 'bold' && start === 0)?.end ?? 0;
  const [, begin = '', first = ''] = /^(\s+)(\p{Lu}\p{Ll}*) /u.exec(text.slice(end)) ?? [];
  const isNext = end > 0 && !language.capitalNouns && !/[.:–—-]$/u.test(text.slice(0, end));
  if (!isNext || (rankIn(language)(first) ?? EVERYDAY) >= EVERYDAY) return { said: block };
  const cut = end + begin.length;
  return { runIn: text.slice(0, end), said: startingAt(block, cut) };
};

/** "Balance The balance is …": a line with the term alone ran into what is said of it. */
const ECHO =
  /^(?<term>\p{L}[\p{L}\p{N} .-]{1,40}?)\s+(?=(?:(?:the|an?|der|die|das|eine?|l[ae]|un[ae]?|el|il|o) )?\k<term>(?!\p{L}))/iu;

const withoutEcho = (block: Block): Block => {
  const cut = block.kind === 'table' ? 0 : (ECHO.exec(block.text)?.[0].length ?? 0);
  return cut === 0 ? block : startingAt(block, cut);
};

const startingAt = (block: Block, cut: number): Block => ({
  ...block,
  text: block.text.slice(cut),
  marks: (block.marks ?? [])
    .filter(({ start }) => start >= cut)
    .map((mark) => ({ ...mark, start: mark.start - cut, end: mark.end - cut })),
});

/** A word up to this rank among the frequent ones is no name. */
const EVERYDAY = 3_000;

/** The text on one line, with the marks where they then stand. */
const wordsOf = ({ text, marks = [], kind }: Block): Pick<Unit, 'text' | 'bold' | 'italic'> => {
  if (kind === 'table' || /\s{2}|\n/u.test(text))
    return { text: kind === 'table' ? text : oneLine(text), bold: [], italic: [] };
  const set = (wanted: Mark['style']): readonly Mark[] =>
    marks.filter(({ style, start, end }) => style === wanted && end - start < text.length * MOST);
  return { text, bold: set('bold'), italic: set('italic') };
};

/** What is set off for the most part is not set off. */
const MOST = 0.6;
