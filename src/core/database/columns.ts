import type {
  BlobId,
  CardId,
  DeckId,
  DocumentId,
  GenerationId,
  OwedId,
  PostId,
  PromptId,
  QuestionId,
  QuizId,
  ReviewId,
  RoomId,
  SearchId,
  SessionId,
  SpaceId,
  UserId,
} from '../ids.js';

/**
 * What `[Name]` behind a column of schema.prisma stands for. Ids are listed here; the folder that owns a JSON column
 * adds its type with `declare module`.
 */
export interface Columns {
  BlobId: BlobId;
  CardId: CardId;
  DeckId: DeckId;
  DocumentId: DocumentId;
  GenerationId: GenerationId;
  OwedId: OwedId;
  PostId: PostId;
  PromptId: PromptId;
  QuestionId: QuestionId;
  QuizId: QuizId;
  ReviewId: ReviewId;
  RoomId: RoomId;
  SearchId: SearchId;
  SessionId: SessionId;
  SpaceId: SpaceId;
  UserId: UserId;
}
