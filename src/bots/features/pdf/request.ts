import { UserError } from '../../../core/errors.js';
import type { NewDocument } from '../../../core/generation/store/requests.js';
import type { GenerationId } from '../../../core/ids.js';
import type { Decks } from '../../../core/library/decks.js';
import { DECK_NAME_MAX } from '../../../core/library/limits.js';
import type { Clock } from '../../../core/ports.js';
import { command, type Input } from '../../chat/command.js';
import { MEGABYTE } from '../../chat/file-size.js';
import { notice } from '../../chat/outcome.js';
import { type IncomingFile, isShared, type Turn } from '../../chat/turn.js';
import { messages } from '../../messages/messages.js';
import { deckOption } from '../shared.js';
import { readRequest } from './caption.js';
import { deckWished } from './deck-wish.js';
import { languageTyped } from './language-names.js';
import { pagesTyped } from './page-ranges.js';
import { type ProgressDependencies, progressOf } from './progress.js';

const described = { ...messages.pdf.commands, ...messages.request.commands };

export interface RequestDependencies extends ProgressDependencies {
  readonly decks: Decks;
  readonly clock: Clock;
  readonly limits: { readonly uploadMegabytes: number; readonly cards: number };
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
    private: { kind: 'flag', description: described.private, hides: true },
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
      if (input.private && turn.place.id !== turn.privatePlace.id) {
        await dependencies.announce(generation);
        return notice(messages.pdf.private);
      }
      return progressOf(dependencies, await dependencies.states.own(turn.actor.user, generation));
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

const fileOf = ({ quoted, typed = false }: Turn, given: IncomingFile | undefined): IncomingFile => {
  const file = given ?? quoted?.file;
  if (!file) throw new UserError('file.missing', { typed });
  return file;
};
