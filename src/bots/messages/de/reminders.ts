import type { CatalogOf } from '../catalog-of.js';
import type { reminders as english } from '../en/reminders.js';
import { cardCount, plural, t } from './wording.js';

export const reminders: CatalogOf<typeof english> = {
  due: ({ cards, minutes }) => {
    const takes = plural(minutes, { one: 'etwa eine Minute', other: t`etwa ${minutes} Minuten` });
    return plural(cards, {
      one: t`${cardCount(cards)} wartet auf dich: ${takes}.`,
      other: t`${cardCount(cards)} warten auf dich: ${takes}.`,
    });
  },
  last: 'Meine letzten beiden Erinnerungen blieben ohne Antwort. Bleibt es auch diese, höre ich damit auf.',
  studyNow: 'Jetzt lernen',
  later: 'Später am Tag',
  keep: 'Weiter erinnern',
  stop: 'Nicht mehr erinnern',
  putOff: 'Gut, ich melde mich in zwei Stunden wieder.',
  tomorrow: 'Der Tag ist fast vorbei, ich melde mich morgen wieder.',
  off: 'Gut, ich erinnere dich nicht mehr.',
  turnOn: 'Wieder erinnern',
  on: ({ time, zone }) =>
    t`Ich schreibe dir hier privat um ${time} Uhr (${zone}), wenn Karten fällig sind, höchstens einmal am Tag.`,
  onInPrivate: ({ time, zone }) =>
    t`Ich schreibe dir in unserem privaten Chat um ${time} Uhr (${zone}), wenn Karten fällig sind, höchstens einmal am Tag.`,
  cannotWrite: ({ typed }) =>
    typed
      ? 'Ich kann dir nicht privat schreiben und dich deshalb nicht erinnern. Öffne unseren privaten Chat, drück auf „Starten“ und versuch es noch einmal.'
      : 'Ich kann dir nicht privat schreiben und dich deshalb nicht erinnern. Erlaube Direktnachrichten von diesem Server und versuch es noch einmal.',
  closed:
    'Karten waren fällig, aber ich konnte dir nicht privat schreiben. Die Erinnerung ist deshalb jetzt aus. Sobald ich dir schreiben darf, schalte sie wieder ein.',
};
