import { code, commandName } from '../../chat/text.js';
import type { CatalogOf } from '../catalog-of.js';
import type { help as english } from '../en/help.js';
import { t } from './wording.js';

const pdf = commandName('pdf');
const add = commandName('flashcard add', 'add');
const list = commandName('flashcard list', 'list');
const search = commandName('flashcard search', 'search');
const edit = commandName('flashcard edit', 'edit');
const remove = commandName('flashcard delete', 'delete');
const study = commandName('study start', 'study');
const quiz = commandName('quiz start', 'quiz');

export const help: CatalogOf<typeof english> = {
  welcome: 'Hallo! Ich mache aus Vorlesungs-PDFs Karteikarten und helfe dir, den Stoff zu behalten.',
  welcomeHow: t`Gib mir mit ${pdf} ein PDF oder das Foto einer Seite, dann geht es los. Die ersten Karten kommen schon, während ich noch lese.`,
  title: 'Das kann ich',
  topics: { pdf: 'PDF', cards: 'Karten', decks: 'Stapel', study: 'Lernen', quiz: 'Quiz', you: 'Über dich' },
  pdf: t`${pdf} macht Karten aus einem PDF. Auf jeder Karte steht, von welcher Seite sie stammt.`,
  cards: t`Mit ${add} machst du selbst eine. „Karteikarte erstellen“ im Menü einer Nachricht, unter „Apps“, macht eine daraus. ${list}, ${search}, ${edit} und ${remove} erledigen den Rest.`,
  decks: t`${commandName('deck list', 'decks')} zeigt sie dir. Neue Karten kommen in deinen ersten Stapel, wenn du keinen anderen nennst.`,
  study: t`${study} fragt ab, was fällig ist, kurz bevor du es vergisst. Mit ${commandName('study end', 'end')} hörst du auf.`,
  quiz: t`Auf einem Server oder in einer Gruppe können mit ${quiz} alle einen deiner Stapel spielen, und ${commandName('deck offer')} gibt ihn dort für alle frei.`,
  you: t`${commandName('settings')}, ${commandName('language')}, ${commandName('privacy')}, ${commandName('export')} und ${commandName('forget-me')}.`,
  typed: {
    welcomeHow:
      'Schick mir ein PDF oder das Foto einer Seite, dann geht es los. Die ersten Karten kommen schon, während ich noch lese.',
    pdf: t`Schick mir eins in unserem privaten Chat, oder antworte in einer Gruppe mit ${pdf} auf eins. Auf jeder Karte steht, von welcher Seite sie stammt.`,
    cards: t`Mit ${add} machst du selbst eine. Antworte mit ${add} auf eine Nachricht, dann wird eine daraus. ${list}, ${search}, ${edit} und ${remove} erledigen den Rest.`,
    quiz: t`Auf einem Server oder in einer Gruppe können mit ${quiz} alle einen deiner Stapel spielen, und ${commandName('deck offer')} gibt ihn dort für alle frei. Hinter dem Befehl kannst du mehr angeben: ${code('/quiz Biologie fragen: 20 sekunden: 15 modus: tempo')}.`,
  },
  buttons: {
    add: 'Neue Karte',
    decks: 'Meine Stapel',
    study: 'Lernen',
    settings: 'Einstellungen',
    help: 'Hilfe',
  },
  greeting: t`Hallo, ich bin Deckhand. Gebt mir mit ${pdf} ein Vorlesungs-PDF, und ich mache Karteikarten daraus, jede mit der Seite, von der sie stammt. Gelernt wird mit ${study}; Karten und Antworten sieht immer nur, wem sie gehören.`,
  commands: {
    help: 'Was ich kann',
    start: 'Loslegen',
  },
};
