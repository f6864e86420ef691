import { describe, expect, it } from 'vitest';
import { flawOfOptions, isListedWithRight } from '../../../src/core/generation/make/choices.js';

const flawOf = (front: string, back: string, ...distractors: string[]) =>
  flawOfOptions({ front, back, distractors });

describe('options that can stand', () => {
  it.each<[string, string, ...string[]]>([
    ['What do ribosomes build?', 'Proteins', 'Lipids', 'Sugars', 'Nucleic acids'],
    ['How many metres has a kilometre?', '1,000', '1', '10', '100'],
    ['Which formula says that both hold?', 'p ∧ q', 'p ∨ q', 'p → q', 'p ← q'],
    ['Which language has templates?', 'C++', 'C', 'C#', 'F#'],
    ['What is 2 − 7?', '−5', '5', '9', '−9'],
    ['Which genotype is heterozygous?', 'Aa', 'AA', 'aa', 'aaa'],
    ['In which year did the revolution begin?', '1789', '1798', '1799', '1848'],
    ['Which compound is it?', 'Sodium sulfate', 'Sodium sulfite', 'Sodium sulfide', 'Sodium chloride'],
    ['When is the reaction fast?', 'Before heating', 'After heating', 'During heating', 'Without heating'],
    ['光合成はどこで行われるか。', '葉緑体', '核', 'ミトコンドリア', '液胞'],
    ['Wo liegt die Erbinformation?', 'Im Zellkern', 'Im Golgi-Apparat', 'In der Vakuole', 'In der Zellwand'],
    ['An ____ carries the amino acid.', 'adaptor', 'enzyme', 'intron', 'anticodon'],
  ])('%s', (front, back, ...distractors) => {
    expect(flawOf(front, back, ...distractors)).toBeUndefined();
  });
});

describe('two options that say the same', () => {
  it.each<[string, string, ...string[]]>([
    ['a number with separators', '1,000', '1000', '100', '10'],
    ['a number with a comma for a point', '0.5', '0,5', '5', '50'],
    ['a number as a word', 'five', '5', '6', '7'],
    ['a share', '25 %', '25 percent', '50 %', '75 %'],
    ['a unit', '1 km', '1000 m', '10 m', '100 m'],
    ['a minus', '−5', '-5', '4', '3'],
    ['a date', '14 July 1789', 'July 14, 1789', '4 July 1776', '9 May 1950'],
    ['a plural', 'Light reaction', 'Light reactions', 'Dark reaction', 'Calvin cycle'],
    ['an article', 'The nucleus', 'the cell wall', 'the membrane', 'nucleus'],
    ['a case', 'кислород', 'кислорода', 'водород', 'азот'],
    ['a German ending', 'Zellkern', 'Zellkerne', 'Vakuole', 'Zellwand'],
    ['an accent', 'Perón', 'Peron', 'Vargas', 'Allende'],
    ['full-width letters', 'ＤＮＡポリメラーゼ', 'DNAポリメラーゼ', 'リガーゼ', 'プライマーゼ'],
  ])('%s', (_, back, ...distractors) => {
    expect(flawOf('Which one is it?', back, ...distractors)).toBe('malformed');
  });
});

describe('an option that stands for others', () => {
  it.each([
    'All of the above',
    'None of these',
    'Alle genannten',
    'Keine der Antworten',
    'Todas las anteriores',
    'Aucune de ces réponses',
    'Tutte le precedenti',
    'Nenhuma das anteriores',
    'Все перечисленное',
    'جميع ما سبق',
    '以上都是',
    '上記のすべて',
    '위의 모두',
  ])('%s', (option) => {
    expect(flawOf('Which one is it?', 'Osmosis', 'Diffusion', 'Filtration', option)).toBe('malformed');
  });
});

describe('a right option that gives itself away', () => {
  it.each<[string, string, string, ...string[]]>([
    [
      'by length',
      'What is it?',
      'A passive flow of water through a membrane',
      'Diffusion',
      'A pump',
      'A leak',
    ],
    [
      'by shortness',
      'What is it?',
      'Leak',
      'A pump that moves sodium out',
      'A pump of protons',
      'A gate for ions',
    ],
    ['by its article', 'What is it?', 'the nucleus', 'cell wall', 'membrane', 'vacuole'],
    ['by its capital', 'What is it?', 'Nucleus', 'cell wall', 'membrane', 'vacuole'],
    ['by its full stop', 'What is it?', 'It grows.', 'It shrinks', 'It bursts', 'It splits'],
    ['as the only number', 'What is it?', '1789', 'July', 'Spring', 'Autumn'],
    ['by the article before the gap', 'It is an ____.', 'enzyme', 'protein', 'lipid', 'sugar'],
    ['by the French article', "C'est l'____.", 'osmose', 'diffusion', 'filtration', 'dialyse'],
    ['by the verb after the gap', '____ are the smallest units.', 'cells', 'tissue', 'blood', 'skin'],
  ])('%s', (_, front, back, ...distractors) => {
    expect(flawOf(front, back, ...distractors)).toBe('guessable');
  });
});

it('wants four options', () => {
  expect(flawOf('Which one is it?', 'Osmosis', 'Diffusion', 'Filtration')).toBe('malformed');
  expect(flawOf('Which one is it?', 'Osmosis', 'Diffusion', 'Filtration', ' ')).toBe('malformed');
});

describe('a wrong option in one list with the right one', () => {
  it.each<[string, string, string]>([
    ['Glucose and fructose are monosaccharides.', 'Glucose', 'Fructose'],
    ['Monosaccharides are glucose, fructose and galactose.', 'galactose', 'glucose'],
    ['Einfachzucker sind die Glucose oder die Fructose.', 'Fructose', 'Glucose'],
    ['葡萄糖和果糖是单糖。', '葡萄糖', '果糖'],
  ])('%s', (sentence, back, option) => {
    expect(isListedWithRight({ front: '', back, distractors: [option] }, sentence)).toBe(true);
  });

  it.each<[string, string, string]>([
    ['Glucose is a monosaccharide, while sucrose is a disaccharide.', 'Glucose', 'Sucrose'],
    ['Glucose is a monosaccharide.', 'Glucose', 'Sucrose'],
  ])('but not in %s', (sentence, back, option) => {
    expect(isListedWithRight({ front: '', back, distractors: [option] }, sentence)).toBe(false);
  });
});
