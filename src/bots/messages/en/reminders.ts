import { cardCount, plural, t } from './wording.js';

export const reminders = {
  due: ({ cards, minutes }: { cards: number; minutes: number }) => {
    const takes = plural(minutes, { one: 'about a minute', other: t`about ${minutes} minutes` });
    return plural(cards, {
      one: t`${cardCount(cards)} is waiting for you: ${takes}.`,
      other: t`${cardCount(cards)} are waiting for you: ${takes}.`,
    });
  },
  last: 'You left my last two reminders unanswered. If you leave this one, too, I’ll stop writing.',
  studyNow: 'Study now',
  later: 'Later today',
  keep: 'Keep reminding me',
  stop: 'Stop reminders',
  putOff: 'All right, I’ll write again in two hours.',
  tomorrow: 'Today is nearly over, so I’ll write again tomorrow.',
  off: 'All right, I won’t remind you any more.',
  turnOn: 'Turn reminders on again',
  /** In the private chat. */
  on: ({ time, zone }: { time: string; zone: string }) =>
    t`I’ll write to you here in private at ${time} (${zone}) when cards are due, once a day at most.`,
  /** Somewhere else. */
  onInPrivate: ({ time, zone }: { time: string; zone: string }) =>
    t`I’ll write to you in our private chat at ${time} (${zone}) when cards are due, once a day at most.`,
  cannotWrite: ({ typed }: { typed: boolean }) =>
    typed
      ? 'I cannot write to you in private, so I cannot remind you. Open our private chat, press Start, and try again.'
      : 'I cannot write to you in private, so I cannot remind you. Allow direct messages from this server, then try again.',
  closed:
    'Cards were due, but I could not write to you in private, so reminders are off now. Once I may write to you, turn them on again.',
} as const;
