import { Prisma } from '../database/generated/client.js';
import type { GenerationId, QuizId, ReminderId, SpaceId, WeekId } from '../ids.js';

/** What messages stand for that are delivered or edited later, and the id that each kind carries. */
export interface SubjectIds {
  /** The cards that are being made of a document. */
  readonly 'generation.progress': GenerationId;
  /** How that ended. */
  readonly 'generation.end': GenerationId;
  /** A game that ended because nothing could be shown where it was played. */
  readonly 'quiz.lost': QuizId;
  /** Cards of a person are due. */
  readonly reminder: ReminderId;
  /** How the members of a server or group studied in a week. */
  readonly board: WeekId;
  /** That a server or group has a board from now on. */
  readonly 'board.opened': SpaceId;
}

export type SubjectKind = keyof SubjectIds;
export type SubjectOf<K extends SubjectKind> = {
  readonly [P in K]: { readonly kind: P; readonly id: SubjectIds[P] };
}[K];
export type Subject = SubjectOf<SubjectKind>;

/**
 * How kinds are stored: `<table>:<id>`, with `:<part>` where there is one. Rows outlive an update, so an entry never
 * changes.
 */
const STORED: { readonly [K in SubjectKind]: readonly [table: string, part?: string] } = {
  'generation.progress': ['generation'],
  'generation.end': ['generation', 'end'],
  'quiz.lost': ['quiz', 'lost'],
  reminder: ['reminder'],
  board: ['board'],
  'board.opened': ['board', 'opened'],
};
const KINDS = new Map(Object.entries(STORED).map(([kind, stored]) => [stored.join(' '), kind]));

export const encodeSubject = ({ kind, id }: Subject): string => {
  const [table, ...part] = STORED[kind];
  return [table, id, ...part].join(':');
};

/** Undefined for what is no subject of this version. */
export const decodeSubject = (stored: string): Subject | undefined => {
  const [table, id, ...part] = stored.split(':');
  const kind = KINDS.get([table, ...part].join(' '));
  // The id was written by encodeSubject, beside a kind that it belongs to.
  return kind && id ? ({ kind, id } as Subject) : undefined;
};

/** SQL for the id, as text, in a column that holds encoded subjects. */
export const subjectIdIn = (column: Prisma.Sql): Prisma.Sql => Prisma.sql`split_part(${column}, ':', 2)`;
