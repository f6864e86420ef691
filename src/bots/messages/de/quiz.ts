import { code, commandName, plainWords, type Words } from '../../chat/text.js';
import type { CatalogOf } from '../catalog-of.js';
import type { quiz as english } from '../en/quiz.js';
import { join, oneDecimal, plural, t } from './wording.js';

const start = commandName('quiz start', 'quiz');
const skip = commandName('quiz skip');
const stop = commandName('quiz stop');

/** Ended as sentences end, unless it is already. */
const sentence = (words: Words): string => {
  const said = plainWords(words);
  return /[.!?…]$/.test(said) ? said : `${said}.`;
};

type AnswerBefore = Parameters<typeof english.chose>[0]['before'];

const verdict = ({ question, right }: NonNullable<AnswerBefore>): Words =>
  right ? t`✅ Frage ${question} hattest du richtig.` : t`❌ Frage ${question} hattest du falsch.`;

const withBefore = (before: AnswerBefore, choice: Words): Words =>
  before ? t`${verdict(before)}\n${choice}` : t`${choice} Du kannst sie noch ändern.`;

const quoted = (names: readonly string[]): readonly Words[] => names.map((name) => t`„${name}“`);

/** What everybody reads says „ihr“; what one person reads says „du“. */
/** Said of a player instead of a score. */
const noneFinished = 'keine Frage wurde beendet';

export const quiz: CatalogOf<typeof english> = {
  startTitle: ({ deck }) => t`Quiz: ${deck}`,
  startFacts: {
    host: 'Gestartet von',
    questions: 'Fragen',
    seconds: 'Zeit pro Frage',
    mode: 'Punkte',
  },
  fewerQuestions: ({ asked }) => t`${asked}, mehr gibt der Stapel nicht her`,
  secondsEach: ({ seconds }) => t`${seconds} Sek.`,
  modes: {
    classic: 'einer für jede richtige Antwort',
    race: '100 für jede richtige Antwort und bis zu 100 zusätzlich: je schneller, desto mehr',
  },
  startsSoon: 'Alle können mitspielen: Drückt unter jeder Frage auf einen Knopf. Die erste kommt gleich.',
  control: t`Wer das Quiz gestartet hat, kann ${skip} und ${stop} nutzen; die anderen überspringen per Abstimmung.`,
  trueOrFalse: 'Richtig oder falsch?',
  true: 'Richtig',
  false: 'Falsch',
  title: ({ number, total, deck }) => t`Frage ${number} von ${total} · ${deck}`,
  option: ({ mark, name }) => t`${mark} ${name}`,
  chose: ({ question, option, text, before }) => {
    const chose = before ? t`Deine Wahl bei Frage ${question}: ${option}` : t`Deine Wahl: ${option}`;
    return withBefore(before, text === undefined ? t`${chose}.` : t`${chose}: ${sentence(text)}`);
  },
  lastAnswer: (answer) => verdict(answer),
  winners: ({ names, more }) => {
    if (more === 0) return t`Richtig: ${join(names, ', ')}`;
    return plural(more, {
      one: t`Richtig: ${join(names, ', ')} und ${more} weitere Person`,
      other: t`Richtig: ${join(names, ', ')} und ${more} weitere`,
    });
  },
  nobodyAnswered: 'Niemand hat geantwortet.',
  nobodyRight: ({ answered }) => {
    if (answered === 1) return 'Die einzige Antwort war falsch.';
    return answered === 2 ? 'Beide Antworten waren falsch.' : t`Alle ${answered} Antworten waren falsch.`;
  },
  isVoid: 'Diese Frage zählt für niemanden.',
  reopened: 'Ich war kurz weg, deshalb gibt es noch einmal Zeit. Eure Antworten gelten weiter.',
  skipVote: t`Jemand will diese Frage überspringen. Dafür muss mehr als die Hälfte von euch stimmen: ${skip}`,
  answerIs: ({ answer }) => t`Die Antwort ist: ${sentence(answer)}`,
  fromPage: ({ page }) => t`Quelle: S. ${page}`,
  fromPageOf: ({ document, page }) => t`Quelle: ${document}, S. ${page}`,
  score: ({ name, points }) => t`${name} ${points}`,
  streak: ({ name, streak }) => t`🔥 ${name}: ${streak} richtige in Folge`,
  pausedTitle: 'Ist noch jemand da?',
  paused:
    'Drei Fragen in Folge hat niemand beantwortet, deshalb macht das Quiz Pause. Alle hier können es fortsetzen, sonst endet es von selbst:',
  resume: 'Fortsetzen',
  resumed: 'Das Quiz geht weiter.',
  notPaused: 'Die Pause ist schon vorbei.',
  pauseOver: 'Hier war eine Pause: Drei Fragen in Folge hatte niemand beantwortet.',
  endTitle: ({ deck }) => t`Quiz vorbei: ${deck}`,
  reasons: {
    stopped: 'Vorzeitig beendet.',
    silence: 'Es war niemand mehr da.',
    place_lost: 'Ich konnte hier nicht mehr schreiben.',
  },
  nobodyPlayed: 'Niemand hat mitgespielt.',
  right: ({ right, of, seconds }) =>
    of === 0 ? noneFinished : t`${right} von ${of} richtig in ${oneDecimal(seconds)} Sek.`,
  racePoints: ({ points, right, of, seconds }) => {
    if (of === 0) return noneFinished;
    return plural(points, {
      one: t`${points} Punkt, ${right} von ${of} richtig in ${oneDecimal(seconds)} Sek.`,
      other: t`${points} Punkte, ${right} von ${of} richtig in ${oneDecimal(seconds)} Sek.`,
    });
  },
  morePlayers: ({ more }) =>
    plural(more, { one: t`und ${more} weitere Person`, other: t`und ${more} weitere` }),
  nobodyScored: 'Diesmal lag niemand richtig.',
  podium: ({ names }) => t`Siegertreppchen: ${join(names, ', ')}`,
  alsoPlayed: ({ names, more }) =>
    more > 0 ? t`Auch dabei: ${join(names, ', ')} und ${more} weitere` : t`Auch dabei: ${join(names, ', ')}`,
  hardest: 'Die schwersten Fragen',
  missed: ({ missed, answered }) => t`(${missed} von ${answered} falsch)`,
  missedFrom: ({ missed, answered, from }) => t`(${missed} von ${answered} falsch; ${from})`,
  rematch: 'Revanche: nur die Fehler',
  copyMisses: 'Meine Fehler als Karten speichern',
  missesDeck: ({ deck }) => t`${deck} (Fehler)`,
  copied: ({ copied, deck }) =>
    plural(copied, {
      one: t`${copied} Karte zu „${deck}“ hinzugefügt.`,
      other: t`${copied} Karten zu „${deck}“ hinzugefügt.`,
    }),
  copiedBefore: 'Die Karten zu deinen Fehlern hast du schon.',
  missesGone: 'Die Karten zu deinen Fehlern gibt es nicht mehr: Wer sie gemacht hat, hat sie gelöscht.',
  stopped: 'Das Quiz ist beendet.',
  skipped: 'Frage übersprungen.',
  vote: ({ votes, needed }) => t`Du hast fürs Überspringen gestimmt: ${votes} von ${needed} nötigen Stimmen.`,
  lost: 'Dein Quiz ist zu Ende, weil ich dort nicht mehr schreiben kann. Bitte die Moderation, es mir zu erlauben, und starte dann neu.',
  offered: ({ deck, owner }) =>
    t`„${deck}“ können jetzt alle hier spielen, ändern kann den Stapel nur ${owner}.`,
  play: 'Spielen',
  offeredHere: ({ why, decks, more }) =>
    more
      ? t`${why} Hier freigegeben: ${join(quoted(decks), ', ')} und weitere.`
      : t`${why} Hier freigegeben: ${join(quoted(decks), ', ')}.`,
  chooseDeck: ({ typed }) =>
    typed
      ? t`Welcher Stapel? Diese hier sind freigegeben. Um einen eigenen zu spielen, schreib seinen Namen hinter den Befehl: ${code('/quiz Biologie')}`
      : t`Welcher Stapel? Diese hier sind freigegeben. Um einen eigenen zu spielen, wähl ihn bei ${start} als ${code('deck')}.`,
  whichDeck: ({ typed }) =>
    typed
      ? 'Welchen Stapel? Schreib den Namen eines deiner Stapel hinter den Befehl.'
      : t`Welchen Stapel? Wähl im Befehl einen deiner Stapel als ${code('deck')}.`,
  withdrawn: ({ deck }) => t`„${deck}“ gehört wieder dir allein.`,
  commands: {
    start: 'Ein Quiz für alle hier starten',
    deck: 'Dein Stapel oder einer, der hier freigegeben ist',
    questions: 'Wie viele Fragen',
    seconds: 'Sekunden pro Frage',
    mode: 'klassisch: richtige Antworten zählen; Tempo: schnelle zählen mehr',
    classic: 'klassisch',
    race: 'Tempo',
    stop: 'Das Quiz beenden (wer es gestartet hat, oder Moderation)',
    skip: 'Die Frage überspringen oder dafür stimmen',
    offer: 'Einen deiner Stapel hier für alle freigeben',
    withdraw: 'Einen freigegebenen Stapel zurücknehmen',
    ownDeck: 'Dein Stapel',
  },
};
