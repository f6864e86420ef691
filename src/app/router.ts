import { randomUUID } from 'node:crypto';
import type { Feature } from '../bots/chat/command.js';
import type { RouterParts } from '../bots/chat/router.js';
import { plainText } from '../bots/messages/bind.js';
import { catalogs, languageOf } from '../bots/messages/catalog.js';
import { messages } from '../bots/messages/messages.js';
import type { Subjects } from '../jobs/subjects.js';
import type { Log } from '../log.js';
import type { Admission } from './admission.js';
import { actorsLanguage } from './readers.js';
import type { Services } from './services.js';

/** What the router asks of the rest of the house. */
export const createRouterParts = (
  { accounts, locales, references, owed }: Pick<Services, 'accounts' | 'locales' | 'references' | 'owed'>,
  {
    features,
    subjects,
    admission,
    log,
  }: { features: readonly Feature[]; subjects: Subjects; admission: Admission; log: Log },
): RouterParts => ({
  features,
  meet: ({ identity, locale }) =>
    accounts.meet(identity, { deckName: plainText(messages.decks.first, catalogs[languageOf(locale)]) }),
  language: actorsLanguage(locales, log),
  admit: admission.admit,
  remember: references.remember,
  async waiting(user) {
    const kept = await owed.kept(user);
    const waiting = kept.map(async ({ id, subject }) => ({
      view: await subjects(subject),
      told: () => owed.settle(id),
    }));
    return (await Promise.all(waiting)).flatMap(({ view, told }) => (view ? [{ view, told }] : []));
  },
  reportBug(error, { event, place }) {
    const incident = randomUUID().slice(0, 8);
    log.error({ err: error, incident, event, place }, 'a handler failed');
    return incident;
  },
});
