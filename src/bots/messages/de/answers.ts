import { commandName, type Words } from '../../chat/text.js';
import type { Where } from '../../chat/turn.js';
import type { CatalogOf } from '../catalog-of.js';
import type { answers as english } from '../en/answers.js';
import { placesOf } from '../places.js';
import { list, moment, progress, t } from './wording.js';

/** With their prepositions, since German needs different ones. */
const places: Readonly<Record<Where, string>> = {
  guild: 'auf Servern',
  botDm: 'in unserem privaten Chat',
  userInstall: 'in Chats, in denen du mich als eigene App nutzt',
  group: 'in Gruppen',
  groupAdmin: 'für Admins in Gruppen',
};

/** Kinds of place as one says them: `in unserem privaten Chat und in Gruppen`. */
export const placeNames = (where: readonly string[], typed: boolean): Words =>
  list(placesOf(where, typed).map((place) => places[place]));

export const answers: CatalogOf<typeof english> = {
  openForm: 'Formular öffnen',
  formIsReady: 'Das Formular ist bereit.',
  tryAgain: 'Noch mal versuchen',
  unnamed: ({ number }) => t`Person ${number}`,
  back: '‹ Zurück',
  next: 'Weiter ›',
  page: ({ page, pages }) => t` · Seite ${page} von ${pages}`,
  /** How far something is: `▰▰▰▱▱▱▱▱▱▱ 33%`. */
  progress: ({ share }) => progress(share),
  /** Where the app cannot count down to it. */
  moment: ({ at }) => moment(at),
  unread: ({ words }) =>
    t`Mit „${words}“ konnte ich nichts anfangen, also habe ich es weggelassen. ${commandName('help')} zeigt, was ich verstehe.`,
  gaveUp: 'Bei mir ist mehrmals etwas schiefgegangen. Schick das bitte noch einmal.',
  notReceived: 'Bei mir ist etwas schiefgegangen. Schick das bitte noch einmal.',
  inPrivate:
    'Hier kann ich nicht schreiben, deshalb schicke ich das in unseren privaten Chat. Kann ich dir dort nicht schreiben, wartet es auf deinen nächsten Befehl.',
  incident: ({ id }) =>
    t`Bei mir ist etwas schiefgegangen. Versuch es noch mal. Wenn es wieder passiert, gib den Leuten, die diesen Bot betreiben, diesen Code: ${id}`,
};
