import { createHash } from 'node:crypto';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Locale,
  type REST,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import { z } from 'zod';
import type { Registrations } from '../../core/events/registrations.js';
import type { AnyCommand, OptionSpec } from '../chat/command.js';
import type { Text } from '../chat/text.js';
import type { Where } from '../chat/turn.js';
import { plainText } from '../messages/bind.js';
import { catalogs, DEFAULT_LANGUAGE, languageOf } from '../messages/catalog.js';
import { SUGGESTIONS_MAX } from './limits.js';
import type { CommandIds } from './mentions.js';
import { PLATFORM } from './refs.js';

type Definition = RESTPostAPIApplicationCommandsJSONBody;
type Value = ReturnType<typeof valueOption>;

/**
 * Overwrites the application's commands in one request, but only when they differ from the last ones: Discord
 * allows 200 creations a day.
 * @returns whether it did, and what Discord calls them
 */
export const register = async (
  rest: REST,
  applicationId: string,
  commands: readonly AnyCommand[],
  registration: Registrations,
): Promise<{ readonly isNew: boolean; readonly ids: CommandIds }> => {
  const body = definitions(commands);
  const hash = createHash('sha256')
    .update(JSON.stringify([applicationId, body]))
    .digest('hex');
  const route = Routes.applicationCommands(applicationId);
  if ((await registration.read(PLATFORM)) === hash)
    return { isNew: false, ids: idsOf(await rest.get(route)) };
  const ids = idsOf(await rest.put(route, { body }));
  await registration.write(PLATFORM, hash);
  return { isNew: true, ids };
};

const registered = z.array(z.object({ id: z.string(), name: z.string(), type: z.number().optional() }));

/** Of those that are typed; a message's menu may bear the same name. */
const idsOf = (answer: unknown): CommandIds =>
  new Map(
    registered
      .parse(answer)
      .flatMap(({ id, name, type = ApplicationCommandType.ChatInput }) =>
        type === ApplicationCommandType.ChatInput ? [[name, id] as const] : [],
      ),
  );

/** The commands as Discord's: words that share their first become subcommands, and menus stand beside them. */
export const definitions = (commands: readonly AnyCommand[]): Definition[] => {
  const here = commands.filter(({ where }) => contextsOf(where).length > 0);
  const names = [...new Set(here.map(({ path }) => path[0]))];
  const groups = names.map((name) => here.filter(({ path }) => path[0] === name));
  return [...groups.map(chatCommand), ...here.flatMap(menuCommand)];
};

const chatCommand = (group: readonly AnyCommand[]): Definition => {
  const [first] = group;
  if (!first) throw new RangeError('no command to register');
  const [name, subcommand] = first.path;
  const scope = scopeOf(group.flatMap(({ where }) => where));
  const type = ApplicationCommandType.ChatInput;
  if (subcommand === undefined)
    return { ...scope, type, name, ...described(first.description), options: optionsOf(first) };
  return {
    ...scope,
    type,
    name,
    description: group.map(({ path }) => path[1]).join(', '),
    options: group.map((each) => ({
      type: ApplicationCommandOptionType.Subcommand as const,
      name: each.path[1] ?? '',
      ...described(each.description),
      options: optionsOf(each),
    })),
  };
};

const menuCommand = (command: AnyCommand): Definition[] =>
  command.messageMenu === undefined
    ? []
    : [{ ...scopeOf(command.where), type: ApplicationCommandType.Message, ...named(command.messageMenu) }];

/** The name that Discord sends when a message's menu was used: the one in the default language. */
export const menuName = ({ messageMenu }: AnyCommand): string | undefined =>
  messageMenu && inDefault(messageMenu);

const inDefault = (text: Text): string => plainText(text, catalogs[DEFAULT_LANGUAGE]);

/** Discord's locales for each language but the default one: `de`; of some, variants such as `es-ES` and `es-419`. */
const OTHER_LOCALES = Object.values(Locale).filter((locale) => languageOf(locale) !== DEFAULT_LANGUAGE);

/** The text in the other languages, where it differs. */
const inOthers = (text: Text): Partial<Record<Locale, string>> | undefined => {
  const translated = OTHER_LOCALES.map((locale) => [locale, plainText(text, catalogs[languageOf(locale)])]);
  const different = translated.filter(([, words]) => words !== inDefault(text));
  return different.length > 0 ? Object.fromEntries(different) : undefined;
};

const named = (text: Text) => {
  const name_localizations = inOthers(text);
  return { name: inDefault(text), ...(name_localizations && { name_localizations }) };
};

const described = (text: Text) => {
  const description_localizations = inOthers(text);
  return { description: inDefault(text), ...(description_localizations && { description_localizations }) };
};

/** A person who installed the app for themselves can use it in other people's chats and in guilds. */
const CONTEXTS = {
  guild: [InteractionContextType.Guild],
  botDm: [InteractionContextType.BotDM],
  userInstall: [InteractionContextType.Guild, InteractionContextType.PrivateChannel],
  group: [],
  groupAdmin: [],
} as const satisfies Record<Where, readonly InteractionContextType[]>;

const contextsOf = (where: readonly Where[]): InteractionContextType[] =>
  [...new Set(where.flatMap((place) => [...CONTEXTS[place]]))].sort();

const scopeOf = (where: readonly Where[]) => ({
  contexts: contextsOf(where),
  integration_types: [
    ApplicationIntegrationType.GuildInstall,
    ...(where.includes('userInstall') ? [ApplicationIntegrationType.UserInstall] : []),
  ],
});

/** Discord wants required options first. */
const optionsOf = ({ options }: AnyCommand): Value[] =>
  Object.entries(options)
    .sort(([, a], [, b]) => Number(b.required ?? false) - Number(a.required ?? false))
    .map(([name, spec]) => valueOption(name, spec));

const valueOption = (name: string, spec: OptionSpec) => {
  const common = { name, ...described(spec.description), required: spec.required ?? false };
  switch (spec.kind) {
    case 'text':
      return {
        ...common,
        type: ApplicationCommandOptionType.String as const,
        ...(spec.maxLength === undefined ? {} : { max_length: spec.maxLength }),
        ...completion(spec),
      };
    case 'integer':
      return {
        ...common,
        type: ApplicationCommandOptionType.Integer as const,
        min_value: spec.min,
        max_value: spec.max,
      };
    case 'flag':
      return { ...common, type: ApplicationCommandOptionType.Boolean as const };
    case 'file':
      return { ...common, type: ApplicationCommandOptionType.Attachment as const };
    default:
      return spec satisfies never;
  }
};

/** A fixed list where there is one that fits, else completion. */
const completion = ({ choices, suggest }: Extract<OptionSpec, { kind: 'text' }>) => {
  if (choices && choices.length <= SUGGESTIONS_MAX)
    return { choices: choices.map(({ value, label }) => ({ ...named(label), value })) };
  return suggest ? { autocomplete: true as const } : {};
};
