import { randomUUID } from 'node:crypto';
import type { Feature } from '../bots/chat/command.js';
import type { RouterParts } from '../bots/chat/router.js';
import type { ViewSubject } from '../bots/chat/subject.js';
import type { Log } from '../log.js';
import type { Admission } from './admission.js';
import type { Services } from './services.js';

interface RouterInputs {
  readonly features: readonly Feature[];
  readonly viewSubject: ViewSubject;
  readonly admission: Admission;
  readonly log: Log;
}

/** Connects the router with the services that it asks. */
export const createRouterParts = (
  { accounts, references, owed }: Pick<Services, 'accounts' | 'references' | 'owed'>,
  { features, viewSubject, admission, log }: RouterInputs,
): RouterParts => ({
  features,
  meet: ({ identity }) => accounts.meet(identity),
  admit: admission.admit,
  remember: references.remember,
  async waiting(user) {
    const held = await owed.held(user);
    const waiting = held.map(async ({ id, subject }) => ({
      view: await viewSubject(subject),
      told: () => owed.markDelivered(id),
    }));
    return (await Promise.all(waiting)).flatMap(({ view, told }) => (view ? [{ view, told }] : []));
  },
  reportBug(error, { event, place }) {
    const incident = randomUUID().slice(0, 8);
    log.error({ err: error, incident, event, place }, 'handler failed');
    return incident;
  },
});
