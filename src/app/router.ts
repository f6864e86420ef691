import { randomUUID } from 'node:crypto';
import type { Feature } from '../bots/chat/command.js';
import type { RouterDependencies } from '../bots/chat/router.js';
import type { ViewSubject } from '../bots/chat/subject.js';
import { plainText } from '../bots/messages/bind.js';
import { catalogs, languageOf } from '../bots/messages/catalog.js';
import { messages } from '../bots/messages/messages.js';
import type { Log } from '../log.js';
import type { Admission } from './admission.js';
import { actorsLanguage } from './readers.js';
import type { Services } from './services.js';

interface RouterInputs {
  readonly features: readonly Feature[];
  readonly viewSubject: ViewSubject;
  readonly admission: Admission;
  readonly log: Log;
  readonly reportBug: RouterDependencies['reportBug'];
}

/** Logs bugs, each under an id that the person is told. */
export const bugReporter =
  (log: Log): RouterDependencies['reportBug'] =>
  (error, { event, place }) => {
    const incident = randomUUID().slice(0, 8);
    log.error({ err: error, incident, event, place }, 'handler failed');
    return incident;
  };

/** Connects the router with the services it calls. */
export const createRouterDependencies = (
  { accounts, locales, references, owed }: Pick<Services, 'accounts' | 'locales' | 'references' | 'owed'>,
  { features, viewSubject, admission, log, reportBug }: RouterInputs,
): RouterDependencies => ({
  features,
  meet: ({ identity, locale }) =>
    accounts.meet(identity, { deckName: plainText(messages.decks.first, catalogs[languageOf(locale)]) }),
  language: actorsLanguage(locales, log),
  admit: admission.admit,
  remember: references.remember,
  async waiting(user) {
    const held = await owed.held(user);
    const waiting = held.map(async ({ id, subject }) => {
      const markDelivered = () => owed.markDelivered(id);
      const view = await viewSubject(subject);
      // What it was about is gone.
      if (!view) await markDelivered();
      return view ? [{ id, view, markDelivered }] : [];
    });
    return (await Promise.all(waiting)).flat();
  },
  reportBug,
});
