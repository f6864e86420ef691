import { isUserError, UserError } from '../../../core/errors.js';
import type { DeckId, UserId } from '../../../core/ids.js';
import { splitDay } from '../../../core/language/typed-day.js';
import type { SessionRequest } from '../../../core/study/begin.js';
import type { Action } from '../../chat/action.js';
import { type AnyCommand, type AnyPress, command, press } from '../../chat/command.js';
import { type Outcome, reply } from '../../chat/outcome.js';
import type { Turn } from '../../chat/turn.js';
import { errorMessage, messages } from '../../messages/messages.js';
import { withDeck } from '../missing-deck.js';
import { deckOption } from '../shared.js';
import { holidayView, noCardsView, nothingDueView, nothingInModeView } from './no-session-views.js';
import { othersDeck } from './others-deck.js';
import { requestOf, startAs } from './request.js';
import { replyIn, type StudyDependencies } from './showing.js';

const words = messages.study.commands;

/** Cards that a session may be limited to. */
const LIMIT_MAX = 1_000;

/** `until Wednesday, 24 September 2026` */
const UNTIL_MAX = 40;
const MODES = (['misses', 'new', 'ahead', 'practise'] as const).map((value) => ({
  value,
  label: messages.study.modes.choices[value],
}));

/** `/study start`: what is due, or what else is wished for. */
export const startCommand = (dependencies: StudyDependencies): AnyCommand => {
  const { decks } = dependencies;
  return command({
    path: ['study', 'start'],
    shortcut: 'study',
    description: words.start,
    positional: ['deck'],
    options: {
      deck: deckOption(decks, words.startDeck),
      limit: { kind: 'integer', description: words.startLimit, min: 1, max: LIMIT_MAX, ofCards: true },
      mode: { kind: 'text', description: words.startMode, choices: MODES },
      until: { kind: 'text', description: words.startUntil, maxLength: UNTIL_MAX, phrase: splitDay },
    },
    privately: async ({ actor }, { deck, ...more }) => {
      const id = deck === undefined ? null : (await decks.find(actor.user, deck)).id;
      return startAs({ ...(await readWish(dependencies, actor.user, more)), deck: id });
    },
    async run(turn, { deck: typed, ...more }) {
      const wanted = await readWish(dependencies, turn.actor.user, more);
      const start = (deck: DeckId | null) => begin(dependencies, turn, { ...wanted, deck });
      if (typed === undefined) return start(null);
      const pick = (deck: DeckId): Action => startAs({ ...wanted, deck });
      return withDeck(decks, turn, typed, { pick }, ({ id }) => start(id));
    },
  });
};

interface Wish {
  readonly limit: number | undefined;
  readonly mode: string | undefined;
  readonly until: string | undefined;
}

/**
 * A day is one to study ahead for, also where nothing else says so.
 * @throws UserError `day.unreadable`, `day.outside`, `day.not_ahead`
 */
const readWish = async (
  { study }: StudyDependencies,
  user: UserId,
  { limit, mode: typed, until }: Wish,
): Promise<Omit<SessionRequest, 'deck'>> => {
  const mode = MODES.find(({ value }) => value === typed)?.value;
  if (until !== undefined && mode && mode !== 'ahead') throw new UserError('day.not_ahead', {});
  return {
    ...(limit !== undefined && { limit }),
    ...(mode ? { mode } : until !== undefined && { mode: 'ahead' }),
    ...(until !== undefined && { until: await study.dayAhead(user, until) }),
  };
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
    if (isUserError(error, 'study.holiday')) return reply(holidayView(error.details, wanted));
    if (isUserError(error, 'study.nothing_in_mode'))
      return reply(nothingInModeView(error.details, wanted.deck));
    if (isUserError(error, 'study.no_cards')) return reply(noCardsView(errorMessage(error), wanted.deck));
    if (isUserError(error, 'study.nothing_due')) return reply(nothingDueView(error.details, wanted.deck));
    if (!wanted.deck || !isUserError(error, 'deck.not_found')) throw error;
    // Under others' reports stands a button for the deck of whoever sent the PDF.
    const copy = await dependencies.othersDecks.copyOf(turn.actor.user, wanted.deck);
    if (copy) return begin(dependencies, turn, { ...wanted, deck: copy });
    const others = await othersDeck(dependencies, turn, wanted.deck);
    if (others) return reply(others);
    throw error;
  }
};

/** Buttons that begin a session. */
export const beginPresses = (dependencies: StudyDependencies): readonly AnyPress[] => [
  press({
    action: 'study.start',
    inPrivate: true,
    run: (turn, { deck }) => begin(dependencies, turn, { deck }),
  }),
  press({
    action: 'study.startAs',
    inPrivate: true,
    run: (turn, wanted) => begin(dependencies, turn, requestOf(wanted)),
  }),
  press({
    action: 'study.inHoliday',
    async run(turn, { ends, ...wanted }) {
      if (ends) await dependencies.accounts.change(turn.actor.user, { holiday: null });
      return begin(dependencies, turn, { ...requestOf(wanted), anyway: true });
    },
  }),
];
