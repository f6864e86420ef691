import type { SettingsService } from '../../../core/accounts/settings.js';
import { isUserError, UserError } from '../../../core/errors.js';
import type { Mending } from '../../../core/generation/mend/mending.js';
import type { Sharing } from '../../../core/generation/store/sharing.js';
import type { DeckId } from '../../../core/ids.js';
import type { Decks } from '../../../core/library/decks.js';
import type { OthersDecks } from '../../../core/library/others-decks.js';
import type { SessionRequest } from '../../../core/study/begin.js';
import type { Study, StudyState } from '../../../core/study/study.js';
import type { Action } from '../../chat/action.js';
import { type AnyCommand, command, type Feature, press, submission } from '../../chat/command.js';
import { type Messenger, PlaceClosed } from '../../chat/messenger.js';
import { ask, type Outcome, reply, update } from '../../chat/outcome.js';
import type { Turn } from '../../chat/turn.js';
import type { View } from '../../chat/view.js';
import { errorMessage, messages } from '../../messages/messages.js';
import { withDeck } from '../missing-deck.js';
import { deckOption } from '../shared.js';
import { menuView } from './menu-view.js';
import { holidayView, noCardsView, nothingDueView } from './no-session-views.js';
import { copyPress, getPress, othersDeck } from './others-deck.js';
import type { StudyViewOptions } from './parts.js';
import { movedView, notMovedView, studyView, typedForm } from './views.js';

const words = messages.study.commands;

export interface StudyDependencies {
  readonly study: Study;
  readonly accounts: Pick<SettingsService, 'change'>;
  readonly decks: Decks;
  readonly othersDecks: OthersDecks;
  readonly sharing: Sharing;
  readonly mending: Mending;
  readonly messenger: Pick<Messenger, 'send'>;
}

/** Cards that a session may be limited to. */
const LIMIT_MAX = 1_000;

/** Studying alone, with buttons. */
export const studyFeature = (dependencies: StudyDependencies): Feature => ({
  commands: [startCommand(dependencies), endCommand(dependencies)],
  presses: [
    ...sessionPresses(dependencies),
    ...cardPresses(dependencies),
    copyPress(dependencies),
    getPress(dependencies),
  ],
  submissions: [
    submission({
      action: 'study.submitTyped',
      run: async (turn, button, { answer: typed = '' }) =>
        updateIn(dependencies, turn, await dependencies.study.show(turn.actor.user, button, { typed })),
    }),
  ],
  async takesWords(turn, typed) {
    const state = await dependencies.study.type(turn.actor.user, typed);
    return state && replyIn(dependencies, turn, state);
  },
});

/** In a server the private chat is somewhere else, and can be written to. */
const optionsFor = async (
  { mending }: StudyDependencies,
  turn: Turn,
  state: StudyState,
): Promise<StudyViewOptions> => ({
  movable: turn.where === 'guild',
  typing: turn.where === 'botDm' ? (turn.typed ? 'message' : 'both') : 'form',
  explain: state.phase === 'answer' && (await mending.canAsk(turn.actor.user, state.card.id)),
});

const viewFor = async (dependencies: StudyDependencies, turn: Turn, state: StudyState): Promise<View> =>
  studyView(state, await optionsFor(dependencies, turn, state));

const replyIn = async (dependencies: StudyDependencies, turn: Turn, state: StudyState): Promise<Outcome> =>
  reply(await viewFor(dependencies, turn, state));
const updateIn = async (dependencies: StudyDependencies, turn: Turn, state: StudyState): Promise<Outcome> =>
  update(await viewFor(dependencies, turn, state));

const startCommand = (dependencies: StudyDependencies): AnyCommand => {
  const { decks } = dependencies;
  return command({
    path: ['study', 'start'],
    shortcut: 'study',
    description: words.start,
    positional: ['deck'],
    options: {
      deck: deckOption(decks, words.startDeck),
      limit: { kind: 'integer', description: words.startLimit, min: 1, max: LIMIT_MAX, ofCards: true },
    },
    privately: async ({ actor }, { deck }) => ({
      type: 'study.start',
      deck: deck === undefined ? null : (await decks.find(actor.user, deck)).id,
    }),
    async run(turn, { deck: typed, limit }) {
      const start = (deck: DeckId | null) =>
        begin(dependencies, turn, limit === undefined ? { deck } : { deck, limit });
      if (typed === undefined) return start(null);
      const pick = (deck: DeckId): Action => ({ type: 'study.start', deck });
      return withDeck(decks, turn, typed, { pick }, ({ id }) => start(id));
    },
  });
};

/** When nothing can be studied, the answer offers what to do instead. */
const begin = async (
  dependencies: StudyDependencies,
  turn: Turn,
  wanted: SessionRequest,
): Promise<Outcome> => {
  try {
    const { study } = dependencies;
    return await replyIn(dependencies, turn, await study.start(turn.actor.user, wanted, turn.event));
  } catch (error) {
    if (isUserError(error, 'study.holiday')) return reply(holidayView(error.details.until, wanted));
    if (isUserError(error, 'study.no_cards')) return reply(noCardsView(errorMessage(error), wanted.deck));
    if (isUserError(error, 'study.nothing_due')) return reply(nothingDueView(error.details));
    if (!wanted.deck || !isUserError(error, 'deck.not_found')) throw error;
    // Under others' reports stands a button for the deck of whoever sent the PDF.
    const copy = await dependencies.othersDecks.copyOf(turn.actor.user, wanted.deck);
    if (copy) return begin(dependencies, turn, { ...wanted, deck: copy });
    const others = await othersDeck(dependencies, turn, wanted.deck);
    if (others) return reply(others);
    throw error;
  }
};

const endCommand = (dependencies: StudyDependencies): AnyCommand =>
  command({
    path: ['study', 'end'],
    shortcut: 'end',
    description: words.end,
    options: {},
    run: async (turn) => replyIn(dependencies, turn, await dependencies.study.end(turn.actor.user, 'open')),
  });

const sessionPresses = (dependencies: StudyDependencies) => {
  const { study, messenger } = dependencies;
  return [
    press({
      action: 'study.start',
      inPrivate: true,
      run: (turn, { deck }) => begin(dependencies, turn, { deck }),
    }),
    press({
      action: 'study.inHoliday',
      async run(turn, { deck, limit, ends }) {
        if (ends) await dependencies.accounts.change(turn.actor.user, { holiday: null });
        return begin(dependencies, turn, { deck, ...(limit > 0 && { limit }), anyway: true });
      },
    }),
    press({
      action: 'study.end',
      run: async (turn, { session }) =>
        updateIn(dependencies, turn, await study.end(turn.actor.user, session)),
    }),
    press({
      action: 'study.move',
      async run(turn, { session }) {
        const state = await study.resume(turn.actor.user, session);
        try {
          const options = await optionsFor(dependencies, turn, state);
          const view = studyView(state, { ...options, movable: false, typing: 'both' });
          await messenger.send(turn.privatePlace, view, `${turn.event}:move`);
          return update(movedView);
        } catch (error) {
          if (!(error instanceof PlaceClosed)) throw error;
          return update(notMovedView(await viewFor(dependencies, turn, state)));
        }
      },
    }),
    press({
      action: 'study.spread',
      run: async (turn, button) => updateIn(dependencies, turn, await study.spread(turn.actor.user, button)),
    }),
    press({
      action: 'study.gather',
      run: async (turn, { session }) =>
        updateIn(dependencies, turn, await study.gather(turn.actor.user, session)),
    }),
    press({
      action: 'study.goOn',
      run: async (turn, { session }) =>
        updateIn(dependencies, turn, await study.resume(turn.actor.user, session)),
    }),
  ];
};

const cardPresses = (dependencies: StudyDependencies) => {
  const { study } = dependencies;
  return [
    press({
      action: 'study.show',
      run: async (turn, button) => updateIn(dependencies, turn, await study.show(turn.actor.user, button)),
    }),
    press({
      action: 'study.choose',
      run: async (turn, { option, ...button }) =>
        updateIn(dependencies, turn, await study.show(turn.actor.user, button, { option })),
    }),
    press({
      action: 'study.type',
      opens: 'form',
      async run(turn, { session, rev }) {
        const state = await study.look(turn.actor.user, session);
        if (state.phase !== 'front' || state.rev !== rev) throw new UserError('study.stale', {});
        return ask(typedForm(state));
      },
    }),
    press({
      action: 'study.grade',
      run: async (turn, button) =>
        updateIn(dependencies, turn, await study.grade(turn.actor.user, button, button.grade)),
    }),
    press({
      action: 'study.menu',
      async run(turn, { session, rev }) {
        const state = await study.look(turn.actor.user, session);
        const isOfNow = state.phase !== 'done' && state.rev === rev;
        return isOfNow ? update(menuView(state)) : updateIn(dependencies, turn, state);
      },
    }),
    press({
      action: 'study.flag',
      async run(turn, { session, card, flagged }) {
        const state = await study.flag(turn.actor.user, session, card, flagged);
        return state.phase === 'done' ? updateIn(dependencies, turn, state) : update(menuView(state));
      },
    }),
    press({
      action: 'study.look',
      run: async (turn, { session }) =>
        updateIn(dependencies, turn, await study.look(turn.actor.user, session)),
    }),
    press({
      action: 'study.putAside',
      run: async (turn, { how, ...button }) =>
        updateIn(dependencies, turn, await study.putAside(turn.actor.user, button, how)),
    }),
    press({
      action: 'study.bringBack',
      run: async (turn, { session, ...card }) =>
        updateIn(dependencies, turn, await study.bringBack(turn.actor.user, session, card)),
    }),
    press({
      action: 'study.undo',
      run: async (turn, button) => updateIn(dependencies, turn, await study.undo(turn.actor.user, button)),
    }),
  ];
};
