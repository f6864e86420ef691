import { commandName } from '../../chat/text.js';
import type { CatalogOf } from '../catalog-of.js';
import type { boards as english } from '../en/boards.js';
import { plural, t } from './wording.js';

export const boards: CatalogOf<typeof english> = {
  opened: ({ timeZone }) =>
    t`Jeden Montag um 09:00 (Zeitzone: ${timeZone}) zeige ich hier, wie die Lernwoche war, für alle, die mitmachen: ihre Wiederholungen, ihre Serie und ihre Punkte im Quiz hier. Wer jetzt mitmacht, ist mit dieser ganzen Woche dabei. Wer nicht mitmacht, wird nicht genannt.`,
  movedHere: 'Die Wochentafel ist von einem anderen Ort hierher umgezogen.',
  movedAway: 'Die Wochentafel ist an einen anderen Ort umgezogen.',
  isHere: t`Die Wochentafel ist schon hier. So beendest du sie: ${commandName('board off')}`,
  retimed: ({ timeZone }) =>
    t`Die Wochentafel ist schon hier. Ab jetzt kommt sie nach deiner Zeitzone: ${timeZone}`,
  closed: 'Hier gibt es keine Wochentafel mehr.',
  cannotPost:
    'Ich darf hier nicht schreiben. Wählt einen anderen Ort oder erlaubt mir, hier Nachrichten zu senden.',
  onlyModerators: 'Das kann nur die Moderation festlegen.',
  title: 'Die Lernwoche',
  reviews: ({ reviews }) =>
    plural(reviews, { one: t`${reviews} Wiederholung`, other: t`${reviews} Wiederholungen` }),
  points: ({ points }) => plural(points, { one: t`${points} Quizpunkt`, other: t`${points} Quizpunkte` }),
  streak: ({ days }) => t`${days} Tage in Folge`,
  more: ({ people }) =>
    plural(people, {
      one: 'Auch eine weitere Person hat gelernt. Stark, ihr alle!',
      other: t`Auch ${people} weitere haben gelernt. Stark, ihr alle!`,
    }),
  wellDone: 'Stark, ihr alle!',
  join: 'Mitmachen',
  leave: 'Nicht mehr mitmachen',
  joined:
    'Du bist dabei. Ab jetzt sehen hier alle deine Wiederholungen, deine Serie und deine Quizpunkte der Woche.',
  left: 'Du stehst nicht mehr auf der Tafel. Niemand hier sieht, wie du lernst.',
  commands: {
    here: 'Eine Wochentafel des Lernens, in diesem Kanal oder dieser Gruppe (Moderation)',
    off: 'Keine Wochentafel mehr (Moderation)',
  },
};
