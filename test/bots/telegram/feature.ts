import { command, type Feature, press, submission } from '../../../src/bots/chat/command.js';
import { createRouter, type Router } from '../../../src/bots/chat/router.js';
import type { Turn } from '../../../src/bots/chat/turn.js';
import { text } from '../../../src/bots/chat/view.js';
import type { Database } from '../../../src/core/database/client.js';
import { meetIn } from './stage.js';

export interface Heard {
  readonly command: string;
  readonly turn: Turn;
  readonly input: Readonly<Record<string, unknown>>;
}

const reply = (words: string) => ({ kind: 'reply', view: { blocks: [text(words)] } }) as const;
const form = {
  title: 'A card',
  fields: [
    { name: 'front', label: 'Front', required: true, maxLength: 20, value: 'ATP' },
    { name: 'back', label: 'Back', required: true, maxLength: 20 },
    { name: 'note', label: 'Note', required: false, maxLength: 20 },
  ],
  submit: { type: 'deck.submitNew' },
  reopen: { type: 'deck.create' },
} as const;

/** Commands of every kind that Telegram treats in its own way; what they were given is noted in `heard`. */
export const sampleFeature = (heard: Heard[]): Feature => {
  const note = (name: string, turn: Turn, input: Heard['input'], words = `${name} done`) => {
    heard.push({ command: name, turn, input });
    return Promise.resolve(reply(words));
  };
  return {
    commands: [
      command({
        path: ['flashcard', 'add'],
        shortcut: 'add',
        description: 'Adds a card',
        where: ['botDm', 'group', 'groupAdmin'],
        audience: 'everyone',
        opens: 'answer',
        messageMenu: 'Make flashcard',
        positional: ['front', 'back'],
        options: {
          front: { kind: 'text', description: 'Front' },
          back: { kind: 'text', description: 'Back' },
        },
        run: (turn, input) =>
          input.front || turn.quoted ? note('add', turn, input) : Promise.resolve({ kind: 'ask', form }),
      }),
      command({
        path: ['pdf'],
        description: 'Makes cards of a PDF',
        where: ['botDm', 'group'],
        audience: 'everyone',
        opens: 'answer',
        takesDocuments: { option: 'file', kinds: ['pdf', 'picture'] },
        options: {
          file: { kind: 'file', description: 'The PDF' },
          cards: { kind: 'integer', description: 'How many', min: 1, max: 100 },
        },
        run: async (turn, input) => {
          const bytes = await input.file?.read(1_000_000, turn.signal);
          return note('pdf', turn, input, `${input.file?.name}: ${bytes?.length} bytes`);
        },
      }),
      command({
        path: ['study', 'start'],
        shortcut: 'study',
        description: 'Studies what is due',
        where: ['botDm', 'guild'],
        audience: 'actor',
        opens: 'answer',
        options: {},
        privately: async () => ({ type: 'study.start', deck: null }),
        run: (turn, input) => note('study', turn, input),
      }),
      command({
        path: ['list'],
        description: 'Lists cards',
        where: ['botDm', 'group'],
        audience: 'actor',
        opens: 'answer',
        options: {},
        run: (turn, input) => note('list', turn, input, 'Your cards'),
      }),
      command({
        path: ['moderate'],
        description: 'Keeps order',
        where: ['groupAdmin'],
        audience: 'everyone',
        opens: 'answer',
        options: {},
        run: (turn, input) => note('moderate', turn, input),
      }),
      command({
        path: ['forget-me'],
        description: 'Deletes everything',
        where: ['botDm'],
        audience: 'actor',
        opens: 'answer',
        options: {},
        run: (turn, input) => note('forget-me', turn, input),
      }),
      command({
        path: ['help'],
        description: 'Helps',
        where: ['botDm', 'group'],
        audience: 'actor',
        opens: 'answer',
        options: {},
        run: (turn, input) => note('help', turn, input, 'This is how it goes.'),
      }),
    ],
    presses: [
      press({
        action: 'study.start',
        audience: 'actor',
        opens: 'answer',
        run: (turn) => note('press study', turn, {}, 'The first card'),
      }),
      press({
        action: 'deck.create',
        audience: 'actor',
        opens: 'form',
        run: async () => ({ kind: 'ask', form }),
      }),
    ],
    submissions: [
      submission({
        action: 'deck.submitNew',
        audience: 'actor',
        run: (turn, _action, values) => note('submit', turn, values, 'Card made'),
      }),
    ],
  };
};

export const sampleRouter = (database: Database, heard: Heard[], feature = sampleFeature(heard)): Router =>
  createRouter({
    features: [feature],
    language: async () => 'en',
    admit: () => {},
    meet: meetIn(database),
    remember: async () => {},
    waiting: async () => [],
    reportBug: (error) => {
      throw error;
    },
  });
