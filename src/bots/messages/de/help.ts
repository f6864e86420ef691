import { code, commandName } from '../../chat/text.js';
import type { CatalogOf } from '../catalog-of.js';
import type { help as english } from '../en/help.js';
import { request } from './request.js';
import { t } from './wording.js';

const pdf = commandName('pdf');
const add = commandName('flashcard add', 'add');
const list = commandName('flashcard list', 'list');
const search = commandName('flashcard search', 'search');
const decks = commandName('deck list', 'decks');
const study = commandName('study start', 'study');
const quiz = commandName('quiz start', 'quiz');

const { menu } = request.commands;

export const help: CatalogOf<typeof english> = {
  welcome: 'Hallo! Ich mache aus Vorlesungs-PDFs Karteikarten und helfe dir, den Stoff zu behalten.',
  title: 'Das kann ich',
  examples: {
    pdf: t`📄 ${pdf} Vorlesung 3.pdf → Karten, jede mit ihrer Seite`,
    sentPdf: '📄 Schick mir ein PDF: „10 Karten über Enzyme, S. 3-8“',
    add: t`✏️ ${add} Was ist Osmose? → Wasser wandert durch eine Membran · mit both: in beide Richtungen`,
    choice: t`🔘 ${add} allein öffnet ein Formular, auch mit falschen Antworten zum Ankreuzen`,
    find: t`🗂️ ${decks} · ${list} · ${search} Osmose`,
    study: t`🧠 ${study} fragt ab, was fällig ist, kurz bevor du es vergisst; ${commandName('stats')} zeigt, wie es läuft`,
    modes: t`🎯 ${study} mit until (24.12.): vor einer Prüfung · mit mode: üben, nur Fehler, neue Karten`,
    quiz: t`🏆 ${quiz} Biologie, auf einem Server, auf dem alle mitspielen können`,
    board: t`📅 ${commandName('board here')}: jeden Montag, wie alle gelernt haben, die mitmachen`,
    you: t`⚙️ ${commandName('settings')} · ${commandName('language')} · ${commandName('privacy')} · ${commandName('export')} · ${commandName('forget-me')}`,
  },
  typedExamples: {
    modes: t`🎯 ${study} bis: 24.12., vor einer Prüfung · ${study} modus: üben, fehler oder neue`,
    add: t`✏️ ${add} Was ist Osmose? :: Wasser wandert durch eine Membran · ${code('cat ::: Katze')} wird in beide Richtungen gefragt`,
    choice: t`🔘 Zum Ankreuzen: falsche Antworten darunter, je Zeile eine, mit ${code('x')} davor`,
    quiz: t`🏆 ${quiz} Biologie, in einer Gruppe, in der alle mitspielen können`,
  },
  howToSend: ({ typed }) =>
    typed
      ? t`Schick mir ein PDF oder das Foto einer Seite in unserem privaten Chat, oder antworte in einer Gruppe mit ${pdf} auf eins.`
      : t`Nimm ${pdf} und wähl ein PDF oder das Foto einer Seite aus, oder schick mir eins als Direktnachricht. Steht es schon in einem Kanal, öffne das Menü der Nachricht: Apps, „${menu}“.`,
  buttons: {
    pdf: 'Karten aus einem PDF',
    add: 'Neue Karte',
    study: 'Lernen',
    quiz: 'Quiz starten',
    decks: 'Meine Stapel',
    help: 'Hilfe',
  },
  greeting: t`Hallo, ich bin Deckhand. Gebt mir mit ${pdf} ein Vorlesungs-PDF, und ich mache Karteikarten daraus, jede mit der Seite, von der sie stammt. Gelernt wird mit ${study}. Eure Antworten sieht sonst niemand; Karten aus einem PDF von hier können sich andere holen, solange ihr das nicht abstellt.`,
  commands: {
    help: 'Was ich kann',
    start: 'Loslegen',
  },
};
