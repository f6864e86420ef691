import { isUserError } from '../../../core/errors.js';
import type { DeckId } from '../../../core/ids.js';
import type { Decks } from '../../../core/library/decks.js';
import type { Study, StudyState } from '../../../core/study/study.js';
import { type AnyCommand, command, type Feature, press } from '../../chat/command.js';
import { type Messenger, PlaceClosed } from '../../chat/messenger.js';
import type { Outcome } from '../../chat/outcome.js';
import type { Turn } from '../../chat/turn.js';
import { errorText } from '../../messages/errors.js';
import { studyCommands as words } from '../../messages/study.js';
import { chosenDeck, deckOption, EVERYWHERE } from '../parts.js';
import { movedView, noCardsView, nothingDueView, notMovedView, studyView } from './views.js';

export interface StudyParts {
  readonly study: Study;
  readonly decks: Decks;
  readonly messenger: Pick<Messenger, 'send'>;
}

/** Cards that a session may be limited to. */
const LIMIT_MAX = 1_000;

/** Studying alone, with buttons. */
export const studyFeature = (parts: StudyParts): Feature => ({
  commands: [startCommand(parts), endCommand(parts)],
  presses: [...sessionPresses(parts), ...cardPresses(parts)],
  submissions: [],
});

const privateAnswer = { audience: 'actor', opens: 'answer' } as const;

/** In a server the private chat is somewhere else, and can be written to. */
const viewFor = (turn: Turn, state: StudyState) => studyView(state, { movable: turn.where === 'guild' });
const reply = (turn: Turn, state: StudyState): Outcome => ({ kind: 'reply', view: viewFor(turn, state) });
const update = (turn: Turn, state: StudyState): Outcome => ({ kind: 'update', view: viewFor(turn, state) });

const startCommand = ({ study, decks }: StudyParts): AnyCommand =>
  command({
    ...privateAnswer,
    path: ['study', 'start'],
    shortcut: 'study',
    description: words.start,
    where: EVERYWHERE,
    positional: ['deck'],
    options: {
      deck: deckOption(decks, words.startDeck),
      limit: { kind: 'integer', description: words.startLimit, min: 1, max: LIMIT_MAX },
    },
    privately: ({ deck }) => ({ type: 'study.start', deck: chosenDeck(deck) }),
    async run(turn, { deck: typed, limit }) {
      const { user } = turn.actor;
      const deck = typed === undefined ? null : (await decks.find(user, typed)).id;
      return begin(study, turn, limit === undefined ? { deck } : { deck, limit });
    },
  });

/** Where there is nothing to study, the answer leads on instead. */
const begin = async (
  study: Study,
  turn: Turn,
  wanted: { deck: DeckId | null; limit?: number },
): Promise<Outcome> => {
  try {
    return reply(turn, await study.start(turn.actor.user, wanted, turn.event));
  } catch (error) {
    if (isUserError(error, 'study.no_cards'))
      return { kind: 'reply', view: noCardsView(errorText(error), wanted.deck) };
    if (isUserError(error, 'study.nothing_due'))
      return { kind: 'reply', view: nothingDueView(error.details) };
    throw error;
  }
};

const endCommand = ({ study }: StudyParts): AnyCommand =>
  command({
    ...privateAnswer,
    path: ['study', 'end'],
    shortcut: 'end',
    description: words.end,
    where: EVERYWHERE,
    options: {},
    run: async (turn) => reply(turn, await study.end(turn.actor.user, 'open')),
  });

const sessionPresses = ({ study, messenger }: StudyParts) => [
  press({
    ...privateAnswer,
    action: 'study.start',
    inPrivate: true,
    run: (turn, { deck }) => begin(study, turn, { deck }),
  }),
  press({
    ...privateAnswer,
    action: 'study.end',
    run: async (turn, { session }) => update(turn, await study.end(turn.actor.user, session)),
  }),
  press({
    ...privateAnswer,
    action: 'study.move',
    async run(turn, { session }) {
      const state = await study.resume(turn.actor.user, session);
      try {
        await messenger.send(turn.privatePlace, studyView(state, { movable: false }), `${turn.event}:move`);
        return { kind: 'update', view: movedView };
      } catch (error) {
        if (!(error instanceof PlaceClosed)) throw error;
        return { kind: 'update', view: notMovedView(state) };
      }
    },
  }),
];

const cardPresses = ({ study }: StudyParts) => [
  press({
    ...privateAnswer,
    action: 'study.show',
    run: async (turn, button) => update(turn, await study.show(turn.actor.user, button)),
  }),
  press({
    ...privateAnswer,
    action: 'study.grade',
    run: async (turn, button) => update(turn, await study.grade(turn.actor.user, button, button.grade)),
  }),
  press({
    ...privateAnswer,
    action: 'study.undo',
    run: async (turn, button) => update(turn, await study.undo(turn.actor.user, button)),
  }),
];
