import type { Accounts } from '../../../core/accounts/accounts.js';
import { UserError } from '../../../core/errors.js';
import type { UsedModels } from '../../../core/generation/model/used-models.js';
import type { UserId } from '../../../core/ids.js';
import type { Clock } from '../../../core/ports.js';
import type { AccountData } from '../../../core/privacy/account-data.js';
import { accountAsCsv } from '../../../core/privacy/export-csv.js';
import type { Privacy } from '../../../core/privacy/privacy.js';
import { type AnyCommand, command, type Feature, press } from '../../chat/command.js';
import { reply, update } from '../../chat/outcome.js';
import type { View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { type LanguageDependencies, languageCommand, languagePresses } from './language.js';
import {
  type SettingsDependencies,
  settingsCommand,
  settingsPresses,
  settingsSubmissions,
} from './settings.js';
import {
  type ExportFile,
  exportView,
  forgetView,
  goneView,
  keptView,
  privacyDetailsView,
  privacyView,
} from './views.js';

const words = messages.account.commands;

export interface AccountDependencies extends SettingsDependencies, LanguageDependencies {
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
    privacyPress(dependencies),
    exportPress(dependencies),
    forgetPress(dependencies),
  ],
  submissions: settingsSubmissions(dependencies),
});

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

const privacyPress = ({ findUsedModels }: AccountDependencies) =>
  press({
    action: 'account.privacy',
    run: async (_, { whole }) => update((whole ? privacyDetailsView : privacyView)(await findUsedModels())),
  });

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
