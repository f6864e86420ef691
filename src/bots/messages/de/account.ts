import { code, commandName } from '../../chat/text.js';
import type { CatalogOf } from '../catalog-of.js';
import type { account as english } from '../en/account.js';
import { dayOf, percent, plural, t } from './wording.js';

export const account: CatalogOf<typeof english> = {
  settings: {
    title: 'Einstellungen',
    saved: 'Gespeichert',
    newPerDay: 'Neue Karten pro Tag',
    newPerDayHint: 'Wiederholungen sind nie begrenzt',
    anotherNumber: 'Andere Anzahl …',
    newPerDayField: 'Neue Karten pro Tag, von 0 bis 200',
    order: 'Reihenfolge',
    orderHint: 'der fälligen Karten',
    orders: {
      risk: 'am ehesten vergessene zuerst',
      oldest: 'am längsten fällige zuerst',
      random: 'zufällig',
    },
    retention: 'Erinnerungsziel',
    retentionHint: 'höher heißt mehr Wiederholungen',
    share: ({ share }) => percent(share),
    learningSteps: 'Lernschritte',
    learningStepsHint: 'so bald kommt eine neue Karte wieder',
    changeSteps: 'Lernschritte ändern',
    stepsField: '1 bis 5 Wartezeiten, etwa 1m 10m 4h',
    askedAs: {
      label: 'Abfrage',
      hint: 'Auswahl und Eintippen nur, wo die Karte es hergibt',
      turn: 'Karte umdrehen',
      choice: 'Antwort auswählen',
      typed: 'Antwort eintippen',
      mixed: 'gemischt, mit der Zeit schwerer',
    },
    schedule: 'Lernplan',
    scheduleHint: 'ab etwa 600 Wiederholungen; /stats sagt, wie es steht',
    fitted: 'passt sich dir an',
    standard: 'Standard',
    useFitted: 'Plan auf mich abstimmen',
    useStandard: 'Standardplan',
    dayStart: 'Tagesbeginn',
    dayStartHint: 'bis dahin zählt noch der Tag davor',
    timeZone: 'Zeitzone',
    timeZoneHint: 'danach richtet sich dein Tag',
    changeZone: 'Zeitzone ändern',
    zoneField: 'Deine Zeitzone oder die nächste Großstadt',
    zonePlaceholder: 'Berlin',
    quizReviews: 'Quizantworten',
    quizReviewsHint: 'zu deinen eigenen Karten; richtig als „Schwer“',
    counted: 'zählen als Wiederholung',
    notCounted: 'zählen nicht als Wiederholung',
    countQuizzes: 'Quiz mitzählen',
    dontCountQuizzes: 'Quiz nicht mitzählen',
    sharesReports: 'PDF-Karten',
    sharesReportsHint: 'aus PDFs in Kanälen und Gruppen',
    shared: 'können sich andere holen',
    notShared: 'bleiben deine',
    shareReports: 'PDF-Karten teilen',
    dontShareReports: 'PDF-Karten nicht teilen',
    language: 'Sprache',
    languageHint: 'für alles, was nur du liest',
    reminder: 'Erinnerung',
    reminderHint: 'privat und nur, wenn Karten fällig sind',
    reminderOff: 'aus',
    reminderStopped: ({ time, closed }) =>
      closed
        ? t`aus: um ${time} Uhr konnte ich dir nicht schreiben`
        : t`aus: drei um ${time} Uhr blieben ohne Antwort`,
    dontRemind: 'Aus',
    anotherTime: 'Andere Uhrzeit …',
    timeField: 'Um wie viel Uhr, etwa 18:30',
    holiday: 'Lernpause',
    holidayHint: 'keine Erinnerungen, und kein Tag fehlt',
    noHoliday: 'keine',
    holidayUntil: ({ until }) => t`weiter am ${dayOf(until)}`,
    takeHoliday: 'Pause machen',
    endHoliday: 'Pause beenden',
    holidayField: 'Wann geht es weiter? 24.12. oder 2 Wochen',
  },
  language: {
    title: 'Sprache',
    yours: ({ language }) => t`Ich schreibe dir auf ${language}.`,
    asApp: ({ language }) => t`Ich schreibe dir auf ${language}, wie deine App.`,
    room: ({ language, typed }) =>
      typed
        ? t`Was hier alle lesen, schreibe ich auf ${language}. Ändern kann das die Moderation: ${code('/language englisch für: alle')}`
        : t`Was hier alle lesen, schreibe ich auf ${language}. Ändern kann das die Moderation: ${commandName('language')} mit „alle hier“ bei ${code('for')}.`,
    sameAsApp: 'Wie meine App',
    changed: 'Sprache geändert',
  },
  privacy: {
    title: 'Deine Daten',
    details: 'Einzelheiten',
    short: {
      kept: 'Gespeichert',
      keptWhat:
        'dein Name und deine ID hier, deine Stapel, deine Karten mit den Seiten, von denen sie stammen, deine Antworten und Einstellungen. PDFs nur, bis sie gelesen sind; keine Chats.',
      seenBy: 'Zu sehen',
      seenByWhom:
        'nur für dich, außer im Quiz, bei Stapeln, die du freigibst, auf einer Wochentafel, bei der du mitmachst, und unter PDFs, die du in Kanälen oder Gruppen schickst.',
      sentTo: 'Geht an',
      google: {
        free: 'Gemini von Google: PDFs und Karten. Der Dienst ist kostenlos; Google darf sie deshalb nutzen und lesen.',
        paid: 'Gemini von Google: PDFs und Karten. Google nutzt sie nicht, um seine Produkte zu verbessern.',
        unknown:
          'Gemini von Google: PDFs und Karten. Ist es der kostenlose Dienst, darf Google sie nutzen und lesen.',
      },
      otherModel: ' Kann es nicht antworten, springt ein anderes Sprachmodell ein.',
      ownModel: 'ein Sprachmodell, das der Betreiber dieses Bots ausgesucht hat: PDFs und Karten.',
      nobody: 'niemanden.',
      rights: 'Mitnehmen oder löschen',
      rightsHow: 'kannst du alles, jederzeit, mit den Knöpfen unten.',
    },
    stored: ({ days }) =>
      t`Gespeichert sind: dein Name und deine Nutzer-ID auf dieser Plattform, deine Stapel und Karten, wie und wann du geantwortet hast, deine Einstellungen und der Text der Seiten, von denen deine Karten stammen, mit je einem Bild davon. Das PDF selbst wird gelöscht, sobald es gelesen ist, und auch alle anderen Seiten daraus, spätestens nach ${plural(days, { one: t`${days} Tag`, other: t`${days} Tagen` })}.`,
    seen: 'Nicht gespeichert ist, was du und andere einander schreiben. Ich sehe nur Befehle, die Nachricht, auf die sich einer bezieht, Knöpfe und was du mir allein schickst. Was du mir schreibst, behalte ich nur, bis es beantwortet ist. Deine Karten und Ergebnisse sieht sonst niemand, außer unter einem PDF, das du in einem Kanal oder einer Gruppe schickst, und im Quiz. Die Karten des PDFs können sich dort alle holen und spielen, wenn du nicht „Nur für mich“ wählst (Einzelheiten, oder für alle in den Einstellungen). Im Quiz sehen alle die Fragen, wer richtig lag und die Bestenliste, und wer eine Frage nicht richtig hatte, kann eine Kopie ihrer Karte behalten, mit der Stelle, von der sie stammt, und dem Bild der Seite, falls du das PDF vor aller Augen geschickt hast. Spiele bleiben 30 Tage gespeichert. Einen Stapel, den du freigibst, können dort alle spielen. Machst du bei der Wochentafel eines Servers oder einer Gruppe mit, sehen dort alle deinen Namen mit deinen Wiederholungen, deiner Serie und deinen Quizpunkten der Woche, bis du wieder aussteigst.',
    model:
      'Damit Karten entstehen, geht der Text eines PDFs an Gemini von Google, dazu Bilder von Seiten, die Worte allein nicht wiedergeben; eine Karte ebenso, wenn du ihre Antwort verbessern lässt, und mit ihrer Textstelle, wenn du sie erklären oder berichtigen lässt. Auch die Karten daraus und alle Karten eines Stapels, den du im Quiz spielst oder freigibst, gehen dorthin, damit es falsche Antworten zur Auswahl gibt. Schick nichts, was geheim bleiben muss.',
    key: {
      free: 'Der Dienst ist kostenlos: Google darf das Gesendete nutzen, um seine Produkte zu verbessern, und Menschen dort dürfen es lesen.',
      paid: 'Der Dienst wird bezahlt; Google nutzt das Gesendete deshalb nicht, um seine Produkte zu verbessern.',
      unknown:
        'Ist es der kostenlose Dienst, darf Google das Gesendete nutzen, um seine Produkte zu verbessern, und Menschen dort dürfen es lesen.',
    },
    ownModel:
      'Damit Karten entstehen, geht der Text eines PDFs an ein Sprachmodell, das der Betreiber dieses Bots ausgesucht hat; eine Karte ebenso, wenn du ihre Antwort verbessern lässt, und mit ihrer Textstelle, wenn du sie erklären oder berichtigen lässt. Auch die Karten daraus und alle Karten eines Stapels, den du im Quiz spielst oder freigibst, gehen dorthin, damit es falsche Antworten zur Auswahl gibt. Schick nichts, was geheim bleiben muss.',
    otherModel:
      'Kann Gemini nicht antworten, geht dasselbe an ein anderes Sprachmodell, das der Betreiber dieses Bots ausgesucht hat.',
    noModel: 'Die Karten macht dieser Bot selbst. PDFs gehen an niemanden sonst.',
    rights: 'Du kannst alles mitnehmen oder alles sofort löschen.',
    export: 'Meine Daten exportieren',
    forget: 'Alles löschen',
  },
  export: {
    title: 'Alles, was über dich gespeichert ist',
    hint: 'In der JSON-Datei steht alles; die Tabellen öffnet jedes Tabellenprogramm.',
  },
  forget: {
    title: 'Alles löschen?',
    warning:
      'Alle deine Stapel, Karten, Ergebnisse, PDFs und Einstellungen sind dann sofort weg, auf jeder Plattform, auf der du mich nutzt. Niemand kann sie zurückholen. Ein Quiz, das du gestartet hast und das noch läuft, endet. Exportiere deine Daten vorher, falls du sie noch brauchst.',
    confirm: 'Ja, alles löschen',
    cancel: 'Nein, behalten',
    kept: 'Es wurde nichts gelöscht.',
    gone: 'Alles über dich ist gelöscht. Wenn du mir wieder schreibst, fangen wir von vorn an.',
  },
  commands: {
    settings: 'Neue Karten pro Tag, Zeitzone und mehr',
    newPerDay: 'Neue Karten pro Tag',
    timeZone: 'Deine Stadt oder Zeitzone, zum Beispiel Berlin oder GMT+3',
    language: 'In welcher Sprache ich schreibe',
    languageOption: 'Welche Sprache',
    languageFor: 'Für dich oder für alle hier (nur Moderation)',
    forMe: 'mich',
    forEveryone: 'alle hier',
    privacy: 'Was über dich gespeichert wird und wohin PDFs gehen',
    export: 'Alle deine Daten als Dateien bekommen',
    forget: 'Alles über dich löschen',
  },
};
