import type { Prisma } from '../database/generated/client.js';
import type { AccountData } from './account-data.js';

/**
 * What becomes of a column when its person is forgotten.
 * - `cascade`: the row goes with the row that this foreign key points to, in the end the person's
 * - `row`: the row goes because of another of its columns
 * - `statement`: forgetting has a statement of its own for it
 */
export type Forgotten = 'cascade' | 'row' | 'statement' | { readonly kept: Kept };

/**
 * Why a column stays.
 * - `dangling`: it has the id of a card that is gone, in rows of other people
 * - `handled`: it is emptied as soon as its update is handled
 */
type Kept = 'dangling' | 'handled';

/**
 * Why the export leaves a table out.
 * - `derived`: it was made from rows that are exported
 * - `expires`: it is gone within seven days
 * - `file`: the content of a file that the person sent
 * - `address`: where something is shown in the chat
 */
type Unexported = 'derived' | 'expires' | 'file' | 'address';

type ColumnOf<Model extends Prisma.ModelName> = keyof Prisma.TypeMap['model'][Model]['payload']['scalars'];

interface PersonalTable<Model extends Prisma.ModelName> {
  /** Every column with the id of another row or with JSON. */
  readonly columns: { readonly [Column in ColumnOf<Model>]?: Forgotten };
  /** The parts of the export that hold the table, or why none does. */
  readonly exported: readonly (keyof AccountData)[] | Unexported;
}

const IMPERSONAL = 'impersonal';

/**
 * How each table is exported and forgotten. A test compares this with the database: a new table or column is missing
 * here until somebody has decided both.
 */
export const PERSONAL_DATA: {
  readonly [Model in Prisma.ModelName]: PersonalTable<Model> | typeof IMPERSONAL;
} = {
  User: {
    columns: {
      id: 'statement',
      sharingToldIn: 'row',
      parametersId: 'row',
      remindPlace: 'row',
      reminderId: 'row',
    },
    exported: ['settings'],
  },
  ChatIdentity: { columns: { userId: 'cascade' }, exported: ['identities'] },
  Space: IMPERSONAL,
  Board: IMPERSONAL,
  BoardMember: { columns: { spaceId: 'row', userId: 'cascade' }, exported: ['boards'] },

  Holiday: { columns: { userId: 'cascade' }, exported: ['holidays'] },
  Deck: { columns: { ownerId: 'cascade' }, exported: ['decks'] },
  DeckOffer: { columns: { deckId: 'cascade', spaceId: 'row' }, exported: ['offers'] },
  Card: {
    columns: {
      deckId: 'cascade',
      ownerId: 'cascade',
      documentId: 'row',
      generationId: 'row',
      originId: { kept: 'dangling' },
      moveId: 'row',
      movedFromId: 'row',
      spreadIn: 'row',
      restsAfter: 'row',
      note: 'row',
    },
    exported: ['decks'],
  },
  CardEdit: { columns: { cardId: 'cascade' }, exported: ['edits'] },
  CardReport: { columns: { cardId: 'cascade', userId: 'cascade' }, exported: ['reports'] },
  CardDistractors: { columns: { cardId: 'cascade' }, exported: 'derived' },
  CardSearch: { columns: { userId: 'cascade' }, exported: 'expires' },
  CardPreview: {
    columns: { userId: 'cascade', deckId: 'cascade', cards: 'row', replacesId: 'row' },
    exported: 'expires',
  },

  Schedule: { columns: { userId: 'cascade', cardId: 'cascade' }, exported: ['decks'] },
  ReviewLog: {
    columns: {
      userId: 'cascade',
      cardId: 'cascade',
      sessionId: 'row',
      before: 'row',
      undoes: 'row',
      parametersId: 'row',
    },
    exported: ['reviews'],
  },
  SchedulerParameters: { columns: { userId: 'cascade' }, exported: ['parameters'] },
  ScheduleFit: { columns: { userId: 'cascade' }, exported: ['fit'] },
  StudySession: {
    columns: { userId: 'cascade', deckId: 'row', moveId: 'row', currentId: 'row' },
    exported: ['sessions'],
  },
  StudyQueue: { columns: { sessionId: 'cascade', asked: 'row' }, exported: 'derived' },

  Quiz: {
    columns: { hostId: 'cascade', state: 'statement' },
    exported: ['quizzesHosted'],
  },
  QuizRoom: { columns: { quizId: 'cascade', place: 'row', hostPlace: 'row' }, exported: 'address' },
  QuizPost: { columns: { roomId: 'cascade', message: 'row' }, exported: 'address' },
  QuizQuestion: {
    columns: {
      quizId: 'cascade',
      cardId: { kept: 'dangling' },
    },
    exported: ['quizAnswers'],
  },
  QuizAnswer: { columns: { questionId: 'cascade', userId: 'cascade' }, exported: ['quizAnswers'] },
  QuizPlayer: { columns: { quizId: 'cascade', userId: 'cascade' }, exported: ['quizAnswers'] },

  Document: { columns: { ownerId: 'cascade', blobId: 'statement' }, exported: ['documents'] },
  DocumentPage: { columns: { documentId: 'cascade', pictureId: 'statement' }, exported: 'file' },
  Generation: {
    columns: {
      ownerId: 'cascade',
      documentId: 'cascade',
      deckId: 'cascade',
      moveId: 'row',
      error: 'row',
      report: 'row',
      place: 'row',
      fallback: 'row',
    },
    exported: ['generations'],
  },
  GenerationChunk: {
    columns: { generationId: 'cascade', dropped: 'row', skipped: 'row', builtIn: 'row' },
    exported: 'derived',
  },
  CardCandidate: { columns: { generationId: 'cascade' }, exported: 'derived' },
  BlobPart: { columns: { blobId: 'statement' }, exported: 'file' },

  Effect: { columns: { userId: 'cascade', result: 'row' }, exported: 'expires' },
  Inbox: {
    columns: { payload: { kept: 'handled' } },
    exported: 'expires',
  },
  Reference: { columns: { message: 'statement' }, exported: 'address' },
  Owed: {
    columns: { userId: 'cascade', place: 'row', fallback: 'row' },
    exported: 'derived',
  },
  Prompt: {
    columns: { userId: 'cascade', form: 'row', answers: 'row' },
    exported: 'expires',
  },
  Lease: IMPERSONAL,
  Registration: IMPERSONAL,

  Booking: IMPERSONAL,
  ModelQuota: IMPERSONAL,
  ModelCall: IMPERSONAL,
};
