import { randomUUID } from 'node:crypto';
import type { Feature } from '../bots/chat/command.js';
import type { RouterParts } from '../bots/chat/router.js';
import type { ViewSubject } from '../bots/chat/subject.js';
import type { Log } from '../log.js';
import type { Admission } from './admission.js';
import type { Services } from './services.js';

/** What the router asks of the rest of the house. */
export const createRouterParts = (
  { accounts, references, owed }: Pick<Services, 'accounts' | 'references' | 'owed'>,
  {
    features,
    viewSubject,
    admission,
    log,
  }: { features: readonly Feature[]; viewSubject: ViewSubject; admission: Admission; log: Log },
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
    log.error({ err: error, incident, event, place }, 'a handler failed');
    return incident;
  },
});
