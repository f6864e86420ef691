import type { FileKind } from './file-kind.js';
import type { CardId } from './ids.js';

/** `typed`: commands are messages here, so that the sentence must tell another way to give them (`bots/chat/turn.ts`). */
interface ByWayOfCommands {
  readonly typed: boolean;
}

/** Errors that a person can do something about, by code. Their sentences are in `bots/messages`. */
export interface UserErrors {
  readonly 'deck.not_found': { readonly deck?: string };
  readonly 'deck.exists': { readonly deck: string };
  readonly 'deck.not_offered': { readonly deck: string };
  readonly 'deck.limit': { readonly limit: number };
  readonly 'deck.is_default': { readonly deck: string };
  readonly 'deck.same': Record<string, never>;
  /** The list holds other cards than its reader saw. */
  readonly 'cards.changed': Record<string, never>;
  readonly 'move.nothing': { readonly deck: string };
  readonly 'card.not_found': Record<string, never>;
  readonly 'card.limit': { readonly limit: number };
  /** The deck has a card that says the same. The one that was not added is kept aside, to be restored. */
  readonly 'card.exists': {
    readonly card: CardId;
    readonly aside: CardId;
    readonly front: string;
    readonly deck: string;
  };
  readonly 'card.changed': Record<string, never>;
  readonly 'card.not_for_both_ways': { readonly limit: number };
  readonly 'card.no_source': Record<string, never>;
  readonly 'text.empty': { readonly field: string };
  readonly 'text.too_long': { readonly field: string; readonly limit: number; readonly length: number };
  /** Of the wrong answers of a card, one is right, or two are the same. */
  readonly 'wrong.is_right': { readonly answer: string };
  readonly 'wrong.twice': { readonly answer: string };
  readonly 'wrong.for_one': Record<string, never>;
  readonly 'wrong.too_many': { readonly limit: number };
  /** A list has more cards than are added together. */
  readonly 'list.too_long': { readonly cards: number; readonly limit: number };
  /** Cards of a list are counted from 1. */
  readonly 'list.one_side': { readonly card: number };
  readonly 'list.card_too_long': {
    readonly card: number;
    readonly field: string;
    readonly limit: number;
    readonly length: number;
  };
  readonly 'option.out_of_range': { readonly option: string; readonly min: number; readonly max: number };
  readonly 'option.unknown': {
    readonly option: string;
    readonly value: string;
    readonly choices: readonly string[];
  };
  readonly 'option.moderators': Record<string, never>;
  /** The choice is for everyone in a place, and there is nobody else here. */
  readonly 'option.not_alone': ByWayOfCommands;
  readonly 'file.missing': ByWayOfCommands;
  readonly 'file.too_large': { readonly megabytes: number; readonly limit: number };
  readonly 'file.unavailable': Record<string, never>;
  readonly 'pdf.not_pdf': { readonly found: FileKind };
  readonly 'pdf.empty': Record<string, never>;
  readonly 'pdf.corrupt': Record<string, never>;
  /** A form that only Adobe's own programs show; its page says so. */
  readonly 'pdf.placeholder': Record<string, never>;
  readonly 'pdf.password': Record<string, never>;
  readonly 'pdf.too_many_pages': { readonly pages: number; readonly limit: number };
  readonly 'pdf.too_slow': { readonly seconds: number };
  readonly 'pdf.too_heavy': { readonly megabytes: number };
  readonly 'pdf.no_text': Record<string, never>;
  readonly 'pdf.too_few_words': { readonly words: number };
  readonly 'pdf.gave_up': Record<string, never>;
  /** What reads documents could not be started. */
  readonly 'pdf.no_reader': Record<string, never>;
  readonly 'pdf.daily_limit': { readonly limit: number };
  readonly 'pages.unreadable': { readonly typed: string };
  /** None of the pages that were asked for is in a document of so many. */
  readonly 'pages.outside': { readonly pages: number };
  /** Somebody else's document; their name is unknown where they have none on the platform. */
  readonly 'pdf.not_yours': { readonly file: string; readonly owner?: string };
  /** Others may not take the cards, or not from here. */
  readonly 'pdf.not_shared': Record<string, never>;
  readonly 'pdf.nothing_left': Record<string, never>;
  readonly 'space.not_allowed': Record<string, never>;
  readonly 'space.members_only': Record<string, never>;
  readonly 'study.none_open': Record<string, never>;
  readonly 'study.nothing_due': { readonly nextDue?: Date; readonly newLeftTomorrow: boolean };
  /** The person wanted nothing asked of them until that day; see `NumberedDay`. */
  readonly 'study.holiday': { readonly until: number };
  readonly 'study.nothing_in_mode': {
    readonly mode: 'misses' | 'new' | 'ahead' | 'practise';
    readonly nextDue?: Date;
  };
  readonly 'study.no_cards': { readonly deck?: string };
  readonly 'study.stale': Record<string, never>;
  readonly 'quiz.running_here': Record<string, never>;
  readonly 'quiz.running_elsewhere': Record<string, never>;
  /** The bot itself may not post in the place. */
  readonly 'quiz.cannot_post': ByWayOfCommands;
  readonly 'quiz.none_here': Record<string, never>;
  readonly 'quiz.none_asked': Record<string, never>;
  readonly 'quiz.not_host': Record<string, never>;
  readonly 'quiz.no_questions': { readonly deck: string };
  readonly 'quiz.too_late': Record<string, never>;
  readonly 'quiz.not_playing': Record<string, never>;
  readonly 'quiz.no_misses': Record<string, never>;
  /** The person missed nothing of it. */
  readonly 'quiz.all_right': Record<string, never>;
  readonly 'quiz.not_played': Record<string, never>;
  readonly 'settings.learning_steps': { readonly most: number };
  readonly 'day.unreadable': { readonly typed: string };
  /** It is to be after today, and at most so many days ahead. */
  readonly 'day.outside': { readonly days: number };
  /** Somebody would study up to a day, and in a way that has none. */
  readonly 'day.not_ahead': Record<string, never>;
  /** What was typed is no time of day. */
  readonly 'settings.time': Record<string, never>;
  readonly 'settings.time_zone': { readonly typed: string };
  readonly 'enhance.no_key': Record<string, never>;
  readonly 'enhance.failed': Record<string, never>;
  /** A model did not answer in the time for which a person waits. */
  readonly 'model.slow': Record<string, never>;
  /** The models may be asked no more for now. */
  readonly 'model.spent': Record<string, never>;
  /** This process stopped while a model was asked. */
  readonly 'model.interrupted': Record<string, never>;
  /** The same is being asked already. */
  readonly 'model.busy': Record<string, never>;
  /** As many questions as one person may have open wait for an answer. */
  readonly 'model.too_many': { readonly limit: number };
  /** No model may be shown the card. */
  readonly 'mend.no_model': Record<string, never>;
  readonly 'mend.failed': Record<string, never>;
  readonly 'undo.gone': Record<string, never>;
  readonly 'action.expired': Record<string, never>;
  readonly 'action.not_yours': Record<string, never>;
  readonly 'command.unknown': { readonly command: string };
  /** Kinds of place where the command works (`bots/chat/turn.ts`). */
  readonly 'command.not_here': ByWayOfCommands & { readonly where: readonly string[] };
  readonly 'person.anonymous': Record<string, never>;
  readonly 'message.no_text': Record<string, never>;
  readonly 'message.no_file': Record<string, never>;
  /** The bot wrote it, so it brought no document. */
  readonly 'message.own': ByWayOfCommands;
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

/** For a `catch`: nothing instead of the user errors of these codes. @throws whatever else was thrown */
export const ignore =
  (...codes: readonly UserErrorCode[]) =>
  (error: unknown): undefined => {
    if (!codes.some((code) => isUserError(error, code))) throw error;
  };
