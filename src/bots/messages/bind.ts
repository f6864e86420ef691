import type { BoundForm, Form } from '../chat/outcome.js';
import {
  type Message,
  type Piece,
  piecesOf,
  plainWords,
  type Span,
  spansOf,
  type Text,
  type Words,
} from '../chat/text.js';
import type {
  Block,
  BoundBlock,
  BoundButton,
  BoundSelect,
  BoundView,
  Button,
  Select,
  View,
} from '../chat/view.js';
import type { Catalog } from './catalog.js';

/** The text in the catalog's language. */
export const bindText = (text: Text, catalog: Catalog): readonly Span[] =>
  piecesOf(text).flatMap((piece) => bindPiece(piece, catalog));

/** The same without markup, a command by its path. */
export const plainText = (text: Text, catalog: Catalog): string => plainWords(bindText(text, catalog));

const bindPiece = (piece: Piece, catalog: Catalog): readonly Span[] => {
  if (typeof piece === 'string') return [piece];
  if ('message' in piece) return spansOf(wordsOf(piece, catalog));
  if (piece.style === 'command' || typeof piece.text === 'string') return [piece as Span];
  return [{ style: piece.style, text: plainWords(wordsOf(piece.text, catalog)) }];
};

const wordsOf = ({ message, slots = {} }: Message, catalog: Catalog): Words => {
  const entry = message
    .split('/')
    .reduce<unknown>((entries, name) => (entries as Record<string, unknown>)[name], catalog);
  if (typeof entry !== 'function') return entry as Words;
  const bound = Object.entries(slots).map(([name, value]) => [name, bindSlot(value, catalog)] as const);
  return entry(Object.fromEntries(bound)) as Words;
};

const bindSlot = (value: unknown, catalog: Catalog): unknown => {
  if (Array.isArray(value)) return value.map((each) => bindSlot(each, catalog));
  return isMessage(value) ? wordsOf(value, catalog) : value;
};

const isMessage = (value: unknown): value is Message =>
  typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string';

/** The view in the catalog's language. */
export const bindView = ({ accent, title, blocks, selects, buttons }: View, catalog: Catalog): BoundView => ({
  ...(accent && { accent }),
  ...(title === undefined ? {} : { title: plainText(title, catalog) }),
  blocks: blocks.map((block) => bindBlock(block, catalog)),
  ...(selects ? { selects: selects.map((select) => bindSelect(select, catalog)) } : {}),
  ...(buttons ? { buttons: buttons.map((row) => row.map((button) => bindButton(button, catalog))) } : {}),
});

const bindBlock = (block: Block, catalog: Catalog): BoundBlock => {
  switch (block.kind) {
    case 'text':
    case 'quote':
      return { ...block, text: bindText(block.text, catalog) };
    case 'facts':
      return {
        ...block,
        rows: block.rows.map(({ label, value }) => ({
          label: plainText(label, catalog),
          value: bindText(value, catalog),
        })),
      };
    case 'image':
      return {
        ...{ kind: block.kind, type: block.type, bytes: block.bytes },
        alt: plainText(block.alt, catalog),
        ...(block.instead && { instead: bindText(block.instead, catalog) }),
      };
    case 'progress':
      return { kind: 'text', text: spansOf(catalog.answers.progress({ share: shareOf(block) })) };
    case 'deadline':
      return { ...block, words: plainWords(catalog.answers.moment(block)) };
    case 'file':
      return block;
    default:
      return block satisfies never;
  }
};

const shareOf = ({ done, total }: { readonly done: number; readonly total: number }): number =>
  total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;

const bindButton = (button: Button, catalog: Catalog): BoundButton => ({
  ...button,
  label: plainText(button.label, catalog),
});

const bindSelect = ({ label, options, open }: Select, catalog: Catalog): BoundSelect => ({
  label: plainText(label, catalog),
  options: options.map((option) => ({ ...option, label: plainText(option.label, catalog) })),
  open,
});

/** The form in the catalog's language. */
export const bindForm = ({ title, fields, ...form }: Form, catalog: Catalog): BoundForm => ({
  ...form,
  title: plainText(title, catalog),
  fields: fields.map(({ label, placeholder, ...field }) => ({
    ...field,
    label: plainText(label, catalog),
    ...(placeholder === undefined ? {} : { placeholder: plainText(placeholder, catalog) }),
  })),
});
