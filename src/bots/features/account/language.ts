import type { Locales } from '../../../core/accounts/locales.js';
import { UserError } from '../../../core/errors.js';
import type { Spaces } from '../../../core/spaces/spaces.js';
import { type AnyCommand, type Choice, command, press } from '../../chat/command.js';
import { reply, update } from '../../chat/outcome.js';
import type { Turn } from '../../chat/turn.js';
import type { View } from '../../chat/view.js';
import { isLanguage, LANGUAGE_NAMES, LANGUAGES, type Language, languageOf } from '../../messages/catalog.js';
import { messages } from '../../messages/messages.js';
import { languageView } from './views.js';

const words = messages.account;

export interface LanguageDependencies {
  readonly locales: Locales;
  readonly spaces: Pick<Spaces, 'remember'>;
}

const FOLLOW_APP = 'app';
const CHOICES: readonly Choice[] = [
  ...LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language] })),
  { value: FOLLOW_APP, label: words.language.sameAsApp },
];
const FOR: readonly Choice[] = [
  { value: 'me', label: words.commands.forMe },
  { value: 'everyone', label: words.commands.forEveryone },
];

/** Which language a person reads, and which a server or group. */
export const languageCommand = (dependencies: LanguageDependencies): AnyCommand =>
  command({
    path: ['language'],
    description: words.commands.language,
    where: ['guild', 'botDm', 'userInstall', 'group', 'groupAdmin'],
    positional: ['language'],
    options: {
      language: { kind: 'text', description: words.commands.languageOption, choices: CHOICES },
      for: { kind: 'text', description: words.commands.languageFor, choices: FOR },
    },
    async run(turn, { language: typed, for: whom }) {
      if (typed === undefined) return reply(await shown(dependencies, turn));
      const language = isLanguage(typed) ? typed : null;
      if (whom === 'everyone') await chooseForRoom(dependencies, turn, language);
      else await dependencies.locales.choose(turn.actor.user, language);
      return reply(await shown(dependencies, turn, true));
    },
  });

export const languagePresses = (dependencies: LanguageDependencies) => [
  press({ action: 'settings.languages', run: async (turn) => reply(await shown(dependencies, turn)) }),
  press({
    action: 'settings.language',
    async run(turn, { language }) {
      await dependencies.locales.choose(turn.actor.user, language);
      return update(await shown(dependencies, turn, true));
    },
  }),
];

const chooseForRoom = async (
  { locales, spaces }: LanguageDependencies,
  { actor, space, place, typed = false }: Turn,
  language: Language | null,
): Promise<void> => {
  if (!space) throw new UserError('option.not_alone', { typed });
  if (!actor.moderator) throw new UserError('option.moderators', {});
  await locales.chooseForSpace(await spaces.remember({ platform: place.platform, ...space }), language);
};

const shown = async (
  { locales }: LanguageDependencies,
  { actor, locale, space, place, typed = false }: Turn,
  isChanged = false,
): Promise<View> => {
  const chosen = await locales.chosen(actor.user);
  const room = space && (await locales.ofSpace({ platform: place.platform, ...space }, space.locale));
  return languageView({
    language: languageOf(chosen ?? locale),
    isChosen: chosen !== null,
    ...(room === undefined ? {} : { room: languageOf(room) }),
    isChanged,
    typed,
  });
};
