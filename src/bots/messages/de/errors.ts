import type { FileKind } from '../../../core/file-kind.js';
import { code, commandName, type Words } from '../../chat/text.js';
import type { CatalogOf } from '../catalog-of.js';
import type { errors as english } from '../en/errors.js';
import { isTogether } from '../places.js';
import { wordFor } from '../typed-words.js';
import { account } from './account.js';
import { placeNames } from './answers.js';
import { languages } from './languages.js';
import { typed as words } from './typed.js';
import { dayOf, list, plural, t } from './wording.js';

const study = commandName('study start', 'study');
const pdf = commandName('pdf');
const stop = commandName('quiz stop');
const quiz = commandName('quiz start', 'quiz');

/** What the core calls the texts that it checks. Others come with the label or option that the person saw. */
const fields: Readonly<Record<string, string>> = {
  front: 'Vorderseite',
  back: 'Rückseite',
  'wrong answer': 'Falsche Antwort',
  name: 'Name',
  search: 'Suche',
  message: 'Nachricht',
};

/** A file that is no PDF, with its article. */
const kinds: Readonly<Record<FileKind, string>> = {
  png: 'ein PNG-Bild',
  jpeg: 'ein JPEG-Bild',
  gif: 'ein GIF-Bild',
  webp: 'ein WebP-Bild',
  heic: 'ein HEIC-Bild',
  video: 'ein Video',
  old_office: 'ein altes Office-Dokument',
  postscript: 'eine PostScript-Datei',
  rtf: 'ein RTF-Dokument',
  djvu: 'ein DjVu-Dokument',
  rar: 'ein RAR-Archiv',
  '7z': 'ein 7z-Archiv',
  gzip: 'ein gzip-Archiv',
  zip: 'ein ZIP-Archiv',
  word: 'ein Word-Dokument',
  powerpoint: 'eine PowerPoint-Präsentation',
  excel: 'eine Excel-Tabelle',
  epub: 'ein EPUB-Buch',
  opendocument_text: 'ein OpenDocument-Text',
  opendocument_presentation: 'eine OpenDocument-Präsentation',
  web_page: 'eine Webseite',
  plain_text: 'reiner Text',
  unknown: 'eine unbekannte Art von Datei',
};

/** Numbers, as they are called where they are shown or asked for. */
const numbers: Readonly<Record<string, Words>> = {
  new: account.settings.newPerDay,
  retention: account.settings.retention,
  day: account.settings.dayStart,
  cards: 'Anzahl der Karten',
  limit: 'Anzahl der Karten',
  questions: 'Anzahl der Fragen',
  seconds: 'Sekunden je Frage',
};

/** What happened, and what to do next. */
export const errors: CatalogOf<typeof english> = {
  'deck.not_found': ({ deck }) =>
    deck === undefined
      ? 'Dieser Stapel wurde nicht gefunden. Vielleicht wurde er gelöscht.'
      : t`Du hast keinen Stapel namens „${deck}“. Sieh bei deinen Stapeln nach, wie er heißt, oder erstell ihn zuerst.`,
  'deck.exists': ({ deck }) => t`Du hast schon einen Stapel namens „${deck}“. Wähl einen anderen Namen.`,
  'deck.not_offered': ({ deck }) => t`„${deck}“ ist hier nicht freigegeben, also kannst nur du ihn spielen.`,
  'deck.limit': ({ limit }) => t`Mehr als ${limit} Stapel gehen nicht. Lösch einen, dann ist wieder Platz.`,
  'deck.is_default': ({ deck }) =>
    t`In „${deck}“ kommen deine neuen Karten, deshalb bleibt dieser Stapel. Umbenennen kannst du ihn.`,
  'deck.same': () => 'Das ist ein und derselbe Stapel. Nenn zwei verschiedene.',
  'cards.changed': () => 'Diese Liste hat sich inzwischen geändert. Öffne sie noch einmal und wähl neu aus.',
  'move.nothing': ({ deck }) => t`Hier gibt es nichts mehr zu verschieben: Alles liegt schon in „${deck}“.`,
  'card.not_found': () => 'Diese Karte wurde nicht gefunden. Vielleicht wurde sie gelöscht.',
  'card.limit': ({ limit }) => t`Mehr als ${limit} Karten gehen nicht. Lösch ein paar, dann ist Platz.`,
  'card.exists': ({ deck }) => t`Diese Karte gibt es in „${deck}“ schon.`,
  'card.changed': () => 'Die Karte hat sich inzwischen geändert. Öffne sie noch einmal.',
  'card.not_for_both_ways': ({ limit }) =>
    t`Diese Karte lässt sich nicht in beide Richtungen fragen: Dafür darf jede Seite höchstens ${limit} Zeichen und keine Lücke haben.`,
  'card.no_source': () => 'Diese Karte stammt aus keinem Dokument, also gibt es keine Stelle zu zeigen.',
  'text.empty': ({ field }) =>
    t`„${fields[field] ?? field}“ ist leer. Schreib etwas hin und versuch es noch mal.`,
  'text.too_long': ({ field, limit, length }) =>
    t`„${fields[field] ?? field}“ hat ${length} Zeichen, erlaubt sind höchstens ${limit}. Kürze den Text und versuch es noch mal.`,
  'wrong.is_right': ({ answer }) =>
    t`„${answer}“ ist schon die richtige Antwort und kann nicht auch falsch sein. Schreib eine andere.`,
  'wrong.twice': ({ answer }) => t`„${answer}“ steht zweimal unter den falschen Antworten. Einmal genügt.`,
  'wrong.for_one': () => 'Falsche Antworten gehören zu einer einzigen Frage. Lass sie bei diesen Karten weg.',
  'wrong.too_many': ({ limit }) => t`Höchstens ${limit} falsche Antworten, je Zeile eine. Lass ein paar weg.`,
  'list.too_long': ({ cards, limit }) =>
    t`Deine Liste hat ${cards} Karten, auf einmal gehen höchstens ${limit}. Schick sie in kleineren Teilen.`,
  'list.one_side': ({ card }) =>
    t`Karte ${card} deiner Liste hat nur eine Seite. Schreib beide, mit „ :: “ dazwischen, und schick die Liste noch mal.`,
  'list.card_too_long': ({ card, field, limit, length }) =>
    t`„${fields[field] ?? field}“ von Karte ${card} hat ${length} Zeichen, erlaubt sind höchstens ${limit}. Kürze den Text und schick die Liste noch mal.`,
  'option.out_of_range': ({ option, min, max }) =>
    t`${numbers[option] ?? wordFor(words.options, option)}: eine ganze Zahl von ${min} bis ${max}.`,
  'option.unknown': ({ value, choices }) =>
    t`„${value}“ kenne ich nicht. Möglich sind: ${list(
      choices.map((choice) => wordFor(words.choices, choice, languages)),
      'or',
    )}.`,
  'option.moderators': () =>
    'Für alle hier kann das nur die Moderation festlegen. Wähl für dich selbst oder frag dort nach.',
  'option.not_alone': ({ typed }) =>
    typed
      ? t`Diesen Chat liest sonst niemand. Lass ${code('für:')} weg, um für dich zu wählen, oder nutz es in einer Gruppe.`
      : t`Diesen Chat liest sonst niemand. Lass ${code('for')} weg, um für dich zu wählen, oder nutz es auf einem Server.`,
  'file.missing': ({ typed }) =>
    typed
      ? t`Dafür brauche ich ein PDF oder das Bild einer Seite. Schick mir eins oder antworte mit ${pdf} auf eine Nachricht, die eins enthält.`
      : t`Dafür brauche ich ein PDF oder das Bild einer Seite. Wähl eins bei ${pdf} als ${code('file')}.`,
  'file.too_large': ({ megabytes, limit }) =>
    t`Diese Datei hat ${megabytes} MB, erlaubt sind höchstens ${limit} MB. Teil sie auf oder exportiere sie mit kleineren Bildern.`,
  'file.unavailable': () => 'Ich konnte die Datei nicht abrufen. Schick sie noch einmal.',
  'pdf.not_pdf': ({ found }) =>
    found === 'heic' || found === 'gif'
      ? t`Das ist ${kinds[found]}, das kann ich nicht lesen. Speichere es als JPEG- oder PNG-Bild und schick mir das.`
      : t`Das ist ${kinds[found]}, kein PDF. Exportiere es als PDF und schick mir das.`,
  'pdf.empty': () => 'Diese Datei ist leer. Sieh bei dir nach und schick sie noch einmal.',
  'pdf.corrupt': () =>
    'Diese Datei ist beschädigt und lässt sich nicht lesen. Exportiere sie neu und schick sie noch einmal.',
  'pdf.placeholder': () =>
    'Dieses PDF ist ein Formular, das nur der Adobe Reader anzeigt. Öffne es dort, drucke es in ein neues PDF und schick mir das.',
  'pdf.password': () =>
    'Dieses PDF ist mit einem Passwort geschützt. Speichere eine Kopie ohne Passwort und schick mir die.',
  'pdf.too_many_pages': ({ pages, limit }) =>
    t`Dieses PDF hat ${pages} Seiten, erlaubt sind höchstens ${limit}. Teil es auf und schick mir den Teil, den du brauchst.`,
  'pdf.too_slow': ({ seconds }) =>
    t`Nach ${plural(seconds, { one: t`${seconds} Sekunde`, other: t`${seconds} Sekunden` })} war dieses PDF noch nicht gelesen, deshalb habe ich abgebrochen. Druck es in ein neues PDF und schick mir das.`,
  'pdf.too_heavy': ({ megabytes }) =>
    t`Diese Datei braucht beim Lesen mehr als ${megabytes} MB Speicher, deshalb habe ich abgebrochen. Mach sie kleiner oder druck sie in ein neues PDF und schick mir das.`,
  'pdf.no_text': () =>
    'Darin habe ich keine Wörter gefunden, die ich lesen kann. Fotografiere noch einmal aus der Nähe und bei gutem Licht, oder schick mir ein PDF mit Text.',
  'pdf.too_few_words': ({ words }) =>
    plural(words, {
      one: t`In diesem PDF steht nur ${words} Wort, zu wenig für eine Karte. Schick mir eins mit mehr Text.`,
      other: t`In diesem PDF stehen nur ${words} Wörter, zu wenige für eine Karte. Schick mir eins mit mehr Text.`,
    }),
  'pdf.gave_up': () =>
    'Beim Lesen dieses PDFs ist immer wieder etwas schiefgegangen, deshalb habe ich aufgegeben. Druck es in ein neues PDF und schick mir das.',
  'pdf.no_reader': () =>
    'Bei mir stimmt etwas nicht: Was Dateien liest, startet nicht. An deiner Datei liegt es nicht, sie ist noch da. Versuch es in ein paar Minuten noch einmal; bleibt es so, sag den Leuten Bescheid, die diesen Bot betreiben.',
  'pdf.daily_limit': ({ limit }) =>
    plural(limit, {
      one: t`Mehr als ${limit} PDF pro Tag geht nicht. Komm morgen wieder.`,
      other: t`Mehr als ${limit} PDFs pro Tag gehen nicht. Komm morgen wieder.`,
    }),
  'pages.unreadable': ({ typed }) =>
    t`Welche Seiten mit „${typed}“ gemeint sind, weiß ich nicht. Schreib sie so: 10-40, oder 3, 7-9.`,
  'pages.outside': ({ pages }) =>
    plural(pages, {
      one: 'Das Dokument hat nur eine Seite. Nimm diese, oder lass die Seiten weg.',
      other: t`Das Dokument hat nur ${pages} Seiten. Nimm welche davon, oder lass die Seiten weg.`,
    }),
  'pdf.not_yours': ({ file, owner }) =>
    owner === undefined
      ? t`„${file}“ gehört jemand anderem; nur von dort aus geht das. Schick mir das PDF selbst, dann bekommst du eigene Karten.`
      : t`„${file}“ gehört ${owner}; das kann nur ${owner} tun. Mit „Karten holen“ bekommst du eine eigene Kopie, wo es den Knopf gibt; oder schick mir das PDF selbst.`,
  'pdf.not_shared': () =>
    'Diese Karten gibt es hier nicht mehr. Schick mir das PDF selbst, dann bekommst du eigene.',
  'pdf.nothing_left': () => 'Aus diesem PDF lassen sich keine weiteren Karten machen.',
  'space.not_allowed': () => 'Dieser Bot ist hier nicht freigeschaltet. Frag die Leute, die ihn betreiben.',
  'space.members_only': () =>
    'Das mache ich hier nur für Mitglieder der Server und Gruppen, für die ich eingerichtet bin. Frag die Leute, die diesen Bot betreiben.',
  'study.none_open': () => t`Du hast gerade keine Lernrunde offen. Mit ${study} fängst du eine an.`,
  'study.nothing_due': ({ newLeftTomorrow }) =>
    newLeftTomorrow
      ? 'Gerade ist nichts fällig. Morgen warten neue Karten auf dich.'
      : 'Gerade ist nichts fällig.',
  'study.holiday': ({ until }) =>
    t`Du hast Lernpause, und weiter geht es am ${dayOf(until)}. Mit ${study} lernst du trotzdem oder beendest die Pause.`,
  'study.nothing_in_mode': () => 'Auf diese Weise gibt es gerade nichts zu lernen.',
  'study.no_cards': ({ deck }) =>
    deck === undefined
      ? t`Du hast noch keine Karten. Gib mir mit ${pdf} ein PDF oder füge selbst eine Karte hinzu.`
      : t`In „${deck}“ sind noch keine Karten. Gib mir mit ${pdf} ein PDF oder füge selbst eine Karte hinzu.`,
  'study.stale': () =>
    t`Das war eine ältere Nachricht dieser Lernrunde. Mach in der neuesten weiter oder nimm ${study}.`,
  'quiz.running_here': () =>
    t`Hier läuft schon ein Quiz. Beenden kann es, wer es gestartet hat, oder die Moderation: ${stop}`,
  'quiz.running_elsewhere': () =>
    t`Von dir läuft gerade woanders ein Quiz. Spiel es zu Ende oder beende es dort: ${stop}`,
  'quiz.cannot_post': ({ typed }) =>
    typed
      ? 'Ich darf hier nicht schreiben, also würde niemand die Fragen sehen. Bitte die Administratoren, mir das Senden von Nachrichten zu erlauben, und starte dann neu.'
      : 'Ich darf hier nicht schreiben, also würde niemand die Fragen sehen. Bitte die Moderation, mir in diesem Kanal „Kanal ansehen“ und „Nachrichten senden“ zu erlauben, und starte dann neu.',
  'quiz.none_asked': () => 'Gerade ist keine Frage offen. Überspringen geht nur, solange eine läuft.',
  'quiz.none_here': () => t`Hier läuft kein Quiz. So startest du eins: ${quiz}`,
  'quiz.not_host': () => 'Das kann nur, wer das Quiz gestartet hat, oder die Moderation.',
  'quiz.no_questions': ({ deck }) =>
    t`„${deck}“ hat zu wenige Karten mit kurzen Antworten: Zwei verschiedene müssen es sein. Füg welche hinzu oder nimm einen anderen Stapel.`,
  'quiz.too_late': () => 'Zu spät: Diese Frage ist schon vorbei.',
  'quiz.not_playing': () => 'Übers Überspringen stimmt nur ab, wer mitspielt. Beantworte zuerst eine Frage.',
  'quiz.all_right': () => 'Du hattest jede Frage richtig: Es gibt nichts hinzuzufügen.',
  'quiz.no_misses': () => 'Es gibt nichts zu wiederholen: In diesem Quiz war alles richtig.',
  'quiz.not_played': () =>
    'Du hast bei diesem Quiz nicht mitgespielt, also gibt es darin keine Fehler von dir.',
  'settings.learning_steps': ({ most }) =>
    t`Schreib 1 bis ${most} Wartezeiten, keine kürzer als die davor und höchstens 12h, zum Beispiel ${code('1m 10m')}.`,
  'day.unreadable': ({ typed }) =>
    t`Einen Tag „${typed}“ kenne ich nicht. Schreib ein Datum wie 24.12. oder wie lange, etwa 2 Wochen.`,
  'day.outside': ({ days }) => t`Der Tag muss nach heute liegen, höchstens ${days} Tage voraus.`,
  'day.not_ahead': () =>
    'Ein Tag gehört zum Vorlernen. Nenn mir einen Tag oder eine andere Art zu lernen, nicht beides.',
  'settings.time': () => 'Ich brauche eine Uhrzeit, zum Beispiel 18:30 oder 7 Uhr.',
  'settings.time_zone': ({ typed }) =>
    t`Eine Zeitzone „${typed}“ kenne ich nicht. Schreib die nächste Großstadt, etwa Berlin oder New York, oder GMT+3.`,
  'enhance.no_key': () =>
    'Dieser Bot läuft ohne KI-Modell und kann deshalb keine Antworten verbessern. Mit „Bearbeiten“ kannst du sie selbst ändern.',
  'enhance.failed': () => 'Das KI-Modell konnte die Antwort gerade nicht verbessern.',
  'model.slow': () => 'Das KI-Modell braucht zu lange, deshalb warte ich nicht weiter.',
  'model.spent': () =>
    'Das KI-Modell hat für den Moment alles beantwortet, was es darf. Versuch es später oder morgen noch mal.',
  'model.interrupted': () => 'Ich starte gerade neu, dabei ging deine Frage an das KI-Modell verloren.',
  'model.busy': () => 'Ich warte noch auf das KI-Modell. Seine Antwort kommt, sobald sie da ist.',
  'model.too_many': ({ limit }) =>
    t`Ich warte schon auf ${limit} Antworten des KI-Modells. Frag noch einmal, sobald eine da ist.`,
  'mend.no_model': () =>
    'Kein KI-Modell darf diese Karte hier sehen. Sieh dir die Quelle an, oder bearbeite die Karte selbst.',
  'mend.failed': () => 'Das KI-Modell hat gerade nicht geantwortet.',
  'undo.gone': () =>
    'Das lässt sich nicht mehr rückgängig machen: Die Karte wurde inzwischen wieder geändert.',
  'action.expired': () => 'Dieser Knopf gilt nicht mehr. Gib den Befehl noch einmal ein.',
  'action.not_yours': () => 'Dieser Knopf ist nicht für dich.',
  'command.unknown': ({ command }) =>
    t`Den Befehl ${command} gibt es nicht. Mit ${commandName('help')} siehst du alle.`,
  'command.not_here': ({ where, typed }) => {
    const only = t`Das geht nur ${placeNames(where, typed)}.`;
    if (!isTogether(where)) return only;
    return typed
      ? t`${only} Füg mich zu einer hinzu und gib den Befehl dort ein. Allein lernen kannst du hier: ${study}`
      : t`${only} Nutz den Befehl auf einem, auf dem ich bin. Allein lernen kannst du hier: ${study}`;
  },
  'person.anonymous': () =>
    'Ich kann nicht erkennen, wer du bist. Schreib unter deinem eigenen Namen, nicht als Gruppe oder Kanal.',
  'message.no_text': () => 'In dieser Nachricht steht kein Text, aus dem eine Karte werden könnte.',
  'message.no_file': () =>
    'An dieser Nachricht hängt keine Datei. Karten mache ich aus einem PDF oder dem Bild einer Seite: Wähl eine Nachricht, die eins enthält.',
  'message.own': ({ typed }) =>
    typed
      ? 'Das ist eine Nachricht von mir, nicht das PDF. Antworte auf die Nachricht mit dem PDF oder drück unter meinem Bericht „Karten holen“.'
      : 'Das ist eine Nachricht von mir, nicht das PDF. Wähl die Nachricht mit dem PDF oder drück unter meinem Bericht „Karten holen“.',
};
