/** An invented mineralogy: endless pages of definitions of which no two are alike. */
const STARTS = ['Kor', 'Vel', 'Tam', 'Bri', 'Osk', 'Lum', 'Pra', 'Zin', 'Har', 'Mel', 'Dro', 'Sel', 'Fan'];
const MIDDLES = ['va', 'tri', 'no', 'ze', 'lu', 'mor', 'ka', 'shi', 'ber', 'do', 'lin'];
const ENDS = ['nite', 'lite', 'rine', 'sper', 'clase', 'phane', 'dote'];
const LOOKS = ['blue', 'grey', 'amber', 'violet', 'green', 'white', 'copper-coloured', 'black'];
const HABITS = ['brittle', 'fibrous', 'heavy', 'translucent', 'layered', 'porous', 'glassy'];
const PLACES = [
  'salt lakes',
  'volcanic vents',
  'river deltas',
  'limestone caves',
  'deep faults',
  'hot springs',
];
const CAUSES = [
  'slow evaporation',
  'sudden cooling',
  'high pressure',
  'bacterial activity',
  'repeated flooding',
];
const USES = ['glazing pottery', 'filtering water', 'cutting glass', 'polishing lenses', 'colouring ink'];
const TESTS = ['a drop of weak acid', 'a magnet', 'ultraviolet light', 'a hot needle', 'a copper coin'];
const SIGNS = ['fizzes', 'turns dull', 'glows faintly', 'splits into thin plates', 'leaves a white streak'];

/** One section: a heading and its paragraphs, each a run of whole sentences. */
export interface Section {
  heading: string;
  paragraphs: readonly string[];
}

/** The name of the nth mineral; unlike all others of the first 1,001. */
export const mineral = (n: number): string => {
  const pick = (list: readonly string[], at: number) => list[at % list.length] ?? '';
  return pick(STARTS, n) + pick(MIDDLES, n) + pick(ENDS, n);
};

/** The nth section of the course, about 190 words. */
export const mineralSection = (n: number): Section => ({
  heading: `${n + 1}. ${mineral(2 * n)} and ${mineral(2 * n + 1)}`,
  paragraphs: [describe(2 * n), describe(2 * n + 1), compare(2 * n)],
});

const describe = (n: number): string => {
  const name = mineral(n);
  const pick = (list: readonly string[], step: number) => list[(n * step + (n % 3)) % list.length] ?? '';
  return [
    `${name} is a ${pick(HABITS, 1)} ${pick(LOOKS, 3)} mineral that forms in ${pick(PLACES, 5)}.`,
    `Its crystals grow through ${pick(CAUSES, 1)}, which usually takes about ${20 + ((n * 37) % 900)} years.`,
    `When it is tested with ${pick(TESTS, 2)}, ${name} ${pick(SIGNS, 3)}, and this distinguishes it from its neighbours.`,
    `Because of its hardness of ${1 + ((n * 7) % 9)} on the Mohs scale, ${name} is used for ${pick(USES, 3)}.`,
  ].join(' ');
};

const compare = (n: number): string => {
  const [one, other] = [mineral(n), mineral(n + 1)];
  return [
    `Students often confuse ${one} with ${other}, although the circumstances of their formation are considerably different.`,
    `A mineral association is a group of minerals that crystallised together under the same conditions.`,
    `Whenever ${one} and ${other} occur in one association, ${one} crystallised first, since it requires the higher temperature.`,
    `The proportion of ${one} in such an association therefore indicates how quickly the surrounding rock cooled.`,
  ].join(' ');
};

/** Breaks text into lines of at most `width` characters, hyphenating long words the way typesetters do. */
export const hyphenated = (text: string, width: number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const joined = line ? `${line} ${word}` : word;
    if (joined.length <= width) {
      line = joined;
      continue;
    }
    const room = width - line.length - 2;
    const head = /^[a-z]{10,}/.test(word) && room >= 4 ? word.slice(0, Math.min(room, word.length - 4)) : '';
    lines.push(head ? `${line} ${head}-` : line);
    line = word.slice(head.length);
  }
  return line ? [...lines, line] : lines;
};
