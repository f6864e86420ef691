import type { Grade } from '../../../core/schedule/schedule.js';
import { commandName, type Words } from '../../chat/text.js';
import type { CatalogOf } from '../catalog-of.js';
import type { Interval } from '../durations.js';
import type { study as english } from '../en/study.js';
import { cardCount, dayOf, duration, percent, plural, t } from './wording.js';

/** What a person says of an answer, by its grade, or of one that was judged. */
type Saying = Grade | 'next' | 'knew' | 'guessed' | 'wasRight' | 'wasWrong';

const sayings: Readonly<Record<Saying, string>> = {
  1: 'Vergessen',
  2: 'Schwer',
  3: 'Gut',
  4: 'Leicht',
  next: 'Weiter',
  knew: 'Ich wusste es',
  guessed: 'Nur geraten',
  wasRight: 'War richtig',
  wasWrong: 'War falsch',
};

const modes = { misses: 'Fehler', new: 'neue Karten', ahead: 'Vorlernen', practise: 'Üben' };

const offer = commandName('deck offer');

const waits: Readonly<Record<Interval['unit'], (value: number) => Words>> = {
  minutes: (value) => t`${value} Min.`,
  hours: (value) => t`${value} Std.`,
  days: (value) => plural(value, { one: t`${value} Tag`, other: t`${value} Tage` }),
  months: (value) => t`${value} Mon.`,
  years: (value) => plural(value, { one: t`${value} Jahr`, other: t`${value} Jahre` }),
};

export const study: CatalogOf<typeof english> = {
  allDecks: 'Alle Stapel',
  title: ({ deck, card, of, due, repeats }) => {
    const where = t`${deck} · Karte ${card} von ${of}`;
    if (card === of && repeats > 0) return t`${where} · ${repeats} noch einmal`;
    return due > 0 ? t`${where} · ${due} fällig` : where;
  },
  /** On a button: `Gut · 10 Min.`. */
  grade: ({ saying, interval: { value, unit } }) => t`${sayings[saying]} · ${waits[unit](value)}`,
  showAnswer: 'Antwort zeigen',
  typed: {
    button: 'Antwort eingeben',
    field: 'Deine Antwort',
    hint: 'Schreib mir die Antwort.',
    right: () => '✅ Richtig!',
    rightAs: ({ typed }) => t`✅ Richtig! Du hast „${typed}“ geschrieben.`,
    almost: ({ typed }) => t`✅ Fast: Du hast „${typed}“ geschrieben.`,
    wrong: ({ typed }) => t`❌ Du hast „${typed}“ geschrieben.`,
  },
  undo: 'Rückgängig',
  source: 'Quelle',
  end: 'Beenden',
  move: 'Privat weiterlernen',
  moved: 'Diese Lernrunde geht in unserem privaten Chat weiter.',
  privateClosed:
    'Ich kann dir nicht privat schreiben: Erlaube Direktnachrichten von diesem Server und versuch es dann noch mal.',
  fromPage: ({ page }) => t`Quelle: S. ${page}`,
  out: {
    leech: ({ front, more }) =>
      more === 0
        ? t`„${front}“ vergisst du immer wieder, darum habe ich die Karte beiseitegelegt. Oft hilft es, sie anders zu formulieren.`
        : plural(more, {
            one: t`„${front}“ und ${more} weitere Karte vergisst du immer wieder, darum liegen sie jetzt beiseite. Die andere findest du in ihrem Stapel unter den beiseitegelegten.`,
            other: t`„${front}“ und ${more} weitere Karten vergisst du immer wieder, darum liegen sie jetzt beiseite. Die anderen findest du in ihren Stapeln unter den beiseitegelegten.`,
          }),
    setAside: ({ front }: { front: string }) => t`Beiseitegelegt: „${front}“. Danach frage ich nicht mehr.`,
    rests: ({ front }: { front: string }) => t`Nicht heute: „${front}“ kommt morgen wieder.`,
  },
  backlog: {
    waits: ({ cards, days }) => t`${cardCount(cards)} warten. Du kannst sie auf ${days} Tage verteilen.`,
    spreadOver: ({ days }) => t`Auf ${days} Tage verteilen`,
    spread: ({ cards, days }) =>
      t`${cardCount(cards)} kommen in den nächsten ${days} Tagen dran, heute die, die du am ehesten vergisst.`,
  },
  rewrite: 'Neu schreiben',
  keepLeech: 'Behalten',
  menu: {
    more: 'Mehr',
    title: 'Diese Karte',
    explained:
      'Nicht heute: Sie kommt morgen wieder. Beiseitelegen: Sie bleibt im Stapel, aber ich frage sie nicht mehr ab. Markieren: So findest du sie im Stapel wieder; ich frage sie weiter ab.',
    rest: 'Nicht heute',
    setAside: 'Beiseitelegen',
    flag: '⚑ Markieren',
    unflag: 'Markierung weg',
    edit: 'Bearbeiten',
    open: 'Karte öffnen',
  },
  done: 'Lernrunde beendet',
  nothingDone: 'Du hast keine Karte beantwortet.',
  facts: { reviewed: 'Wiederholt', firstTry: 'Auf Anhieb gewusst', time: 'Zeit' },
  reviewed: ({ reviews, cards }) =>
    reviews === cards ? cardCount(cards) : t`${cardCount(cards)}, insgesamt ${reviews}-mal`,
  share: ({ share }) => percent(share),
  spent: ({ milliseconds }) => duration(milliseconds),
  nextDue: 'Die nächste Karte ist fällig:',
  dueNow: ({ cards }) =>
    plural(cards, {
      one: t`${cardCount(cards)} ist jetzt fällig.`,
      other: t`${cardCount(cards)} sind jetzt fällig.`,
    }),
  newLeft: {
    today: 'Weitere neue Karten warten auf die nächste Lernrunde.',
    later:
      'Du hast alle neuen Karten gesehen, die deine Einstellungen für heute erlauben. Morgen kommen weitere.',
  },
  goOn: 'Weiterlernen',
  nothingDue: 'Gerade ist nichts fällig. Gut gemacht!',
  modes: {
    title: ({ deck, mode, card, of, repeats }) => {
      const where = t`${deck} · ${modes[mode]} · Karte ${card} von ${of}`;
      return card === of && repeats > 0 ? t`${where} · ${repeats} noch einmal` : where;
    },
    explained: {
      misses: () =>
        'Karten, die du in den letzten 7 Tagen vergessen hast, bis du sie an zwei Tagen gewusst hast. Das zählt: Sie bekommen neue Termine.',
      new: () => 'Neue Karten über deine Anzahl pro Tag hinaus. Das zählt.',
      ahead: ({ day }) =>
        t`Karten, die bis ${dayOf(day)} fällig werden, zuerst die, die du bis dahin am ehesten vergisst. Das zählt: Sie bekommen neue Termine.`,
      practise: () =>
        'Üben: Kein Termin ändert sich. Was du nicht weißt, kommt wieder, bis alles einmal richtig war.',
    },
    right: ({ isRight }) => (isRight ? 'Gewusst' : 'Nicht gewusst'),
    notScheduled: 'Das war nur Übung: Deine Karten behalten ihre Termine.',
    nothing: {
      misses: 'Aus den letzten 7 Tagen ist kein Fehler mehr offen.',
      new: 'Es gibt keine neuen Karten.',
      ahead:
        'Heute gibt es nichts vorzulernen: Diese Karten hattest du heute schon, oder bis dahin wird keine fällig.',
      practise: 'Alle Karten sind beiseitegelegt oder ruhen gerade.',
    },
    moreNew: 'Mehr neue Karten',
    ahead: 'Vorlernen',
    practise: 'Üben',
    again: 'Noch mal üben',
    choices: {
      misses: 'was ich in den letzten 7 Tagen vergessen habe',
      new: 'neue Karten, mehr als sonst am Tag',
      ahead: 'vorlernen, etwa für eine Prüfung (until)',
      practise: 'üben, ohne dass sich Termine ändern',
    },
  },
  holiday: {
    until: ({ until }) => t`Du hast Lernpause. Weiter geht es am ${dayOf(until)}.`,
    study: 'Trotzdem lernen',
    end: 'Pause beenden',
  },
  addCard: 'Neue Karte',
  decks: 'Meine Stapel',
  settings: 'Einstellungen',
  offered: ({ deck, owner }) =>
    owner === undefined
      ? t`„${deck}“ gehört jemand anderem und ist für dich freigegeben: Hol dir die Karten, um sie zu lernen.`
      : t`„${deck}“ gehört ${owner} und ist für dich freigegeben: Hol dir die Karten, um sie zu lernen.`,
  notOffered: ({ deck, owner }) =>
    owner === undefined
      ? t`„${deck}“ gehört jemand anderem. Schick mir das PDF selbst, dann bekommst du eigene Karten.`
      : t`„${deck}“ gehört ${owner}. Bitte ${owner}, den Stapel mit ${offer} freizugeben, oder schick mir das PDF selbst, dann bekommst du eigene Karten.`,
  sharedElsewhere: ({ deck, owner }) =>
    owner === undefined
      ? t`„${deck}“ gehört jemand anderem. Drück unter dem Bericht darüber „Karten holen“, dann hast du eigene.`
      : t`„${deck}“ gehört ${owner}. Drück unter dem Bericht darüber „Karten holen“, dann hast du eigene.`,
  getCards: 'Karten holen',
  studyNow: 'Jetzt lernen',
  copied: ({ cards, deck }) =>
    plural(cards, {
      one: t`${cardCount(cards)} liegt jetzt in deinem Stapel ${deck}.`,
      other: t`${cardCount(cards)} liegen jetzt in deinem Stapel ${deck}.`,
    }),
  copiedBefore: 'Diese Karten hast du alle schon.',
  commands: {
    start: 'Lernen, was fällig ist',
    startDeck: 'Nur dieser Stapel',
    startLimit: 'Höchstens so viele Karten',
    startMode: 'Anders als sonst: fehler, neue, vorlernen oder üben',
    startUntil: 'Bis zu diesem Tag vorlernen, etwa 24.12. oder 2 Wochen',
    end: 'Deine Lernrunde beenden',
  },
};
