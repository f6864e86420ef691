import type { Action } from '../../../src/bots/chat/action.js';
import { command, type Feature, type Press, press, submission } from '../../../src/bots/chat/command.js';
import { type Form, notice, type Outcome, several } from '../../../src/bots/chat/outcome.js';
import type { Turn } from '../../../src/bots/chat/turn.js';
import { type Block, text, type View } from '../../../src/bots/chat/view.js';
import { UserError } from '../../../src/core/errors.js';
import type { Subject } from '../../../src/core/events/subjects.js';
import { newId } from '../../../src/core/ids.js';

/** A promise that the test settles. */
export interface Gate {
  readonly opened: Promise<void>;
  open(): void;
}
export const gate = (): Gate => {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
};

/** What the board's message stands for. */
export const BOARD: Subject = { kind: 'generation.progress', id: newId() };

/** What the contract's handlers did, and what holds them back. */
export interface Stage {
  readonly turns: Turn[];
  readonly notes: string[];
  /** Handlers of `slow` things wait for this. */
  slow: Gate;
  /** What `/show` answers. */
  view: View;
}

export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const everywhere = ['guild', 'botDm', 'userInstall', 'group', 'groupAdmin'] as const;
const help: Action = { type: 'help.show' };
const poke: Action = { type: 'settings.show' };
/** Takes its message away. */
export const CLOSE: Action = { type: 'card.closeSource' };
const openForm: Action = { type: 'deck.create' };
const slowPress: Action = { type: 'settings.timeZone' };
/** An action that nothing handles: a button of an older version. */
const forgotten: Action = { type: 'study.start', deck: null };

const board: View = {
  title: 'The board',
  blocks: [text('Nothing turned yet.')],
  buttons: [
    [
      { label: 'Turn', action: help, tone: 'primary' },
      { label: 'Poke', action: poke },
      { label: 'Ask', action: openForm },
    ],
    [
      { label: 'Take your time', action: slowPress },
      { label: 'Forgotten', action: forgotten, tone: 'danger' },
    ],
  ],
};

const form: Form = {
  title: 'A new deck',
  fields: [
    { name: 'name', label: 'Name', required: true, maxLength: 60 },
    { name: 'note', label: 'Note', required: false, maxLength: 200, long: true, value: 'as before' },
  ],
  submit: { type: 'deck.submitNew' },
  reopen: openForm,
};

const reply = (...blocks: readonly Block[]): Outcome => ({ kind: 'reply', view: { blocks } });

/** Handlers that show each capability of an adapter once. */
export const contractFeature = (stage: Stage): Feature => {
  const saw = <T>(turn: Turn, answer: T): T => {
    stage.turns.push(turn);
    return answer;
  };
  const opening = (opens: 'form'): Press<'deck.create'> => ({
    action: 'deck.create',
    audience: 'actor',
    opens,
    run: async (turn) => {
      await stage.slow.opened;
      return saw(turn, { kind: 'ask', form });
    },
  });
  return {
    commands: [
      command({
        path: ['card', 'make'],
        shortcut: 'make',
        description: 'Says back what it was given',
        where: everywhere,
        audience: 'everyone',
        opens: 'answer',
        positional: ['front', 'back'],
        messageMenu: 'Make it a card',
        options: {
          front: { kind: 'text', description: 'Front of the card', maxLength: 100 },
          back: { kind: 'text', description: 'Back of the card', maxLength: 100 },
          deck: {
            kind: 'text',
            description: 'Its deck',
            suggest: async (_turn, typed) =>
              ['Biology', 'Botany', 'Latin']
                .filter((name) => name.toLowerCase().startsWith(typed.toLowerCase()))
                .map((name) => ({ label: name, value: name })),
          },
          copies: { kind: 'integer', description: 'How many', min: 1, max: 9 },
          loud: { kind: 'flag', description: 'Louder' },
        },
        run: async (turn, { front, back, deck, copies, loud }) => {
          const given = { front, back, deck, copies, loud, quoted: turn.quoted?.text };
          return saw(turn, reply(text(`Given: ${JSON.stringify(given)}`)));
        },
      }),
      command({
        path: ['whisper'],
        description: 'Answers in private',
        where: everywhere,
        audience: 'actor',
        opens: 'answer',
        options: {},
        run: async (turn) =>
          saw(turn, {
            kind: 'reply',
            view: { blocks: [text('Between us.')], buttons: [[{ label: 'Close', action: CLOSE }]] },
          }),
      }),
      command({
        path: ['mirror'],
        description: 'Gives a file back',
        where: everywhere,
        audience: 'everyone',
        opens: 'answer',
        takesDocuments: { option: 'file', kinds: ['pdf', 'picture'] },
        options: { file: { kind: 'file', description: 'The file', required: true } },
        run: async (turn, { file }) => {
          const bytes = await file.read(1_000, turn.signal);
          return saw(
            turn,
            reply(
              text(`Got ${file.name}, ${bytes.length} bytes.`),
              { kind: 'image', type: 'png', bytes: PNG, alt: 'One pixel' },
              { kind: 'file', name: 'mirror.txt', bytes },
            ),
          );
        },
      }),
      command({
        path: ['all'],
        description: 'Answers more than once',
        audience: 'everyone',
        where: everywhere,
        options: {},
        run: async (turn) =>
          saw(turn, several([reply(text('One.')), reply(text('Two.')), notice('A word to you.')])),
      }),
      command({
        path: ['board'],
        description: 'Shows buttons',
        where: everywhere,
        audience: 'everyone',
        opens: 'answer',
        options: {},
        run: async (turn) => saw(turn, { kind: 'reply', view: board, subject: BOARD }),
      }),
      command({
        path: ['show'],
        description: 'Shows what the test prepared',
        where: everywhere,
        audience: 'everyone',
        opens: 'answer',
        options: {},
        run: async (turn) => saw(turn, { kind: 'reply', view: stage.view }),
      }),
      command({
        path: ['slow'],
        description: 'Takes its time',
        where: everywhere,
        audience: 'everyone',
        opens: 'answer',
        options: { name: { kind: 'text', description: 'Whose turn', required: true } },
        positional: ['name'],
        run: async (turn, { name }) => {
          stage.notes.push(`${name} begins`);
          await stage.slow.opened;
          stage.notes.push(`${name} ends`);
          return saw(turn, reply(text(`${name} is done.`)));
        },
      }),
      command({
        path: ['quick'],
        description: 'Takes no time',
        where: everywhere,
        audience: 'everyone',
        opens: 'answer',
        options: { name: { kind: 'text', description: 'Whose turn', required: true } },
        positional: ['name'],
        run: async (turn, { name }) => {
          stage.notes.push(`${name} is quick`);
          return saw(turn, reply(text(`${name} was quick.`)));
        },
      }),
      command({
        path: ['fail'],
        description: 'Fails in one way or another',
        where: everywhere,
        audience: 'everyone',
        opens: 'answer',
        options: { how: { kind: 'text', description: 'Which way', required: true } },
        positional: ['how'],
        run: async (_turn, { how }) => {
          throw how === 'kindly' ? new UserError('deck.not_found', { deck: 'Latin' }) : new Error('A bug.');
        },
      }),
    ],
    presses: [
      press({
        action: 'help.show',
        audience: 'everyone',
        opens: 'answer',
        run: async (turn) =>
          saw(turn, { kind: 'update', view: { ...board, blocks: [text('Turned.')] }, subject: BOARD }),
      }),
      press({
        action: 'settings.show',
        audience: 'actor',
        opens: 'answer',
        run: async (turn) => saw(turn, { kind: 'notice', text: 'You poked it.' }),
      }),
      press({
        action: 'settings.timeZone',
        audience: 'actor',
        opens: 'answer',
        run: async (turn) => {
          await stage.slow.opened;
          return saw(turn, reply(text('That took a while.')));
        },
      }),
      press({
        action: 'card.closeSource',
        audience: 'actor',
        opens: 'answer',
        run: async (turn) => saw(turn, { kind: 'close' }),
      }),
      press(opening('form')),
    ],
    submissions: [
      submission({
        action: 'deck.submitNew',
        audience: 'actor',
        run: async (turn, _action, { name, note }) =>
          name === 'taken'
            ? saw(turn, { kind: 'notice', text: 'That name is taken.', retry: form.reopen })
            : saw(turn, reply(text(`Made ${name} (${note}).`))),
      }),
    ],
  };
};
