import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createServices } from '../../../src/app/services.js';
import { OPTION_MAX } from '../../../src/core/answers/alike.js';
import { seeded } from '../../../src/core/answers/shuffle.js';
import { createRowBlobs } from '../../../src/core/blobs/rows.js';
import type { Database } from '../../../src/core/database/client.js';
import { ModelDeclined, ModelFailed } from '../../../src/core/generation/errors.js';
import { createExtractiveWriter } from '../../../src/core/generation/extractive/extractive.js';
import type { DistractorWriter, Skills } from '../../../src/core/generation/skills.js';
import {
  type CardId,
  type DeckId,
  type DocumentId,
  type GenerationId,
  newId,
  type SpaceId,
  type UserId,
} from '../../../src/core/ids.js';
import type { CardKind } from '../../../src/core/library/card.js';
import { createCards } from '../../../src/core/library/cards.js';
import type { Offers } from '../../../src/core/library/offers.js';
import type { Job } from '../../../src/core/ports.js';
import { questionsFrom } from '../../../src/core/quiz/play/start.js';
import { prepareDistractors } from '../../../src/core/quiz/questions/distractors.js';
import {
  CARDS_A_DAY,
  queueDistractors,
  queueDistractorsAfter,
} from '../../../src/core/quiz/questions/distractors-pending.js';
import { createLog } from '../../../src/log.js';
import { emptyDatabase, freshDatabase } from '../../support/database.js';
import { DAY, freshEvent, handClock, newPerson } from '../../support/people.js';

type Sides = { front: string; back: string };
type Answer = (cards: readonly Sides[]) => string[][] | Promise<string[][]>;

let database: Database;
let clock: ReturnType<typeof handClock>;
let jobs: Job[];
/** What the model was asked, question by question. */
let asked: string[][];
let answer: Answer;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await emptyDatabase(database);
  clock = handClock();
  jobs = [];
  asked = [];
  answer = (cards) => cards.map(({ back }) => ['x', 'y', 'z'].map((letter) => `${letter}${back}`));
});

const queue = { add: async (job: Job) => void jobs.push(job) };
const distractorWriter: DistractorWriter = {
  name: 'gemini',
  write: async (cards) => {
    asked.push(cards.map(({ front }) => front));
    return answer(cards);
  },
};
const dependencies = () => ({ database, clock, distractorWriter, queue });
const never = new AbortController().signal;
const prepare = (owner: UserId) => prepareDistractors(dependencies(), owner, never);
const look = async (): Promise<Job[]> => {
  jobs = [];
  await queueDistractors(dependencies());
  return jobs;
};

type Person = Awaited<ReturnType<typeof newPerson>>;
const addCards = async (
  { user, deck }: Person,
  fronts: readonly string[],
  more: { kind?: CardKind; back?: string; generationId?: GenerationId; revision?: number } = {},
): Promise<CardId[]> => {
  const cards = fronts.map((front) => ({
    ...{ id: newId<CardId>(), deckId: deck, ownerId: user, kind: 'basic' as const },
    ...{ front, back: `answer to ${front}`, ...more },
  }));
  await database.prisma.card.createMany({ data: cards });
  return cards.map(({ id }) => id);
};
/** A person who has played their deck. */
const newPlayer = async (fronts: readonly string[] = ['a', 'b', 'c']): Promise<Person> => {
  const person = await newPerson(database);
  await database.prisma.deck.update({ where: { id: person.deck }, data: { quizzedAt: clock.now() } });
  await addCards(person, fronts);
  return person;
};
/** A PDF that became cards. */
const newGeneration = async ({ user, deck }: Person, generator: string): Promise<GenerationId> => {
  const place = { kind: 'place', platform: 'test', id: 'dm' } as const;
  const document = { id: newId<DocumentId>(), ownerId: user, sha256: '', name: 'a.pdf', size: 1 };
  await database.prisma.document.create({ data: document });
  const id = newId<GenerationId>();
  await database.prisma.generation.create({
    data: {
      ...{ id, ownerId: user, deckId: deck, documentId: document.id, requested: 5 },
      ...{ place, fallback: place, status: 'done', generator },
    },
  });
  return id;
};
const newSpace = async (): Promise<SpaceId> => {
  const id = newId<SpaceId>();
  await database.prisma.space.create({
    data: { id, platform: 'test', platformSpaceId: id, name: 'University' },
  });
  return id;
};
const prepared = async (): Promise<Record<string, string[]>> => {
  const rows = await database.prisma.cardDistractors.findMany({ orderBy: { front: 'asc' } });
  return Object.fromEntries(rows.map(({ front, distractors }) => [front, distractors]));
};
const optionsOf = async (deck: DeckId, front: string): Promise<string[]> => {
  const named = { id: deck, name: 'My cards' };
  const questions = await questionsFrom(database.prisma, { deck: named }, 50, seeded(1));
  const found = questions.find(({ text }) => text === front);
  return found?.kind === 'options' ? [...found.options].sort() : [];
};

/** The offers of a bot whose model has these skills. */
const offersWith = (asked: Pick<Skills, 'distractorWriter'>): Offers => {
  const skills = { ...asked, cardWriter: createExtractiveWriter() };
  return createServices({
    ...{ database, clock, queue, skills, blobs: createRowBlobs(database) },
    ...{ limits: { perDay: 10, cards: 100 }, log: createLog('silent', [], { write: () => {} }) },
  }).offers;
};

describe('which cards the model is asked about', () => {
  it('those of a deck that was played, and nobody is asked for twice', async () => {
    const { user } = await newPlayer();
    expect(await look()).toEqual([{ name: 'distractors', owner: user }]);
    expect(await prepare(user)).toBe(3);
    expect(asked).toEqual([['a', 'b', 'c']]);
    expect(await look()).toEqual([]);
    expect(await prepare(user)).toBe(0);
  });

  it('not what a person wrote for themselves, until they offer it: then at once', async () => {
    const person = await newPerson(database);
    await addCards(person, ['private']);
    expect(await look()).toEqual([]);
    const offers = offersWith({ distractorWriter });
    await offers.offer(person.user, 'My cards', await newSpace());
    expect(jobs).toEqual([{ name: 'distractors', owner: person.user }]);
    expect(await look()).toHaveLength(1);
    await prepare(person.user);
    expect(asked).toEqual([['private']]);
  });

  it('what the model itself made of a PDF, unless a person has changed it', async () => {
    const person = await newPerson(database);
    const generationId = await newGeneration(person, 'gemini');
    await addCards(person, ['made'], { generationId });
    await addCards(person, ['made and changed'], { generationId, revision: 1 });
    const byItself = await newGeneration(person, 'extractive');
    await addCards(person, ['made without a model'], { generationId: byItself });
    await queueDistractorsAfter(dependencies(), generationId);
    expect(jobs).toEqual([{ name: 'distractors', owner: person.user }]);
    await prepare(person.user);
    expect(asked).toEqual([['made']]);
  });

  it('neither choice cards, nor deleted ones, nor such whose answer is too long for an option', async () => {
    const person = await newPlayer([]);
    await addCards(person, ['choice'], { kind: 'choice' });
    await addCards(person, ['long'], { back: 'b'.repeat(OPTION_MAX + 1) });
    const [gone] = await addCards(person, ['gone']);
    await database.prisma.card.updateMany({
      where: { id: gone ?? newId<CardId>() },
      data: { deletedAt: clock.now() },
    });
    expect(await look()).toEqual([]);
    await addCards(person, ['A ____ card'], { kind: 'cloze' });
    await prepare(person.user);
    expect(asked).toEqual([['A ____ card']]);
  });

  it(`at most ${CARDS_A_DAY} of a person a day, those that are played first`, async () => {
    const fronts = Array.from({ length: CARDS_A_DAY }, (_, i) => `played ${i}`);
    const person = await newPlayer();
    const other = await newPerson(database);
    const generationId = await newGeneration(other, 'gemini');
    await addCards({ user: person.user, deck: other.deck }, ['not played'], { generationId });
    await addCards(person, fronts);
    while ((await prepare(person.user)) > 0);
    expect(asked.flat()).toHaveLength(CARDS_A_DAY);
    expect(asked.flat()).not.toContain('not played');
    expect(await look()).toEqual([]);
    clock.pass(DAY + 1);
    expect(await look()).toHaveLength(1);
    expect(await prepare(person.user)).toBe(4);
    expect(asked.flat()).toContain('not played');
  });

  it('none without a model', async () => {
    const { user } = await newPlayer();
    await offersWith({}).offer(user, 'My cards', await newSpace());
    expect(jobs).toEqual([]);
  });
});

describe('what is kept of its answers', () => {
  it('becomes the options of the card, before what other cards answer', async () => {
    const { user, deck } = await newPlayer(['a', 'b', 'c', 'd', 'e']);
    expect((await optionsOf(deck, 'a')).every((option) => option.startsWith('answer to'))).toBe(true);
    await prepare(user);
    expect(await optionsOf(deck, 'a')).toEqual([
      'answer to a',
      'xanswer to a',
      'yanswer to a',
      'zanswer to a',
    ]);
  });

  it('is lines that say something, differ, and are wrong', async () => {
    const { user } = await newPlayer([]);
    const deck = await database.prisma.deck.findFirstOrThrow({ where: { ownerId: user } });
    await addCards({ user, deck: deck.id as DeckId }, ['Capital?'], { back: 'Paris' });
    const right = ['the PARIS.', 'Pa\u200bris', 'Paris, France', 'P\u0000aris'];
    const empty = ['', ' \n\t', '\u200b\u2060', '\u0007'];
    const good = [
      'Ly\u0000on\nsur\tRhône',
      '\u202eNice',
      'nice',
      'x'.repeat(OPTION_MAX + 1),
      'Lille',
      'Brest',
    ];
    answer = () => [[...right, ...empty, ...good]];
    await prepare(user);
    expect(await prepared()).toEqual({ 'Capital?': ['Lyon sur Rhône', 'Nice', 'Lille'] });
  });

  it('is nothing where the model knows nothing, which is not asked again', async () => {
    const { user } = await newPlayer(['a', 'b']);
    answer = () => [[]];
    await prepare(user);
    expect(await prepared()).toEqual({ a: [], b: [] });
    expect(await look()).toEqual([]);
  });

  it('counts no more once the card says something else, and again when the edit is taken back', async () => {
    const { user, deck } = await newPlayer(['a', 'b', 'c', 'd', 'e']);
    await prepare(user);
    const cards = createCards({ database, clock, blobs: createRowBlobs(database) });
    const { id } = await database.prisma.card.findFirstOrThrow({ where: { front: 'a' } });
    const edit = (revision: number, front: string, back: string) =>
      cards.edit(user, id as CardId, { front, back, revision }, freshEvent());
    const isPrepared = async (front: string) =>
      (await optionsOf(deck, front)).some((option) => /^[xyz]/.test(option));

    expect(await isPrepared('a')).toBe(true);
    await edit(0, 'A', 'answer to a');
    expect(await isPrepared('A')).toBe(false);
    await cards.undoEdit(user, id as CardId, 1);
    expect(await isPrepared('a')).toBe(true);
    await edit(2, 'a', 'better');
    expect(await isPrepared('a')).toBe(false);

    expect(await look()).toHaveLength(1);
    await prepare(user);
    expect(asked.at(-1)).toEqual(['a']);
    expect(await optionsOf(deck, 'a')).toEqual(['better', 'xbetter', 'ybetter', 'zbetter']);
  });

  it('is dropped for a card that was changed or removed while the model thought', async () => {
    const { user } = await newPlayer(['a', 'b', 'c']);
    answer = async (cards) => {
      await database.prisma.card.updateMany({ where: { front: 'a' }, data: { back: 'changed' } });
      await database.prisma.card.deleteMany({ where: { front: 'b' } });
      return cards.map(() => ['wrong']);
    };
    await prepare(user);
    expect(await prepared()).toEqual({ c: ['wrong'] });
    await database.prisma.user.delete({ where: { id: user } });
    expect(await prepared()).toEqual({});
  });
});

describe('a model that fails', () => {
  const CARDS = Array.from({ length: 20 }, (_, i) => `card ${String(i).padStart(2, '0')}`);

  it('is asked again by a later look, for what is missing', async () => {
    const { user, deck } = await newPlayer(CARDS);
    const working = answer;
    answer = (cards) => {
      if (asked.length > 1) throw new ModelFailed('down');
      return working(cards);
    };
    await expect(prepare(user)).rejects.toThrow('down');
    expect(Object.keys(await prepared())).toEqual(CARDS.slice(0, 15));
    expect(await optionsOf(deck, 'card 19')).toHaveLength(4);
    answer = working;
    expect(await look()).toHaveLength(1);
    expect(await prepare(user)).toBe(5);
    expect(Object.keys(await prepared())).toEqual(CARDS);
  });

  it('for a single card spoils no other card', async () => {
    const { user } = await newPlayer(CARDS);
    answer = (cards) => {
      if (cards.some(({ front }) => front === 'card 07')) throw new ModelDeclined('refused');
      return cards.map(() => ['wrong']);
    };
    await prepare(user);
    const all = await prepared();
    expect(Object.keys(all)).toEqual(CARDS);
    expect(Object.entries(all).filter(([, wrong]) => wrong.length === 0)).toEqual([['card 07', []]]);
    expect(asked.length).toBeLessThan(12);
    expect(await look()).toEqual([]);
  });

  it('stops when the work is to stop', async () => {
    const { user } = await newPlayer(CARDS);
    const stop = new AbortController();
    answer = (cards) => {
      stop.abort(new Error('the process is stopping'));
      return cards.map(() => ['wrong']);
    };
    await expect(prepareDistractors(dependencies(), user, stop.signal)).rejects.toThrow(
      'the process is stopping',
    );
    expect(asked).toHaveLength(1);
  });
});
