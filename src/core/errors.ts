import type { FileKind } from './file-kind.js';

/** Errors that a person can do something about, by code. Their sentences are in `bots/messages`. */
export interface UserErrors {
  'deck.not_found': { deck?: string };
  'deck.exists': { deck: string };
  'deck.not_offered': { deck: string };
  'deck.limit': { limit: number };
  'deck.is_default': { deck: string };
  'card.not_found': Record<string, never>;
  'card.limit': { limit: number };
  'card.changed': Record<string, never>;
  'card.no_source': Record<string, never>;
  'text.empty': { field: string };
  'text.too_long': { field: string; limit: number; length: number };
  'option.out_of_range': { option: string; min: number; max: number };
  'option.unknown': { option: string; value: string; choices: readonly string[] };
  'option.moderators': Record<string, never>;
  'file.missing': Record<string, never>;
  'file.too_large': { megabytes: number; limit: number };
  'file.unavailable': Record<string, never>;
  'pdf.not_pdf': { found: FileKind };
  'pdf.empty': Record<string, never>;
  'pdf.corrupt': Record<string, never>;
  'pdf.password': Record<string, never>;
  'pdf.too_many_pages': { pages: number; limit: number };
  'pdf.too_slow': { seconds: number };
  'pdf.too_heavy': { megabytes: number };
  'pdf.no_text': { modelKey: boolean };
  'pdf.too_few_words': { words: number };
  'pdf.gave_up': Record<string, never>;
  /** `file` is unknown when it ended meanwhile. */
  'pdf.running': { file?: string };
  'pdf.daily_limit': { limit: number };
  'pdf.nothing_left': Record<string, never>;
  'space.not_allowed': Record<string, never>;
  'space.members_only': Record<string, never>;
  'study.none_open': Record<string, never>;
  'study.nothing_due': { nextDue?: Date; newLeftTomorrow: boolean };
  'study.no_cards': { deck?: string };
  'study.stale': Record<string, never>;
  'quiz.running_here': Record<string, never>;
  'quiz.running_elsewhere': Record<string, never>;
  'quiz.none_here': Record<string, never>;
  'quiz.none_asked': Record<string, never>;
  'quiz.not_host': Record<string, never>;
  'quiz.no_questions': { deck: string };
  'quiz.too_late': Record<string, never>;
  'quiz.not_playing': Record<string, never>;
  'quiz.no_misses': Record<string, never>;
  'quiz.not_played': Record<string, never>;
  'settings.time_zone': { typed: string };
  'enhance.no_key': Record<string, never>;
  'enhance.failed': Record<string, never>;
  'undo.gone': Record<string, never>;
  'action.expired': Record<string, never>;
  'action.not_yours': Record<string, never>;
  'command.unknown': { command: string };
  /** Kinds of place where the command works (`bots/chat/turn.ts`). */
  'command.not_here': { where: readonly string[] };
  'person.anonymous': Record<string, never>;
  'message.no_text': Record<string, never>;
}
export type UserErrorCode = keyof UserErrors;

/** Something the user can fix. Thrown by services, put into words once, in the router. Anything else is a bug. */
export class UserError<C extends UserErrorCode = UserErrorCode> extends Error {
  override readonly name = 'UserError';
  constructor(
    readonly code: C,
    readonly details: UserErrors[C],
  ) {
    super(code);
  }
}

/** Whether something thrown is the user error of that code. */
export const isUserError = <C extends UserErrorCode>(error: unknown, code: C): error is UserError<C> =>
  error instanceof UserError && error.code === code;
