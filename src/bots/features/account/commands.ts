import type { Accounts } from '../../../core/accounts/accounts.js';
import type { Locales } from '../../../core/accounts/locales.js';
import { NEW_PER_DAY_MAX, type SettingsChange } from '../../../core/accounts/settings.js';
import { suggestTimeZones } from '../../../core/accounts/time-zones.js';
import { UserError } from '../../../core/errors.js';
import type { UsedModels } from '../../../core/generation/model/used-models.js';
import type { UserId } from '../../../core/ids.js';
import { SUGGESTIONS_MAX } from '../../../core/library/limits.js';
import type { Clock } from '../../../core/ports.js';
import type { AccountData } from '../../../core/privacy/export.js';
import { accountAsCsv } from '../../../core/privacy/export-csv.js';
import type { Privacy } from '../../../core/privacy/privacy.js';
import { type AnyCommand, command, type Feature, press, submission } from '../../chat/command.js';
import { ask, reply, update } from '../../chat/outcome.js';
import type { Turn } from '../../chat/turn.js';
import type { View } from '../../chat/view.js';
import { type Language, languageOf } from '../../messages/catalog.js';
import { messages } from '../../messages/messages.js';
import { orTryAgain } from '../shared.js';
import { type LanguageDependencies, languageCommand, languagePresses } from './language.js';
import {
  type ExportFile,
  exportView,
  forgetView,
  goneView,
  keptView,
  privacyView,
  settingsView,
  timeZoneForm,
} from './views.js';

const words = messages.account.commands;

export interface AccountDependencies extends LanguageDependencies {
  readonly accounts: Accounts;
  readonly privacy: Privacy;
  readonly clock: Clock;
  /** To whose models texts are sent. */
  readonly findUsedModels: () => Promise<UsedModels>;
}

/** How long the question "delete everything?" can be confirmed. */
const CONFIRM_SECONDS = 10 * 60;

/** A person's settings and data. */
export const accountFeature = (dependencies: AccountDependencies): Feature => ({
  commands: [settingsCommand(dependencies), languageCommand(dependencies), ...dataCommands(dependencies)],
  presses: [
    ...settingsPresses(dependencies),
    ...languagePresses(dependencies),
    exportPress(dependencies),
    forgetPress(dependencies),
  ],
  submissions: [
    submission({
      action: 'settings.submitTimeZone',
      run: (turn, _, { zone = '' }) =>
        orTryAgain({ type: 'settings.timeZone' }, async () =>
          reply(await changed(dependencies, turn, { timeZone: zone })),
        ),
    }),
  ],
});

const shown = async ({ accounts, locales }: AccountDependencies, { actor, locale }: Turn): Promise<View> =>
  settingsView(await accounts.settings(actor.user), await languageFor(locales, actor.user, locale));

const changed = async (
  { accounts, locales }: AccountDependencies,
  { actor, locale }: Turn,
  wanted: SettingsChange,
): Promise<View> => {
  const settings = await accounts.change(actor.user, wanted);
  return settingsView(settings, await languageFor(locales, actor.user, locale), true);
};

const languageFor = async (locales: Locales, user: UserId, locale: string | undefined): Promise<Language> =>
  languageOf((await locales.chosen(user)) ?? locale);

const settingsCommand = (dependencies: AccountDependencies): AnyCommand =>
  command({
    path: ['settings'],
    description: words.settings,
    options: {
      new: { kind: 'integer', description: words.newPerDay, min: 0, max: NEW_PER_DAY_MAX },
      timezone: {
        kind: 'text',
        description: words.timeZone,
        suggest: async (_, typed) =>
          suggestTimeZones(typed, SUGGESTIONS_MAX).map(({ name, zone }) => ({
            label: name === zone ? name : `${name} · ${zone}`,
            value: name,
          })),
      },
    },
    async run(turn, { new: newPerDay, timezone: timeZone }) {
      const wanted = {
        ...(newPerDay === undefined ? {} : { newPerDay }),
        ...(timeZone === undefined ? {} : { timeZone }),
      };
      const isAsked = Object.keys(wanted).length > 0;
      return reply(isAsked ? await changed(dependencies, turn, wanted) : await shown(dependencies, turn));
    },
  });

const settingsPresses = (dependencies: AccountDependencies) => [
  press({
    action: 'settings.show',
    run: async (turn) => reply(await shown(dependencies, turn)),
  }),
  press({
    action: 'settings.newPerDay',
    run: async (turn, { cards }) => update(await changed(dependencies, turn, { newPerDay: cards })),
  }),
  press({
    action: 'settings.quizReviews',
    run: async (turn, { counted }) => update(await changed(dependencies, turn, { quizReviews: counted })),
  }),
  press({
    action: 'settings.sharing',
    run: async (turn, { shared }) => update(await changed(dependencies, turn, { sharesReports: shared })),
  }),
  press({
    action: 'settings.timeZone',
    opens: 'form',
    run: async ({ actor }) =>
      ask(timeZoneForm((await dependencies.accounts.settings(actor.user)).timeZoneName)),
  }),
];

const dataCommands = ({ privacy, clock, findUsedModels }: AccountDependencies): AnyCommand[] => [
  command({
    path: ['privacy'],
    description: words.privacy,
    options: {},
    run: async () => reply(privacyView(await findUsedModels())),
  }),
  command({
    path: ['export'],
    description: words.export,
    options: {},
    privately: async () => ({ type: 'account.export', format: 'json' }),
    run: async ({ actor }) => reply(await exported(privacy, actor.user)),
  }),
  command({
    path: ['forget-me'],
    shortcut: 'forget_me',
    description: words.forget,
    options: {},
    privately: async () => ({ type: 'account.forget', confirmed: false, asked: 0 }),
    run: async () => reply(forgetView(seconds(clock))),
  }),
];

const seconds = (clock: Clock): number => Math.floor(clock.now().getTime() / 1_000);

const exported = async (privacy: Privacy, user: UserId): Promise<View> =>
  exportView(filesOf(await privacy.export(user)));

const filesOf = (data: AccountData): ExportFile[] => [
  { name: 'deckhand.json', bytes: Buffer.from(JSON.stringify(data, undefined, 2)) },
  ...accountAsCsv(data).map(({ name, csv }) => ({ name, bytes: Buffer.from(csv) })),
];

const exportPress = ({ privacy }: AccountDependencies) =>
  press({
    action: 'account.export',
    inPrivate: true,
    run: async ({ actor }) => reply(await exported(privacy, actor.user)),
  });

const forgetPress = ({ privacy, clock }: AccountDependencies) =>
  press({
    action: 'account.forget',
    async run({ actor }, { confirmed, asked }) {
      if (!confirmed) return asked === 0 ? reply(forgetView(seconds(clock))) : update(keptView);
      if (seconds(clock) - asked > CONFIRM_SECONDS) throw new UserError('action.expired', {});
      await privacy.forgetMe(actor.user);
      return update(goneView);
    },
  });
