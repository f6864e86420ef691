import type { Accounts } from '../../../core/accounts/accounts.js';
import { NEW_PER_DAY_MAX, suggestTimeZones } from '../../../core/accounts/settings.js';
import { UserError } from '../../../core/errors.js';
import type { UserId } from '../../../core/ids.js';
import { SUGGESTIONS_MAX } from '../../../core/library/limits.js';
import type { Clock } from '../../../core/ports.js';
import type { AccountData } from '../../../core/privacy/export.js';
import { accountAsCsv } from '../../../core/privacy/export-csv.js';
import type { Privacy } from '../../../core/privacy/privacy.js';
import { type AnyCommand, command, type Feature, press, submission } from '../../chat/command.js';
import type { Outcome } from '../../chat/outcome.js';
import type { View } from '../../chat/view.js';
import { accountCommands as words } from '../../messages/account.js';
import { EVERYWHERE, orTryAgain } from '../parts.js';
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

export interface AccountParts {
  readonly accounts: Accounts;
  readonly privacy: Privacy;
  readonly clock: Clock;
  /** Whether the operator set a model key, so that texts leave for the model's provider. */
  readonly sendsToModel: boolean;
}

/** How long "delete everything" may be confirmed after it was asked. */
const CONFIRM_SECONDS = 10 * 60;

/** A person's settings and data. */
export const accountFeature = (parts: AccountParts): Feature => ({
  commands: [settingsCommand(parts), ...dataCommands(parts)],
  presses: [...settingsPresses(parts), exportPress(parts), forgetPress(parts)],
  submissions: [
    submission({
      action: 'settings.submitTimeZone',
      audience: 'actor',
      run: ({ actor }, _, { zone = '' }) =>
        orTryAgain({ type: 'settings.timeZone' }, async () =>
          reply(settingsView(await parts.accounts.change(actor.user, { timeZone: zone }), true)),
        ),
    }),
  ],
});

const privateAnswer = { audience: 'actor', opens: 'answer' } as const;
const reply = (view: View): Outcome => ({ kind: 'reply', view });
const update = (view: View): Outcome => ({ kind: 'update', view });

const settingsCommand = ({ accounts }: AccountParts): AnyCommand =>
  command({
    ...privateAnswer,
    path: ['settings'],
    description: words.settings,
    where: EVERYWHERE,
    options: {
      new: { kind: 'integer', description: words.newPerDay, min: 0, max: NEW_PER_DAY_MAX },
      timezone: {
        kind: 'text',
        description: words.timeZone,
        suggest: async (_, typed) =>
          suggestTimeZones(typed, SUGGESTIONS_MAX).map((zone) => ({ label: zone, value: zone })),
      },
    },
    async run({ actor: { user } }, { new: newPerDay, timezone: timeZone }) {
      const wanted = {
        ...(newPerDay === undefined ? {} : { newPerDay }),
        ...(timeZone === undefined ? {} : { timeZone }),
      };
      if (Object.keys(wanted).length === 0) return reply(settingsView(await accounts.settings(user)));
      return reply(settingsView(await accounts.change(user, wanted), true));
    },
  });

const settingsPresses = ({ accounts }: AccountParts) => [
  press({
    ...privateAnswer,
    action: 'settings.show',
    run: async ({ actor }) => reply(settingsView(await accounts.settings(actor.user))),
  }),
  press({
    ...privateAnswer,
    action: 'settings.newPerDay',
    run: async ({ actor }, { cards }) =>
      update(settingsView(await accounts.change(actor.user, { newPerDay: cards }), true)),
  }),
  press({
    ...privateAnswer,
    action: 'settings.quizReviews',
    run: async ({ actor }, { counted }) =>
      update(settingsView(await accounts.change(actor.user, { quizReviews: counted }), true)),
  }),
  press({
    action: 'settings.timeZone',
    audience: 'actor',
    opens: 'form',
    run: async ({ actor }) => ({
      kind: 'ask',
      form: timeZoneForm((await accounts.settings(actor.user)).timeZone),
    }),
  }),
];

const dataCommands = ({ privacy, clock, sendsToModel }: AccountParts): AnyCommand[] => [
  command({
    ...privateAnswer,
    path: ['privacy'],
    description: words.privacy,
    where: EVERYWHERE,
    options: {},
    run: async () => reply(privacyView(sendsToModel)),
  }),
  command({
    ...privateAnswer,
    path: ['export'],
    description: words.export,
    where: EVERYWHERE,
    options: {},
    privately: () => ({ type: 'account.export', format: 'json' }),
    run: async ({ actor }) => reply(await exported(privacy, actor.user)),
  }),
  command({
    ...privateAnswer,
    path: ['forget-me'],
    shortcut: 'forget_me',
    description: words.forget,
    where: EVERYWHERE,
    options: {},
    privately: () => ({ type: 'account.forget', confirmed: false, asked: 0 }),
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

const exportPress = ({ privacy }: AccountParts) =>
  press({
    ...privateAnswer,
    action: 'account.export',
    inPrivate: true,
    run: async ({ actor }) => reply(await exported(privacy, actor.user)),
  });

const forgetPress = ({ privacy, clock }: AccountParts) =>
  press({
    ...privateAnswer,
    action: 'account.forget',
    async run({ actor }, { confirmed, asked }) {
      if (!confirmed) return asked === 0 ? reply(forgetView(seconds(clock))) : update(keptView);
      if (seconds(clock) - asked > CONFIRM_SECONDS) throw new UserError('action.expired', {});
      await privacy.forgetMe(actor.user);
      return update(goneView);
    },
  });
