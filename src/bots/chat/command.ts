import type { SubjectKind } from '../../core/events/subjects.js';
import type { Action, ActionOf, ActionType } from './action.js';
import type { DocumentKind } from './document-kind.js';
import type { Outcome } from './outcome.js';
import type { SubjectViews } from './subject.js';
import type { Text } from './text.js';
import type { IncomingFile, Turn, Where } from './turn.js';

export interface Suggestion {
  readonly label: string;
  readonly value: string;
}

/** One of the few values of an option: `value` is what is typed, in every language. */
export interface Choice {
  readonly value: string;
  readonly label: Text;
}

interface OptionBase {
  /** 1–100 characters (Discord). */
  readonly description: Text;
  readonly required?: boolean;
}
export type OptionSpec = OptionBase &
  (
    | {
        readonly kind: 'text';
        readonly maxLength?: number;
        /** Quotation marks around the whole of it belong to it. */
        readonly verbatim?: true;
        readonly choices?: readonly Choice[];
        /**
         * Takes a few words that say one thing, such as a date, from the start of a text; undefined where there are
         * none. Behind the option's name they are never a text that goes on, and need no colon.
         */
        phrase?(typed: string): readonly [phrase: string, behind: string] | undefined;
        /** Suggestions while typing: at most 25 are shown (Discord). */
        suggest?(turn: Turn, typed: string): Promise<readonly Suggestion[]>;
      }
    /** `ofCards`: counts cards, so that `10 cards` is a way to type it. */
    | { readonly kind: 'integer'; readonly min: number; readonly max: number; readonly ofCards?: true }
    /** `hides`: where it is set, nobody else sees the answer, nor that one is awaited. */
    | { readonly kind: 'flag'; readonly hides?: true }
    | { readonly kind: 'file' }
  );
export type Options = Readonly<Record<string, OptionSpec>>;

type OptionValue<O extends OptionSpec> = O extends { readonly kind: 'text' }
  ? string
  : O extends { readonly kind: 'integer' }
    ? number
    : O extends { readonly kind: 'flag' }
      ? boolean
      : IncomingFile;
export type Input<T extends Options> = {
  readonly [K in keyof T]: T[K] extends { readonly required: true }
    ? OptionValue<T[K]>
    : OptionValue<T[K]> | undefined;
};

/** `actor`: only the person sees the answer. Fixed before the handler runs, since the first answer fixes it. */
export type Audience = 'actor' | 'everyone';
/**
 * `form`: answers with `ask` or `notice` only, at once. `message`: answers with `reply` or `notice`, perhaps after a wait,
 * during which the person is shown that an answer is coming.
 */
export type Opens = 'answer' | 'form' | 'message';

/** What free words say, by the command's options. */
export interface TypedWish {
  readonly options: Readonly<Record<string, string>>;
  /** Words that were not understood. */
  readonly unread: readonly string[];
}

export interface Command<T extends Options = Options> {
  /** Discord nests the words, Telegram joins them with `_`. */
  readonly path: readonly [string] | readonly [string, string];
  /** One word for platforms without subcommands. */
  readonly shortcut?: string;
  readonly description: Text;
  readonly where: readonly Where[];
  readonly audience: Audience;
  readonly opens: Opens;
  readonly options: T;
  /** Names of text options that plain words after the command fill, separated by ` :: `. */
  readonly positional?: readonly (keyof T & string)[];
  /** Whether typed text is no text of positional options but taken whole, as `Turn.text`. */
  readonly takesWhole?: (text: string) => boolean;
  /** Reads options from what else is typed, where options are words of a message. */
  readonly readWords?: (words: string) => TypedWish;
  /** The name under which messages offer this command (Discord's message menu, 1–32 characters). */
  readonly messageMenu?: Text;
  /** Documents that speak for themselves in private, with options in the caption, and the file option they fill. */
  readonly takesDocuments?: { readonly option: keyof T & string; readonly kinds: readonly DocumentKind[] };
  /** The button that does the same in the private chat, for groups where no private answer is possible. */
  privately?(turn: Turn, input: Input<T>): Promise<Action>;
  run(turn: Turn, input: Input<T>): Promise<Outcome>;
}

export interface Press<T extends ActionType = ActionType> {
  readonly action: T;
  readonly audience: Audience;
  readonly opens: Opens;
  /** In a group the press leads to the private chat, where it takes effect, if the platform has such links. */
  readonly inPrivate?: boolean;
  run(turn: Turn, action: ActionOf<T>): Promise<Outcome>;
}

/** What a form's values go to; `action` is the form's `submit`. */
export interface Submission<T extends ActionType = ActionType> {
  readonly action: T;
  readonly audience: Audience;
  /**
   * Whether what was filled in says all, so that no other field is asked for. Left out, every field is.
   * @throws UserError for a value that will not do
   */
  isComplete?(values: Readonly<Record<string, string>>): boolean;
  run(turn: Turn, action: ActionOf<T>, values: Readonly<Record<string, string>>): Promise<Outcome>;
}

/**
 * Takes what was written in private that is neither a command nor an answer to a form; undefined where it means nothing
 * to the feature.
 */
export type TakesWords = (turn: Turn, words: string) => Promise<Outcome | undefined>;

/** Everything a feature gives to the router. */
export interface Feature {
  readonly commands: readonly AnyCommand[];
  readonly presses: readonly AnyPress[];
  readonly submissions: readonly AnySubmission[];
  readonly takesWords?: TakesWords;
  /** How messages about its subjects look: those that are delivered or edited later. */
  readonly subjects?: Partial<SubjectViews>;
}

/** A feature that says how messages about these subjects look. */
export type FeatureWithSubjects<K extends SubjectKind> = Feature & { readonly subjects: SubjectViews<K> };

/** A command whose options the router checks before it runs. Made by {@link command}. */
export interface AnyCommand extends Omit<Command, 'run' | 'privately' | 'positional' | 'takesDocuments'> {
  readonly positional?: readonly string[];
  readonly takesDocuments?: { readonly option: string; readonly kinds: readonly DocumentKind[] };
  privately?(turn: Turn, input: Readonly<Record<string, unknown>>): Promise<Action>;
  run(turn: Turn, input: Readonly<Record<string, unknown>>): Promise<Outcome>;
}
export interface AnyPress extends Omit<Press, 'run'> {
  run(turn: Turn, action: Action): Promise<Outcome>;
}
export interface AnySubmission extends Omit<Submission, 'run'> {
  run(turn: Turn, action: Action, values: Readonly<Record<string, string>>): Promise<Outcome>;
}

/** Every kind of place but the administrators' menu. */
export const EVERYWHERE: readonly Where[] = ['guild', 'botDm', 'userInstall', 'group'];

type Defaults = 'where' | 'audience' | 'opens';
/** What most handlers are: `where` is {@link EVERYWHERE}, `audience` is `actor`, and `opens` is `answer`. */
type WithDefaults<T> = Omit<T, Defaults> & Partial<Pick<T, Defaults & keyof T>>;

const DEFAULTS = { where: EVERYWHERE, audience: 'actor', opens: 'answer' } as const;

// The router holds handlers of every shape side by side and hands each only input that was checked against the
// handler's own declaration. Method parameters compare bivariantly, which is what lets the three below compile.

/** Declares a command with typed options. */
export const command = <const T extends Options>(spec: WithDefaults<Command<T>>): AnyCommand => ({
  ...DEFAULTS,
  ...spec,
});
/** Declares what a button does. */
export const press = <T extends ActionType>(spec: WithDefaults<Press<T>>): AnyPress => ({
  ...DEFAULTS,
  ...spec,
});
/** Declares where a form's values go. */
export const submission = <T extends ActionType>(spec: WithDefaults<Submission<T>>): AnySubmission => ({
  ...DEFAULTS,
  ...spec,
});
