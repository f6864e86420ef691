import type { Prisma } from '../database/generated/client.js';
import type { AccountData } from './export.js';

/**
 * What becomes of a column when its person is forgotten.
 * - `cascade`: the row goes with the row that this foreign key points to, in the end the person's
 * - `row`: the row goes because of another of its columns
 * - `statement`: forgetting has a statement of its own for it
 */
export type Forgotten = 'cascade' | 'row' | 'statement' | { readonly kept: string };

type ColumnOf<Model extends Prisma.ModelName> = keyof Prisma.TypeMap['model'][Model]['payload']['scalars'];

interface PersonalTable<Model extends Prisma.ModelName> {
  /** Every column with the id of another row or with JSON. */
  readonly columns: { readonly [Column in ColumnOf<Model>]?: Forgotten };
  /** The parts of the export that tell of the table, or why none does. */
  readonly exported: readonly (keyof AccountData)[] | string;
}

const IMPERSONAL = 'holds nothing of a person';

/**
 * How each table is exported and forgotten. A test compares this with the database: a new table or column is missing
 * here until somebody has decided both.
 */
export const PERSONAL_DATA: {
  readonly [Model in Prisma.ModelName]: PersonalTable<Model> | typeof IMPERSONAL;
} = {
  User: { columns: { id: 'statement' }, exported: ['settings'] },
  ChatIdentity: { columns: { userId: 'cascade' }, exported: ['identities'] },
  Space: IMPERSONAL,

  Deck: { columns: { ownerId: 'cascade' }, exported: ['decks'] },
  DeckOffer: { columns: { deckId: 'cascade', spaceId: 'row' }, exported: ['offers'] },
  Card: {
    columns: {
      deckId: 'cascade',
      ownerId: 'cascade',
      documentId: 'row',
      generationId: 'row',
      originId: { kept: 'the copies of other people keep the id of a card that is gone' },
    },
    exported: ['decks'],
  },
  CardEdit: { columns: { cardId: 'cascade' }, exported: ['edits'] },
  CardDistractors: { columns: { cardId: 'cascade' }, exported: 'a model made it from the card' },
  CardSearch: { columns: { userId: 'cascade' }, exported: 'gone after seven days' },

  Schedule: { columns: { userId: 'cascade', cardId: 'cascade' }, exported: ['decks'] },
  ReviewLog: {
    columns: { userId: 'cascade', cardId: 'cascade', sessionId: 'row', before: 'row', undoes: 'row' },
    exported: ['reviews'],
  },
  StudySession: {
    columns: { userId: 'cascade', deckId: 'row', currentId: 'row' },
    exported: ['sessions'],
  },

  Quiz: {
    columns: { hostId: 'cascade', hostPlace: 'row', state: 'statement' },
    exported: ['quizzesHosted'],
  },
  QuizRoom: { columns: { quizId: 'cascade', place: 'row' }, exported: 'says where a game is shown' },
  QuizPost: { columns: { roomId: 'cascade', message: 'row' }, exported: 'says what of a game was shown' },
  QuizQuestion: {
    columns: {
      quizId: 'cascade',
      cardId: { kept: 'a game that others host plays copies, and is gone 30 days after its end' },
    },
    exported: ['quizAnswers'],
  },
  QuizAnswer: { columns: { questionId: 'cascade', userId: 'cascade' }, exported: ['quizAnswers'] },
  QuizPlayer: { columns: { quizId: 'cascade', userId: 'cascade' }, exported: ['quizAnswers'] },

  Document: { columns: { ownerId: 'cascade', blobId: 'statement' }, exported: ['documents'] },
  DocumentPage: { columns: { documentId: 'cascade' }, exported: 'the text of a file that the person has' },
  Generation: {
    columns: {
      ownerId: 'cascade',
      documentId: 'cascade',
      deckId: 'cascade',
      error: 'row',
      report: 'row',
      place: 'row',
      fallback: 'row',
    },
    exported: ['generations'],
  },
  GenerationChunk: {
    columns: { generationId: 'cascade', dropped: 'row', skipped: 'row' },
    exported: 'counts of the making of the cards, which are exported',
  },
  BlobPart: { columns: { blobId: 'statement' }, exported: 'the bytes of a file that the person has' },

  Effect: { columns: { userId: 'cascade', result: 'row' }, exported: 'ids alone, gone after seven days' },
  Inbox: {
    columns: { payload: { kept: 'emptied as soon as the update is handled' } },
    exported: 'holds an update only until it is handled',
  },
  Reference: { columns: { message: 'statement' }, exported: 'an address of a message in the chat' },
  Owed: {
    columns: { userId: 'cascade', place: 'row', fallback: 'row' },
    exported: 'says that the person is to be told of rows that are exported',
  },
  Prompt: {
    columns: { userId: 'cascade', form: 'row', answers: 'row' },
    exported: 'a form that is being filled in, gone after a day',
  },
  Lease: IMPERSONAL,
  Registration: IMPERSONAL,
};
