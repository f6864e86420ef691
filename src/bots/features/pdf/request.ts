import { UserError } from '../../../core/errors.js';
import type { NewDocument, Requests } from '../../../core/generation/store/requests.js';
import type { GenerationState, GenerationStates } from '../../../core/generation/store/states.js';
import type { GenerationId } from '../../../core/ids.js';
import type { Decks } from '../../../core/library/decks.js';
import { DECK_NAME_MAX } from '../../../core/library/limits.js';
import type { Clock } from '../../../core/ports.js';
import { command, type Input, press } from '../../chat/command.js';
import { MEGABYTE } from '../../chat/file-size.js';
import { notice, type Outcome, update } from '../../chat/outcome.js';
import type { IncomingFile, Turn } from '../../chat/turn.js';
import type { View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { deckOption } from '../shared.js';
import { readRequest } from './caption.js';
import { deckWished } from './deck-wish.js';
import { languageTyped } from './language-names.js';
import { pagesTyped } from './page-ranges.js';
import { failedPages, progressView } from './views.js';
import { offerView, wishBlocks } from './wish-views.js';

const described = { ...messages.pdf.commands, ...messages.request.commands };

export interface RequestDependencies {
  readonly requests: Requests;
  readonly states: GenerationStates;
  readonly decks: Decks;
  readonly clock: Clock;
  readonly limits: { readonly uploadMegabytes: number; readonly cards: number };
  /** Whether a model writes the cards, in any language and of any kind. */
  readonly hasModel: boolean;
  /** Throws a UserError unless the person may cause costs here. */
  readonly admitCosts: (turn: Turn) => Promise<void>;
  /** Sends the progress message to a place of its own, when it is not the command's answer. */
  readonly announce: (generation: GenerationId) => Promise<void>;
}

const FOCUS_MAX = 200;
const LANGUAGE_MAX = 40;
const PAGES_MAX = 200;

const optionsOf = ({ decks, limits }: RequestDependencies) =>
  ({
    file: { kind: 'file', description: described.file },
    cards: { kind: 'integer', description: described.cards, min: 1, max: limits.cards },
    deck: { ...deckOption(decks, described.deck), maxLength: DECK_NAME_MAX },
    pages: { kind: 'text', description: described.pages, maxLength: PAGES_MAX },
    focus: { kind: 'text', description: described.focus, maxLength: FOCUS_MAX },
    kind: {
      kind: 'text',
      description: described.kind,
      choices: (['basic', 'cloze', 'choice', 'mixed'] as const).map((value) => ({
        value,
        label: messages.request.kinds[value],
      })),
    },
    language: { kind: 'text', description: described.language, maxLength: LANGUAGE_MAX },
    private: { kind: 'flag', description: described.private },
  }) as const;

type Asked = Input<ReturnType<typeof optionsOf>>;

export const pdfCommand = (dependencies: RequestDependencies) =>
  command({
    path: ['pdf'],
    description: described.pdf,
    audience: 'everyone',
    takesDocuments: { option: 'file', kinds: ['pdf', 'picture', 'other'] },
    readWords: readRequest,
    options: optionsOf(dependencies),
    async run(turn, input) {
      const generation = await start(dependencies, turn, input);
      const isElsewhere = input.private && turn.place.id !== turn.privatePlace.id;
      // Where only the person has the app, the bot can edit no message later.
      if (isElsewhere || turn.where === 'userInstall') {
        await dependencies.announce(generation);
        return notice(messages.pdf.private);
      }
      return shown(dependencies, turn, generation);
    },
  });

const start = async (dependencies: RequestDependencies, turn: Turn, input: Asked): Promise<GenerationId> => {
  const { requests, decks, clock, limits } = dependencies;
  const { user } = turn.actor;
  const about = wishOf(input);
  await dependencies.admitCosts(turn);
  const file = fileOf(turn, input.file);
  await requests.admit(user, turn.event, file.size);
  const bytes = await file.read(limits.uploadMegabytes * MEGABYTE, turn.signal);
  return requests.start({
    ...about,
    user,
    event: turn.event,
    place: input.private ? turn.privatePlace : turn.place,
    fallback: turn.privatePlace,
    file: { name: file.name, bytes },
    isPublic: !input.private && isShared(turn),
    deck: await deckWished(decks, turn, input.deck, file.name, clock.now()),
  });
};

/** @throws UserError `pages.unreadable` */
const wishOf = ({
  cards,
  pages,
  focus,
  kind,
  language,
}: Asked): Pick<NewDocument, 'cards' | 'pages' | 'focus' | 'kind' | 'language'> => ({
  ...(cards === undefined ? {} : { cards }),
  ...(pages === undefined ? {} : { pages: pagesTyped(pages) }),
  ...(focus === undefined ? {} : { focus }),
  ...(kind === 'basic' || kind === 'cloze' || kind === 'choice' ? { kind } : {}),
  ...(language === undefined ? {} : { language: languageTyped(language) }),
});

/** Where others see what the bot says. */
const isShared = ({ where }: Turn): boolean => where !== 'botDm' && where !== 'userInstall';

const fileOf = ({ quoted, typed = false }: Turn, given: IncomingFile | undefined): IncomingFile => {
  const file = given ?? quoted?.file;
  if (!file) throw new UserError('file.missing', { typed });
  return file;
};

/** How a request looks: an offer, or how far it is. */
export const requestView = (
  { hasModel }: Pick<RequestDependencies, 'hasModel'>,
  state: GenerationState,
): View => (state.status === 'offered' ? offerView(state) : progressView(state, wishBlocks(state, hasModel)));

const shown = async (
  dependencies: RequestDependencies,
  { actor }: Turn,
  id: GenerationId,
): Promise<Extract<Outcome, { kind: 'reply' }>> => ({
  kind: 'reply',
  view: requestView(dependencies, await dependencies.states.own(actor.user, id)),
  subject: { kind: 'generation.progress', id },
});

export const requestPresses = (dependencies: RequestDependencies) => {
  const { states, requests } = dependencies;
  const again = async (turn: Turn, from: GenerationId, pages: readonly number[]): Promise<Outcome> => {
    const { user } = turn.actor;
    await states.own(user, from);
    await dependencies.admitCosts(turn);
    const { event, place, privatePlace: fallback } = turn;
    const id = await requests.again({ user, event, place, fallback, from, pages });
    return shown(dependencies, turn, id);
  };
  return [
    press({
      action: 'pdf.cancel',
      audience: 'everyone',
      run: async (turn, { generation }) =>
        update(requestView(dependencies, await states.cancel(turn.actor.user, generation))),
    }),
    press({
      action: 'pdf.anew',
      audience: 'everyone',
      run: async (turn, { generation }) => {
        const { user } = turn.actor;
        await states.own(user, generation);
        await dependencies.admitCosts(turn);
        const { event, place, privatePlace: fallback } = turn;
        const isPublic = isShared(turn);
        const id = await requests.accept({ user, event, place, fallback, isPublic, offer: generation });
        return { ...(await shown(dependencies, turn, id)), kind: 'update' };
      },
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
  ];
};

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
