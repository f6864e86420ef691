import { UserError } from '../../../core/errors.js';
import type { NewDocument } from '../../../core/generation/store/requests.js';
import { eventPart, type GenerationId } from '../../../core/ids.js';
import type { Decks } from '../../../core/library/decks.js';
import { DECK_NAME_MAX } from '../../../core/library/limits.js';
import type { Clock } from '../../../core/ports.js';
import { command, type Input } from '../../chat/command.js';
import { MEGABYTE } from '../../chat/file-size.js';
import { notice, type Outcome, refusal, several } from '../../chat/outcome.js';
import type { Message } from '../../chat/text.js';
import { type IncomingFile, isShared, type Turn } from '../../chat/turn.js';
import { errorMessage, messages } from '../../messages/messages.js';
import { deckOption, inLines } from '../shared.js';
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
  /** Logs a bug and gives the id under which the person can name it. */
  readonly reportBug: (error: unknown, turn: Turn) => string;
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
    messageMenu: described.menu,
    audience: 'everyone',
    takesDocuments: { option: 'file', kinds: ['pdf', 'picture', 'other'] },
    readWords: readRequest,
    options: optionsOf(dependencies),
    run: (turn, input) => run(dependencies, turn, input),
  });

const run = async (dependencies: RequestDependencies, turn: Turn, input: Asked): Promise<Outcome> => {
  const { started, refused } = await startAll(dependencies, turn, input);
  return several([
    ...(await shown(dependencies, turn, input, started)),
    ...(refused.length > 0 ? [refusalOf(refused)] : []),
  ]);
};

/** A file that cannot be taken. */
interface Refused {
  readonly name: string;
  readonly why: Message;
}

/**
 * Takes the files in their order. What befalls one is no matter of those that were taken before it.
 * @throws UserError for one that is alone, as `Requests.start`
 */
const startAll = async (dependencies: RequestDependencies, turn: Turn, input: Asked) => {
  await dependencies.admitCosts(turn);
  const files = filesOf(turn, input.file);
  const started: GenerationId[] = [];
  const refused: Refused[] = [];
  for (const [i, file] of files.entries()) {
    const event = i === 0 ? turn.event : eventPart(turn.event, `${i}`);
    try {
      started.push(await start(dependencies, { ...turn, event }, { ...input, file }));
    } catch (error) {
      if (files.length === 1 || !(error instanceof UserError || started.length > 0)) throw error;
      refused.push({ name: file.name, why: whyNot(dependencies, turn, error) });
    }
  }
  return { started, refused };
};

const whyNot = ({ reportBug }: RequestDependencies, turn: Turn, error: unknown): Message =>
  error instanceof UserError
    ? errorMessage(error)
    : messages.answers.incident({ id: reportBug(error, turn) });

const start = async (
  { requests, decks, clock, limits }: RequestDependencies,
  turn: Turn,
  { file, ...asked }: Asked & { readonly file: IncomingFile },
): Promise<GenerationId> => {
  const { user } = turn.actor;
  const about = wishOf(asked);
  await requests.admit(user, turn.event, file.size);
  const bytes = await file.read(limits.uploadMegabytes * MEGABYTE, turn.signal);
  return requests.start({
    ...about,
    user,
    event: turn.event,
    place: asked.private ? turn.privatePlace : turn.place,
    fallback: turn.privatePlace,
    file: { name: file.name, bytes },
    isPublic: !asked.private && isShared(turn),
    deck: await deckWished(decks, turn, asked.deck, file.name, clock.now()),
  });
};

/** How the documents that were taken are shown: here, or each in a message where its person alone sees it. */
const shown = async (
  dependencies: RequestDependencies,
  turn: Turn,
  input: Asked,
  started: readonly GenerationId[],
): Promise<readonly Outcome[]> => {
  const { states, announce } = dependencies;
  const isElsewhere = input.private && turn.place.id !== turn.privatePlace.id;
  if (!isElsewhere)
    return Promise.all(
      started.map(async (id) => progressOf(dependencies, await states.own(turn.actor.user, id))),
    );
  for (const id of started) await announce(id);
  return started.length > 0 ? [notice(messages.pdf.private)] : [];
};

/** Each reason once, behind the files that it holds for. */
const refusalOf = (refused: readonly Refused[]): Outcome => {
  const reasons = new Map<string, { readonly why: Message; readonly files: string[] }>();
  for (const { name, why } of refused) {
    const key = JSON.stringify(why);
    const reason = reasons.get(key) ?? { why, files: [] };
    reason.files.push(name);
    reasons.set(key, reason);
  }
  return refusal(inLines([...reasons.values()].map((reason) => messages.request.notTaken(reason))));
};

/** @throws UserError `pages.unreadable` */
const wishOf = ({
  cards,
  pages,
  focus,
  kind,
  language,
}: Omit<Asked, 'file'>): Pick<NewDocument, 'cards' | 'pages' | 'focus' | 'kind' | 'language'> => ({
  ...(cards === undefined ? {} : { cards }),
  ...(pages === undefined ? {} : { pages: pagesTyped(pages) }),
  ...(focus === undefined ? {} : { focus }),
  ...(kind === 'basic' || kind === 'cloze' || kind === 'choice' ? { kind } : {}),
  ...(language === undefined ? {} : { language: languageTyped(language) }),
});

/** @throws UserError `message.own`, `message.no_file`, `file.missing` */
const filesOf = (
  { quoted, typed = false }: Turn,
  given: IncomingFile | undefined,
): readonly IncomingFile[] => {
  const files = given ? [given] : (quoted?.files ?? []);
  if (files.length > 0) return files;
  if (quoted?.isOwn) throw new UserError('message.own', { typed });
  throw quoted && !typed ? new UserError('message.no_file', {}) : new UserError('file.missing', { typed });
};
