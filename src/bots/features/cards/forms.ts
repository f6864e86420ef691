import type { DeckId } from '../../../core/ids.js';
import type { Card } from '../../../core/library/card.js';
import type { Sides } from '../../../core/library/content.js';
import {
  CARD_BACK_MAX,
  CARD_DISTRACTOR_MAX,
  CARD_DISTRACTORS_MAX,
  CARD_FRONT_MAX,
  LIST_TEXT_MAX,
  SEARCH_MAX,
} from '../../../core/library/limits.js';
import type { Form } from '../../chat/outcome.js';
import { messages } from '../../messages/messages.js';

const words = messages.cards;

/** The fields of a new card, of which one may hold it all: a list, or a sentence with gaps. */
export const sidesForm = (known: Partial<Sides>): Pick<Form, 'fields'> => ({
  fields: sideFields(known).map((field) =>
    field.name === 'front' ? { ...field, maxLength: LIST_TEXT_MAX } : { ...field, implied: true },
  ),
});

/** The form for a new card, with what is known of it already. */
export const newCardForm = (deck: DeckId | null, known: Partial<Sides> = {}): Form => ({
  title: words.forms.new,
  fields: sidesForm(known).fields.map((field) => ({ ...field, given: field.value !== undefined })),
  submit: { type: 'card.submitNew', deck },
  reopen: { type: 'card.add', deck },
});

export const editCardForm = (card: Card): Form => ({
  title: words.forms.edit,
  fields: sideFields(card),
  submit: { type: 'card.submitEdit', card: card.id, revision: card.revision },
  reopen: { type: 'card.edit', card: card.id },
});

export const searchForm: Form = {
  title: words.forms.search,
  fields: [
    {
      name: 'words',
      label: words.forms.words,
      placeholder: words.placeholder.words,
      required: true,
      maxLength: SEARCH_MAX,
    },
  ],
  submit: { type: 'card.submitSearch' },
  reopen: { type: 'card.askSearch' },
};

const sideFields = ({ front, back, distractors = [] }: Partial<Sides>): Form['fields'] => [
  {
    name: 'front',
    label: words.forms.front,
    placeholder: words.placeholder.front,
    long: true,
    required: true,
    maxLength: CARD_FRONT_MAX,
    ...(front === undefined ? {} : { value: front }),
  },
  {
    name: 'back',
    label: words.forms.back,
    placeholder: words.placeholder.back,
    long: true,
    required: true,
    maxLength: CARD_BACK_MAX,
    ...(back === undefined ? {} : { value: back }),
  },
  {
    name: 'wrong',
    label: distractors.length > 0 ? words.forms.wrongNow : words.forms.wrong,
    placeholder: words.placeholder.wrong,
    long: true,
    required: false,
    extra: true,
    maxLength: CARD_DISTRACTORS_MAX * (CARD_DISTRACTOR_MAX + 10),
    ...(distractors.length > 0 && { value: distractors.join('\n') }),
  },
];
