import { describe, expect, it } from 'vitest';
import { frontsOf } from '../../../src/core/generation/text/dedupe.js';

type Sides = readonly [front: string, back: string];
const repeatOf = ([front, back]: Sides, [other, answer]: Sides) =>
  frontsOf([{ front, back }]).repeats({ front: other, back: answer });

describe('the same fact again', () => {
  it.each<[string, Sides, Sides]>([
    ['in other spelling', ['What is DNA?', 'A molecule'], ['what is dna', 'A molecule']],
    [
      'in other order',
      ['Which organ in the body filters the blood?', 'The kidney'],
      ['In the body, which organ filters the blood?', 'Kidney'],
    ],
    ['in the plural', ['What does the ribosome build?', 'Proteins'], ['What do ribosomes build?', 'Protein']],
    [
      'with a gap, and as a question',
      ['Ribosomes build ____ from amino acids.', 'proteins'],
      ['What do ribosomes build from amino acids?', 'Proteins'],
    ],
    [
      'with a number in other form',
      ['How many metres has a kilometre?', '1,000'],
      ['A kilometre has ____ metres.', '1000'],
    ],
    [
      'in German',
      ['Wo findet die Photosynthese der Pflanzen statt?', 'In den Chloroplasten'],
      ['Die Photosynthese der Pflanze findet in den ____ statt.', 'Chloroplasten'],
    ],
    [
      'in Russian',
      ['Какой газ выделяют растения при фотосинтезе?', 'Кислород'],
      ['При фотосинтезе растения выделяют ____.', 'кислород'],
    ],
    ['in Chinese', ['光合作用在哪里进行？', '叶绿体'], ['光合作用在____进行。', '叶绿体']],
    ['in Japanese', ['光合成はどこで行われますか？', '葉緑体'], ['光合成は____で行われる。', '葉緑体']],
    ['in Korean', ['광합성은 어디에서 일어나는가?', '엽록체'], ['광합성은 ____에서 일어난다.', '엽록체']],
    [
      'with its answer in other words',
      ['What is osmosis?', 'The flow of water through a membrane'],
      ['What is osmosis?', 'Water that flows through a semipermeable membrane'],
    ],
  ])('%s', (_, known, other) => {
    expect(repeatOf(known, other)).toBe('duplicate');
  });
});

describe('another fact', () => {
  it.each<[string, Sides, Sides]>([
    [
      'of the same sentence',
      ['Ribosomes build ____ from amino acids.', 'proteins'],
      ['____ build proteins from amino acids.', 'Ribosomes'],
    ],
    [
      'of the same year',
      ['When did the French Revolution begin?', '1789'],
      ['When was George Washington elected?', '1789'],
    ],
    ['with a sign', ['What is 7 − 2?', '5'], ['What is 7 + 2?', '9']],
    ['of another number', ['What is 15 % of 100?', 'Tax'], ['What is 25 % of 100?', 'Tax']],
    [
      'that denies',
      ['Which cells divide in the adult brain?', 'Glia'],
      ['Which cells do not divide in the adult brain?', 'Glia'],
    ],
    [
      'with the same answer',
      ['What do ribosomes build?', 'Proteins'],
      ['What do enzymes consist of?', 'Proteins'],
    ],
  ])('%s', (_, known, other) => {
    expect(repeatOf(known, other)).toBeUndefined();
  });
});

describe('the same front with another answer', () => {
  it.each<[string, Sides, Sides]>([
    ['a year', ['When did the war end?', '1918'], ['When did the war end?', '1919']],
    ['a term', ['Which organ filters the blood?', 'Kidney'], ['Which organ filters the blood?', 'Liver']],
    ['a gap', ['Water boils at ____ °C.', '100'], ['Water boils at ____ °C.', '90']],
  ])('%s', (_, known, other) => {
    expect(repeatOf(known, other)).toBe('conflict');
  });
});

it('looks closely at few of thousands of cards', () => {
  const cards = Array.from({ length: 2_000 }, (_, i) => ({
    front: `In which year was the treaty of town ${i} on rivers and their water signed by all sides?`,
    back: `${1000 + (i % 900)}`,
  }));
  const started = performance.now();
  const fronts = frontsOf(cards);
  const added = performance.now();
  const again = cards.slice(0, 50).map(({ front, back }) => ({ front: front.replace('?', ' of it?'), back }));
  expect(again.every((card) => fronts.repeats(card) === 'duplicate')).toBe(true);
  const times = [added - started, performance.now() - added].map(Math.round);
  console.info(`2,000 cards known after ${times[0]} ms, 50 among them found in ${times[1]} ms`);
});
