import { ignore, UserError } from '../../../core/errors.js';
import type { NewDocument } from '../../../core/generation/store/requests.js';
import type { GenerationState } from '../../../core/generation/store/states.js';
import type { GenerationId } from '../../../core/ids.js';
import type { Cards } from '../../../core/library/cards.js';
import type { Decks } from '../../../core/library/decks.js';
import { DECK_NAME_MAX } from '../../../core/library/limits.js';
import { command, type FeatureWithSubjects } from '../../chat/command.js';
import { MEGABYTE } from '../../chat/file-size.js';
import { notice } from '../../chat/outcome.js';
import type { IncomingFile, Turn } from '../../chat/turn.js';
import type { View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { chosenDeck, deckOption } from '../shared.js';
import { type EndDependencies, endPresses } from './end.js';
import { endView } from './end-view.js';
import { progressOf, progressPresses } from './progress.js';
import { reviewPresses } from './review.js';
import { progressView } from './views.js';

const described = messages.pdf.commands;

export interface PdfDependencies extends EndDependencies {
  readonly decks: Decks;
  readonly cards: Cards;
  readonly limits: { readonly uploadMegabytes: number; readonly cards: number };
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
  presses: [...progressPresses(dependencies), ...endPresses(dependencies), ...reviewPresses(dependencies)],
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
