import type {
  BlobId,
  CardId,
  DeckId,
  DocumentId,
  GenerationId,
  MoveId,
  NoteId,
  OwedId,
  ParametersId,
  PostId,
  PreviewId,
  PromptId,
  QuestionId,
  QuizId,
  ReminderId,
  ReviewId,
  RoomId,
  SearchId,
  SessionId,
  SpaceId,
  UserId,
  WeekId,
} from '../ids.js';

/**
 * What `[Name]` behind a column of schema.prisma stands for. Ids are listed here; the folder that owns a JSON column
 * adds its type with `declare module`.
 */
export interface Columns {
  readonly BlobId: BlobId;
  readonly CardId: CardId;
  readonly DeckId: DeckId;
  readonly DocumentId: DocumentId;
  readonly GenerationId: GenerationId;
  readonly MoveId: MoveId;
  readonly NoteId: NoteId;
  readonly OwedId: OwedId;
  readonly ReminderId: ReminderId;
  readonly WeekId: WeekId;
  readonly ParametersId: ParametersId;
  readonly PostId: PostId;
  readonly PreviewId: PreviewId;
  readonly PromptId: PromptId;
  readonly QuestionId: QuestionId;
  readonly QuizId: QuizId;
  readonly ReviewId: ReviewId;
  readonly RoomId: RoomId;
  readonly SearchId: SearchId;
  readonly SessionId: SessionId;
  readonly SpaceId: SpaceId;
  readonly UserId: UserId;
}
