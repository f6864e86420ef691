import type { UserError } from '../../core/errors.js';
import type { Message, Words } from '../chat/text.js';
import { en } from './en/en.js';

/** What fills a slot before a language is chosen: a message may stand for words. */
type Unbound<S> = { readonly [K in keyof S]: Words extends S[K] ? S[K] | Message : S[K] };

type MessagesOf<T> = {
  readonly [K in keyof T]: T[K] extends (slots: infer S) => Words
    ? (slots: Unbound<S>) => Message
    : T[K] extends Words
      ? Message
      : MessagesOf<T[K]>;
};

const isWords = (entry: unknown): boolean => typeof entry === 'string' || Array.isArray(entry);

const factoriesOf = (entries: object, path: string): unknown =>
  Object.fromEntries(
    Object.entries(entries).map(([name, entry]) => {
      const message = path === '' ? name : `${path}/${name}`;
      if (typeof entry === 'function') return [name, (slots: object) => ({ message, slots })];
      return [name, isWords(entry) ? { message } : factoriesOf(entry, message)];
    }),
  );

/**
 * Every sentence of the catalogs as a message in no language yet, under the name it has in the English one, with its
 * slots checked by type.
 * @example text(messages.decks.deleted({ name }))
 */
export const messages = factoriesOf(en, '') as MessagesOf<typeof en>;

/** What a person reads when something did not work: what happened, and what to do next. */
export const errorMessage = ({ code, details }: UserError): Message => ({
  message: `errors/${code}`,
  slots: { ...details },
});
