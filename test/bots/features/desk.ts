import { decodeAction, encodeAction } from '../../../src/bots/chat/action.js';
import type { Feature } from '../../../src/bots/chat/command.js';
import type { Outcome } from '../../../src/bots/chat/outcome.js';
import { createRouter, type Handling, type Router } from '../../../src/bots/chat/router.js';
import type { Span } from '../../../src/bots/chat/text.js';
import type { Incoming, Where } from '../../../src/bots/chat/turn.js';
import type { BoundButton, BoundView } from '../../../src/bots/chat/view.js';
import { plainText } from '../../../src/bots/messages/bind.js';
import { catalogs } from '../../../src/bots/messages/catalog.js';
import type { Accounts } from '../../../src/core/accounts/accounts.js';
import { freshEvent } from '../../support/people.js';
import { answerInEnglish, inEnglish } from '../../support/words.js';

/** One person at a router, with no platform between. */
export interface Desk {
  readonly router: Router;
  command(
    path: string,
    raw?: Record<string, string | number | boolean>,
    onMessage?: string,
  ): Promise<Outcome>;
  /** Presses the button, or chooses the option, of that label on what was answered last. */
  press(label: string): Promise<Outcome>;
  /** Presses a button on something that was answered before. */
  pressOn(outcome: Outcome, label: string): Promise<Outcome>;
  fill(values: Record<string, string>): Promise<Outcome>;
  suggest(path: string, option: string, typed: string): Promise<readonly string[]>;
  /** What was answered last. */
  last(): Outcome;
}

let people = 0;

export const sitAt = (
  features: readonly Feature[],
  accounts: Pick<Accounts, 'meet'>,
  where: Where = 'guild',
): Desk => {
  const bugs: unknown[] = [];
  const router = createRouter({
    features,
    meet: ({ identity }) => accounts.meet(identity, { deckName: 'My cards' }),
    language: async () => 'en',
    admit: () => {},
    remember: async () => {},
    waiting: async () => [],
    reportBug(error) {
      bugs.push(error);
      return 'bug';
    },
  });
  const identity = { platform: 'test', platformUserId: `desk-${people++}`, displayName: 'Ada' };
  const incoming = (onMessage?: string): Incoming => ({
    event: freshEvent(),
    identity,
    moderator: false,
    place: { kind: 'place', platform: 'test', id: 'here' },
    privatePlace: { kind: 'place', platform: 'test', id: 'private' },
    where,
    locale: 'en',
    signal: new AbortController().signal,
    ...(onMessage === undefined ? {} : { quoted: { text: onMessage, files: [] } }),
  });
  let last: Outcome = { kind: 'notice', text: '' };
  const take = async ({ outcome }: Handling): Promise<Outcome> => {
    last = answerInEnglish(await outcome);
    if (bugs.length > 0) throw bugs[0];
    return last;
  };
  return {
    router,
    command: (path, raw = {}, onMessage) => take(router.command(incoming(onMessage), path, raw)),
    press: (label) => take(router.press(incoming(), encodeAction(findButton(last, label).action))),
    pressOn: (outcome, label) =>
      take(router.press(incoming(), encodeAction(findButton(outcome, label).action))),
    fill(values) {
      if (last.kind !== 'ask') throw new Error('no form is open');
      return take(router.submit(incoming(), encodeAction(last.form.submit), values));
    },
    suggest: async (path, option, typed) =>
      (await router.suggest(incoming(), path, option, typed)).map(({ label }) => label),
    last: () => last,
  };
};

/** As it is read in English. */
export const viewOf = (outcome: Outcome): BoundView => {
  if (outcome.kind === 'reply' || outcome.kind === 'update') return inEnglish(outcome.view);
  throw new Error(`not a view but ${JSON.stringify(outcome)}`);
};

/** Everything there is to read. */
export const textOf = (outcome: Outcome): string => {
  if (outcome.kind === 'notice') return plainText(outcome.text, catalogs.en);
  const { title = '', blocks } = viewOf(outcome);
  const words = (spans: readonly Span[]) =>
    spans.map((span) => (typeof span === 'string' ? span : span.text)).join('');
  const lines = blocks.map((block) => {
    if (block.kind === 'text' || block.kind === 'quote') return words(block.text);
    if (block.kind === 'facts')
      return block.rows.map(({ label, value }) => `${label}: ${words(value)}`).join('\n');
    if (block.kind === 'image') return words(block.instead ?? []);
    return block.kind === 'file' ? block.name : '';
  });
  return [title, ...lines].join('\n');
};

export const buttonsOf = (outcome: Outcome): readonly string[] =>
  (viewOf(outcome).buttons ?? []).flat().map(({ label }) => label);

const findButton = (outcome: Outcome, label: string): Extract<BoundButton, { action: unknown }> => {
  const { buttons = [], selects = [] } = viewOf(outcome);
  const offered = [...buttons.flat(), ...selects.flatMap(({ options }) => options)];
  const button = offered.find((each) => each.label.startsWith(label));
  if (!button || !('action' in button))
    throw new Error(`no button ${label} among ${buttonsOf(outcome).join(', ')}`);
  const action = decodeAction(encodeAction(button.action));
  if (JSON.stringify(action) !== JSON.stringify(button.action))
    throw new Error(`a button lost its meaning: ${label}`);
  return button;
};
