import { ignore, UserError } from '../../../core/errors.js';
import type { NewDocument, Requests } from '../../../core/generation/store/requests.js';
import type { GenerationState, GenerationStates } from '../../../core/generation/store/states.js';
import type { GenerationId, UserId } from '../../../core/ids.js';
import type { Cards } from '../../../core/library/cards.js';
import type { Decks } from '../../../core/library/decks.js';
import { DECK_NAME_MAX } from '../../../core/library/limits.js';
import { command, type FeatureWithSubjects, press } from '../../chat/command.js';
import { MEGABYTE } from '../../chat/file-size.js';
import { notice, type Outcome, reply, update } from '../../chat/outcome.js';
import type { IncomingFile, Turn } from '../../chat/turn.js';
import type { View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { chosenDeck, deckOption } from '../shared.js';
import { endView, failedPages, progressView, reviewOverView, reviewView } from './views.js';

const described = messages.pdf.commands;

export interface PdfDependencies {
  readonly requests: Requests;
  readonly states: GenerationStates;
  readonly decks: Decks;
  readonly cards: Cards;
  readonly limits: { readonly uploadMegabytes: number; readonly cards: number };
  /** Throws a UserError unless the person may cause costs here. */
  readonly admitCosts: (turn: Turn) => Promise<void>;
  /** Sends the progress message to a place of its own, when it is not the command's answer. */
  readonly announce: (generation: GenerationId) => Promise<void>;
}

const FOCUS_MAX = 200;
const LANGUAGE_MAX = 40;

/** A PDF becomes cards: the request, and every button of its messages. */
export const pdfFeature = (
  dependencies: PdfDependencies,
): FeatureWithSubjects<'generation.progress' | 'generation.end'> => ({
  commands: [pdfCommand(dependencies)],
  presses: [...requestPresses(dependencies), ...reviewPresses(dependencies)],
  submissions: [],
  subjects: {
    'generation.progress': (id) => viewOf(dependencies, id, progressView),
    'generation.end': (id) => viewOf(dependencies, id, endView),
  },
});

const viewOf = async (
  { states }: PdfDependencies,
  id: GenerationId,
  show: (state: GenerationState) => View,
): Promise<View | undefined> => {
  const state = await states.find(id);
  return state && show(state);
};

const pdfCommand = (dependencies: PdfDependencies) =>
  command({
    path: ['pdf'],
    description: described.pdf,
    audience: 'everyone',
    takesDocuments: { option: 'file', kinds: ['pdf', 'picture', 'other'] },
    options: {
      file: { kind: 'file', description: described.file },
      cards: { kind: 'integer', description: described.cards, min: 1, max: dependencies.limits.cards },
      deck: {
        ...deckOption(dependencies.decks, described.deck),
        maxLength: DECK_NAME_MAX,
      },
      focus: { kind: 'text', description: described.focus, maxLength: FOCUS_MAX },
      language: { kind: 'text', description: described.language, maxLength: LANGUAGE_MAX },
      private: { kind: 'flag', description: described.private },
    },
    async run(turn, input) {
      await dependencies.admitCosts(turn);
      await dependencies.requests.admit(turn.actor.user, turn.event);
      const bytes = await readFile(dependencies, turn, input.file);
      const name = (input.file ?? turn.quoted?.file)?.name ?? 'document.pdf';
      const generation = await dependencies.requests.start({
        user: turn.actor.user,
        event: turn.event,
        place: input.private ? turn.privatePlace : turn.place,
        fallback: turn.privatePlace,
        file: { name, bytes },
        isPublic: !input.private && isShared(turn),
        deck: await deckFor(dependencies.decks, turn, input.deck, name),
        ...(input.cards === undefined ? {} : { cards: input.cards }),
        ...(input.focus === undefined ? {} : { focus: input.focus }),
        ...(input.language === undefined ? {} : { language: input.language }),
      });
      const isElsewhere = input.private && turn.place.id !== turn.privatePlace.id;
      // Where only the person has the app, the bot can edit no message later.
      if (isElsewhere || turn.where === 'userInstall') {
        await dependencies.announce(generation);
        return notice(messages.pdf.private);
      }
      return progressOf(await dependencies.states.own(turn.actor.user, generation));
    },
  });

/** Where others see what the bot says. */
const isShared = ({ where }: Turn): boolean => where !== 'botDm' && where !== 'userInstall';

const readFile = async (
  dependencies: PdfDependencies,
  turn: Turn,
  given: IncomingFile | undefined,
): Promise<Uint8Array> => {
  const file = given ?? turn.quoted?.file;
  if (!file) throw new UserError('file.missing', { typed: turn.typed ?? false });
  return file.read(dependencies.limits.uploadMegabytes * MEGABYTE, turn.signal);
};

/** The deck that was named, or one named after the file. */
const deckFor = async (
  decks: Decks,
  { actor }: Turn,
  typed: string | undefined,
  file: string,
): Promise<NewDocument['deck']> => {
  if (typed === undefined)
    return { name: file.replace(/\.(?:pdf|png|jpe?g|webp)$/i, '').replaceAll('_', ' ') };
  if (chosenDeck(typed)) return decks.find(actor.user, typed);
  return (await decks.find(actor.user, typed).catch(ignore('deck.not_found'))) ?? { name: typed };
};

const progressOf = (state: GenerationState): Outcome => ({
  kind: 'reply',
  view: progressView(state),
  subject: { kind: 'generation.progress', id: state.id },
});

const requestPresses = (dependencies: PdfDependencies) => {
  const { states, requests } = dependencies;
  const again = async (turn: Turn, from: GenerationId, pages: readonly number[]): Promise<Outcome> => {
    const { user } = turn.actor;
    await states.own(user, from);
    await dependencies.admitCosts(turn);
    const { event, place, privatePlace: fallback } = turn;
    const id = await requests.again({ user, event, place, fallback, from, pages });
    return progressOf(await states.own(user, id));
  };
  return [
    press({
      action: 'pdf.cancel',
      audience: 'everyone',
      run: async (turn, { generation }) =>
        update(progressView(await states.cancel(turn.actor.user, generation))),
    }),
    press({
      action: 'pdf.more',
      audience: 'everyone',
      run: (turn, { generation, from, to }) => again(turn, generation, range(from, to)),
    }),
    press({
      action: 'pdf.rest',
      audience: 'everyone',
      run: async (turn, { generation }) =>
        again(turn, generation, failedPages((await states.own(turn.actor.user, generation)).report)),
    }),
    press({
      action: 'pdf.discard',
      audience: 'everyone',
      run: async (turn, { generation }) => update(endView(await states.discard(turn.actor.user, generation))),
    }),
    press({
      action: 'pdf.undiscard',
      audience: 'everyone',
      run: async (turn, { generation }) =>
        update(endView(await states.undiscard(turn.actor.user, generation))),
    }),
  ];
};

const reviewPresses = (dependencies: PdfDependencies) => {
  const { states, cards } = dependencies;
  const at = async (user: UserId, generation: GenerationId, index: number) => {
    const card = await states.cardAt(user, generation, index);
    return card ? reviewView(generation, card) : reviewOverView(await states.own(user, generation));
  };
  return [
    press({
      action: 'pdf.review',
      run: async (turn, { generation }) => reply(await at(turn.actor.user, generation, 0)),
    }),
    press({
      action: 'pdf.turn',
      run: async (turn, { generation, index }) => update(await at(turn.actor.user, generation, index)),
    }),
    press({
      action: 'pdf.keep',
      run: async (turn, { generation, card, index }) => {
        await cards.restore(turn.actor.user, card);
        return update(await at(turn.actor.user, generation, index + 1));
      },
    }),
    press({
      action: 'pdf.drop',
      run: async (turn, { generation, card, index }) => {
        await cards.delete(turn.actor.user, card).catch(ignore('card.not_found'));
        return update(await at(turn.actor.user, generation, index + 1));
      },
    }),
  ];
};

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
