import { UserError } from '../../core/errors.js';
import type { DeckId } from '../../core/ids.js';
import type { Decks } from '../../core/library/decks.js';
import type { Action } from '../chat/action.js';
import type { OptionSpec } from '../chat/command.js';
import { type Outcome, refusal } from '../chat/outcome.js';
import { bold, type Message, type Piece, piecesOf, type Span, type Text } from '../chat/text.js';
import type { Button } from '../chat/view.js';
import { errorMessage, messages } from '../messages/messages.js';

/** Of the first three. */
export const MEDALS = ['🥇', '🥈', '🥉'];

/** Text that only names something, in one line of at most `max` UTF-16 units; a cut shows as an ellipsis. */
export const clip = (text: string, max: number): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= max) return line;
  return `${line.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
};

/** The way back and forth between pages; empty for a single one. `page` is counted from 0. */
export const pageButtons = (page: number, pages: number, to: (page: number) => Action): readonly Button[] => [
  ...(page > 0 ? [{ label: messages.answers.back, action: to(page - 1) }] : []),
  ...(page < pages - 1 ? [{ label: messages.answers.next, action: to(page + 1) }] : []),
];

/** A title with the page behind it, where there is more than one. `page` is counted from 0. */
export const pagedTitle = (title: Message, page: number, pages: number): Text =>
  pages > 1 ? [title, messages.answers.page({ page: page + 1, pages })] : title;

/** Texts with a line break between each two. */
export const inLines = (texts: readonly Text[]): readonly Piece[] =>
  texts.flatMap((each, i) => [...(i > 0 ? ['\n'] : []), ...piecesOf(each)]);

/** Items in rows of five. */
export const inRows = <T>(items: readonly T[], size = 5): readonly (readonly T[])[] =>
  items.length === 0 ? [] : [items.slice(0, size), ...inRows(items.slice(size), size)];

/** An option that names a deck: completion gives its id, and a typed name is found as well. */
export const deckOption = (decks: Decks, description: Message) =>
  ({
    kind: 'text',
    description,
    suggest: async (turn, typed) =>
      (await decks.suggest(turn.actor.user, typed)).map(({ id, name }) => ({ label: name, value: id })),
  }) satisfies OptionSpec;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The deck of an option that completion filled. */
export const chosenDeck = (option: string | undefined): DeckId | null =>
  option !== undefined && UUID.test(option) ? (option as DeckId) : null;

/** A form cannot answer a form: an error that the person can fix gets a button that opens the form again. */
export const orTryAgain = async (retry: Action, work: () => Promise<Outcome>): Promise<Outcome> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UserError) return refusal(errorMessage(error), retry);
    throw error;
  }
};

/** Bold where that marks one line: marks around each of many lines would not leave room for the text. */
export const emphasized = (words: string): Span => (words.includes('\n') ? words : bold(words));
