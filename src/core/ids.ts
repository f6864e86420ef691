import { stringify, v7, validate } from 'uuid';

declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

/** All ids are UUIDv7 in their canonical text form; as bytes in buttons, as `uuid` columns in the database. */
export type UserId = Id<'User'>;
export type SpaceId = Id<'Space'>;
export type DeckId = Id<'Deck'>;
export type CardId = Id<'Card'>;
/** What siblings share: never looked up without their owner, since copies of others have it too. */
export type NoteId = Id<'Note'>;
export type DocumentId = Id<'Document'>;
export type GenerationId = Id<'Generation'>;
export type SessionId = Id<'StudySession'>;
export type ReviewId = Id<'ReviewLog'>;
export type ParametersId = Id<'SchedulerParameters'>;
export type SearchId = Id<'CardSearch'>;
export type PreviewId = Id<'CardPreview'>;
export type MoveId = Id<'Move'>;
export type PromptId = Id<'Prompt'>;
export type OwedId = Id<'Owed'>;
export type ReminderId = Id<'Reminder'>;
export type WeekId = Id<'Week'>;
export type BlobId = Id<'Blob'>;
export type QuizId = Id<'Quiz'>;
export type RoomId = Id<'QuizRoom'>;
export type PostId = Id<'QuizPost'>;
export type QuestionId = Id<'QuizQuestion'>;
export type AnyId =
  | UserId
  | SpaceId
  | DeckId
  | CardId
  | NoteId
  | DocumentId
  | GenerationId
  | SessionId
  | ReviewId
  | ParametersId
  | SearchId
  | PreviewId
  | MoveId
  | PromptId
  | OwedId
  | ReminderId
  | WeekId
  | BlobId
  | QuizId
  | RoomId
  | PostId
  | QuestionId;

/** Names one platform event (`discord:123`, `telegram:456`): the key under which it takes effect once. */
export type EventId = string & { readonly [brand]: 'Event' };

/** The key for one of several things that an event brings about, each once. */
export const eventPart = (event: EventId, part: string): EventId => `${event}:${part}` as EventId;

/** A fresh time-ordered id. */
export const newId = <T extends AnyId>(): T => v7() as T;

/** What was typed or completed, if it is an id at all; whether there is such a row is for the database to say. */
export const idFromText = <T extends AnyId>(text: string): T | undefined =>
  validate(text) ? (text as T) : undefined;

/** The id in 16 bytes, as stringified by {@link idFromBytes}. */
export const idFromBytes = <T extends AnyId>(bytes: Uint8Array): T => stringify(bytes) as T;
