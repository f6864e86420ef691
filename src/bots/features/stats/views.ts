import type { FitState } from '../../../core/fit/fits.js';
import type { StudyStats } from '../../../core/stats/stats.js';
import { italic, type Message, type Piece } from '../../chat/text.js';
import type { View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { cardsIn, recalled, sum, together } from './figures.js';

const words = messages.stats;

interface Fact {
  readonly label: Message;
  readonly value: readonly Piece[];
}

/** The picture, and its main figures as text. */
export const statsView = (stats: StudyStats, fit: FitState, picture: Uint8Array): View => ({
  accent: 'study',
  title: words.title,
  blocks: [
    { kind: 'image', type: 'png', bytes: picture, alt: altOf(stats) },
    { kind: 'facts', rows: [...factsOf(stats), ...scheduleOf(fit)] },
  ],
  buttons: [
    [
      { label: words.study, action: { type: 'study.start', deck: null }, tone: 'primary' },
      { label: words.settings, action: { type: 'settings.show' } },
    ],
  ],
});

const weeksOf = ({ calendar }: StudyStats): number => Math.ceil(calendar.reviews.length / 7);

const altOf = (stats: StudyStats): Message =>
  words.alt({ weeks: weeksOf(stats), days: stats.forecast.length });

/** Shares below this are rounded away. */
const GAIN_TOLD = 0.005;

/** Nothing is said of a fit that cannot be. */
const scheduleOf = (fit: FitState): Fact[] =>
  fit.kind === 'none' ? [] : [{ label: words.facts.schedule, value: [fitOf(fit)] }];

const fitOf = (fit: Exclude<FitState, { readonly kind: 'none' }>): Message => {
  switch (fit.kind) {
    case 'fitted':
      return words.fitted({ reviews: fit.reviews, gain: fit.gain < GAIN_TOLD ? null : fit.gain });
    case 'before':
      return fit.missing === 0 ? words.fitSoon : words.fitBefore(fit);
    case 'standard':
      return words.fitStandard(fit);
    case 'off':
      return words.fitOff;
  }
};

const factsOf = (stats: StudyStats): Fact[] => {
  const { calendar, today, streak, forecast } = stats;
  const { share, reviews: answers } = recalled(stats);
  const all = together(stats.decks);
  const days = calendar.reviews.filter((count) => count > 0).length;
  const due = { today: forecast[0] ?? 0, all: sum(forecast), days: forecast.length };
  return [
    {
      label: words.facts.today,
      value: [
        today.reviews === 0
          ? words.notToday
          : words.studiedToday({ reviews: today.reviews, milliseconds: today.spentMs }),
      ],
    },
    { label: words.facts.streak, value: [words.streak(streak), ' · ', italic(words.streakHint)] },
    {
      label: words.facts.weeks({ weeks: weeksOf(stats) }),
      value: [words.studiedIn({ reviews: sum(calendar.reviews), days })],
    },
    {
      label: words.facts.recall,
      value:
        share === null
          ? [words.noAnswers]
          : [
              words.recalled({ share, reviews: answers }),
              ' · ',
              italic(words.goal({ share: stats.recall.goal })),
            ],
    },
    { label: words.facts.due, value: [words.due(due)] },
    {
      label: words.facts.cards,
      value: [words.known({ cards: cardsIn(all), mature: all.mature }), ' · ', italic(words.matureHint)],
    },
  ];
};
