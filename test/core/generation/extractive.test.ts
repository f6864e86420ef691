import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/core/documents/page.js';
import { createExtractiveWriter } from '../../../src/core/generation/extractive/extractive.js';
import type { CardRequest } from '../../../src/core/generation/skills.js';
import type { ChunkResult, DraftCard } from '../../../src/core/generation/types.js';
import { madeChunk } from '../../support/made-chunk.js';
import { textPage } from '../../support/text-pages.js';
import * as passages from './passages.js';

const drafts = async (text: string, asked: Partial<CardRequest> = {}): Promise<readonly DraftCard[]> => {
  const chunk = { index: 0, fromPage: 1, toPage: 1, pages: [textPage(1, text)] };
  const request = { chunk, pictures: [], count: 30, avoid: [], ...asked };
  const answer = await createExtractiveWriter().write(request, new AbortController().signal);
  return answer.outcome === 'cards' ? answer.cards : [];
};

const cardsOf = (text: string, count = 30): Promise<ChunkResult> =>
  madeChunk(
    { cardWriter: createExtractiveWriter() },
    { index: 0, fromPage: 1, toPage: 1, pages: [textPage(1, text)] },
    { count },
    new AbortController().signal,
  );

/** What a student must find among the cards of each passage: front and back. */
const EXPECTED: Record<keyof typeof passages, [front: string, back: string][]> = {
  BIOLOGY: [
    [
      'What is photosynthesis?',
      'The process by which green plants convert light energy into chemical energy',
    ],
    ['What is a mitochondrion?', 'A double-membraned organelle that produces most of the energy of the cell'],
    ['What are ribosomes responsible for?', 'The synthesis of proteins from amino acids'],
    ['What is the function of the cell membrane?', 'To control which substances enter and leave the cell'],
    [
      'What is the region between the inner and the outer membrane of a mitochondrion called?',
      'Intermembrane space',
    ],
    ['What is meant by “diploid”?', 'Having two complete sets of chromosomes, one from each parent'],
    ['____ lower the activation energy of chemical reactions without being consumed.', 'Enzymes'],
  ],
  HISTORY: [
    ['What was the French Revolution?', 'A period of political and social change that began in 1789'],
    ['When was the monarchy abolished?', '1792'],
    ['Who led the Committee of Public Safety during the Reign of Terror?', 'Maximilien Robespierre'],
    ['Who seized power in the coup of 18 Brumaire in 1799?', 'Napoleon Bonaparte'],
  ],
  COMPUTING: [
    ['What is a stack?', 'An abstract data type that serves the element added last first'],
    ['By whom was quicksort invented in 1959?', 'Tony Hoare'],
    ['Who wrote The Art of Computer Programming?', 'Donald Knuth'],
    ['What does TCP stand for?', 'Transmission Control Protocol'],
  ],
  GERMAN: [
    [
      'Was ist die Photosynthese?',
      'Ein biochemischer Vorgang, bei dem Pflanzen Lichtenergie in chemische Energie umwandeln',
    ],
    ['Was versteht man unter „Osmose“?', 'Die Wanderung von Wasser durch eine halbdurchlässige Membran'],
    ['Die ____ zerlegt ein Molekül Glucose in zwei Moleküle Pyruvat.', 'Glykolyse'],
  ],
  RUSSIAN: [
    ['Что такое фотосинтез?', 'Процесс преобразования энергии света в энергию химических связей'],
    ['Из чего состоят рибосомы?', 'Из двух субъединиц разного размера'],
    ['Отмена крепостного права в России произошла в ____ году.', '1861'],
  ],
  JAPANESE: [
    ['光合成とは何ですか？', '植物が光エネルギーを化学エネルギーに変換する過程'],
    ['____は化学反応の活性化エネルギーを下げる働きをもつ。', '酵素'],
  ],
  ARABIC: [['ما هو التركيب الضوئي؟', 'عملية تحول فيها النباتات الطاقة الضوئية إلى طاقة كيميائية']],
  FRENCH: [
    [
      'Qu’est-ce que la photosynthèse ?',
      'Un processus par lequel les plantes transforment l’énergie lumineuse en énergie chimique',
    ],
    ['Les ____ abaissent l’énergie d’activation des réactions chimiques.', 'enzymes'],
  ],
  SPANISH: [
    ['¿Qué es la ósmosis?', 'El paso del agua a través de una membrana semipermeable'],
    ['Las ____ reducen la energía de activación de las reacciones químicas.', 'enzimas'],
  ],
};

describe.each(Object.entries(passages))('cards from the passage %s', (name, text) => {
  it('ask for its terms, and every quote stands in it', async () => {
    const { cards } = await cardsOf(text);
    const made = new Map(cards.map(({ front, back }) => [front, back]));
    const expected = EXPECTED[name as keyof typeof passages];
    expect(new Map(expected.map(([front]) => [front, made.get(front)]))).toEqual(new Map(expected));
    for (const { quote } of cards) expect(text.replace(/\s+/g, ' ')).toContain(quote);
  });

  it('can be answered without the document', async () => {
    const { cards } = await cardsOf(text);
    for (const { front, back, kind } of cards) {
      expect(front).not.toMatch(/figure|abbildung|рис|図|شكل|page \d|chapter|next slide|https?:|\[\d/i);
      expect(front).not.toMatch(/^(?:it|these|this|however|we|sie|он|это|これ|elle|esto)\b/i);
      if (kind !== 'basic') expect(front.toLowerCase()).not.toContain(back.toLowerCase());
    }
  });

  it('are one a sentence', async () => {
    const { cards } = await cardsOf(text);
    expect(new Set(cards.map(({ quote }) => quote)).size).toBe(cards.length);
  });

  it('are the same when made again', async () => {
    expect(await cardsOf(text, 5)).toEqual(await cardsOf(text, 5));
  });
});

describe('what makes no card', () => {
  it.each([
    ['a page footer', 'Introduction to Biology, Winter Term 2024, Page 12 of 40'],
    ['a caption', 'Figure 3: Structure of a chloroplast with its membranes and grana.'],
    ['a reference', '[3] Campbell, N. et al. Biology, 9th edition, Pearson Education, Boston, 2011.'],
    ['an address', 'The slides are published at https://example.org/biology for all students of the course.'],
    ['a question', 'Why do the leaves of most plants look green in the light of the sun?'],
    ['talk to the reader', 'You should remember the chloroplast from the biology lessons of your school.'],
    [
      'what leans on the sentence before',
      'However, it was not adopted by the assembly before the next summer.',
    ],
    [
      'what leans on a noun before',
      'The process is repeated in the chloroplast until no carbon dioxide is left.',
    ],
    ['code', 'The statement x = malloc(sizeof(int)); allocates memory for one integer on the heap.'],
    ['a heading', 'Photosynthesis and Cellular Respiration in Higher Plants'],
    ['an order', 'Type the password of the administrator at the prompt of the login screen.'],
  ])('%s', async (_, text) => {
    expect((await cardsOf(text)).cards).toEqual([]);
  });
});

describe('blocks', () => {
  const blocksOf = (...blocks: Block[]) =>
    createExtractiveWriter().write(
      {
        chunk: {
          ...{ index: 0, fromPage: 1, toPage: 1 },
          pages: [{ page: 1, above: [], kind: 'text', blocks }],
        },
        ...{ count: 9, avoid: [], pictures: [] },
      },
      new AbortController().signal,
    );
  const text = 'Osmosis is the movement of water through a semipermeable membrane';

  it('of a slide make cards also without a full stop', async () => {
    const answer = await blocksOf({ kind: 'item', depth: 0, marker: '•', text });
    expect(answer).toMatchObject({ cards: [{ front: 'What is osmosis?' }] });
  });

  it.each(['caption', 'code', 'formula', 'footnote', 'reference', 'contents', 'running'] as const)(
    'that are a %s make none',
    async (kind) => {
      expect(await blocksOf({ kind, text: `${text}.` })).toMatchObject({ cards: [] });
    },
  );

  it('that are a heading or a table make none', async () => {
    const table = { kind: 'table', rows: [[`${text}.`]], heads: 0, text: `${text}.` } as const;
    expect(await blocksOf({ kind: 'heading', level: 1, text: `${text}.` }, table)).toMatchObject({
      cards: [],
    });
  });
});

describe('choosing among candidates', () => {
  it('ranks what the person wants to study before the rest', async () => {
    const rank = async (focus?: string) => {
      const cards = await drafts(passages.BIOLOGY, focus === undefined ? {} : { focus });
      const best = [...cards].sort((a, b) => b.importance - a.importance)[0];
      return best?.front;
    };
    expect(await rank('osmosis')).toMatch(/movement of water/);
    expect(await rank()).not.toMatch(/movement of water/);
  });

  it('leaves out cards that exist', async () => {
    const cards = await drafts(passages.BIOLOGY, { avoid: ['What is osmosis?'] });
    expect(cards.map(({ front }) => front)).not.toContain('What is osmosis?');
  });

  it('gives only cards of the kind that is wanted, choices with three wrong answers from the text', async () => {
    for (const kind of ['basic', 'cloze', 'choice'] as const) {
      const cards = await drafts(passages.BIOLOGY, { kind });
      expect(cards.length).toBeGreaterThan(0);
      for (const card of cards) {
        expect(card.kind).toBe(kind);
        if (kind !== 'choice') continue;
        expect(new Set([...card.distractors, card.back].map((text) => text.toLowerCase())).size).toBe(4);
        for (const wrong of card.distractors)
          expect(passages.BIOLOGY.toLowerCase()).toContain(wrong.toLowerCase());
      }
    }
  });

  it('stops when aborted', async () => {
    const signal = AbortSignal.abort(new Error('cancelled'));
    const chunk = {
      index: 0,
      fromPage: 1,
      toPage: 1,
      pages: [textPage(1, passages.BIOLOGY)],
    };
    await expect(
      madeChunk({ cardWriter: createExtractiveWriter() }, chunk, { count: 1 }, signal),
    ).rejects.toThrow();
  });
});
