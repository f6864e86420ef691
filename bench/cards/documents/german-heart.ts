import { SETTINGS } from '../../../test/support/pdfs/typeset.js';
import type { ScoredDocument } from '../document.js';

/** A German chapter in prose, with goals and exercises. */
export const germanHeart: ScoredDocument = {
  name: 'German: Herz und Kreislauf',
  title: 'Herz und Kreislauf',
  language: 'de',
  script: 'serif',
  setting: SETTINGS.chapter,
  furniture: { head: 'Kapitel 4   Herz und Kreislauf', foot: 'Seite #' },
  cards: 12,
  pages: [
    `# Herz und Kreislauf
Nach diesem Kapitel können Sie den Weg des Blutes beschreiben und die Aufgaben der Gefäße nennen.

## 4.1 Das Herz
Das **Herz** ist ein Hohlmuskel, der das Blut durch den Körper pumpt. Die Herzscheidewand trennt die rechte von der
linken Herzhälfte. Jede Hälfte besteht aus einem **Vorhof** und einer **Kammer**. Die Muskulatur der linken Kammer ist
dicker als die der rechten, weil sie das Blut durch den ganzen Körper treiben muss.

Die **Segelklappen** liegen zwischen Vorhöfen und Kammern und verhindern, dass Blut in die Vorhöfe zurückfließt. Die
**Taschenklappen** liegen am Ausgang der Kammern. Als **Systole** bezeichnet man die Phase, in der sich die Kammern
zusammenziehen, als **Diastole** die Phase, in der sie erschlaffen und sich füllen. Der **Sinusknoten** im rechten
Vorhof gibt den Takt des Herzschlags vor. Er wird deshalb auch Schrittmacher genannt.

^ Abb. 4.1 Längsschnitt durch das Herz, von vorn gesehen.`,
    `## 4.2 Der Kreislauf
Im **Lungenkreislauf** fließt sauerstoffarmes Blut vom rechten Herzen zur Lunge und sauerstoffreiches zurück zum
linken Herzen. Im **Körperkreislauf** versorgt die linke Herzhälfte alle Organe mit sauerstoffreichem Blut. Dabei gibt
es den Sauerstoff ab.

**Arterien** führen das Blut vom Herzen weg, **Venen** führen es zum Herzen hin. In den **Kapillaren** werden
Sauerstoff, Nährstoffe und Abfallstoffe zwischen Blut und Gewebe ausgetauscht. Die Venenklappen verhindern, dass das
Blut in den Beinen zurücksackt. Wie oben gezeigt, ist das bei Arterien nicht nötig.

## 4.3 Das Blut
Blut besteht zu etwa 55 Prozent aus **Blutplasma** und zu etwa 45 Prozent aus Zellen. Die **roten Blutkörperchen**
enthalten Hämoglobin und befördern Sauerstoff. Die **weißen Blutkörperchen** wehren Krankheitserreger ab. Die
**Blutplättchen** leiten die Gerinnung ein. Der englische Arzt William Harvey beschrieb 1628 als Erster den großen
Blutkreislauf vollständig.

## Aufgaben
1. Beschreiben Sie den Weg eines roten Blutkörperchens von der großen Zehe zur Lunge.
2. Nennen Sie die Unterschiede zwischen Arterien und Venen.

~ Literatur: Schmidt, R. F. u. a.: Physiologie des Menschen. Springer, Berlin 2010, S. 540-566.`,
  ],
  facts: {
    heart: 'herz & hohlmuskel|pump',
    septum: 'scheidewand|herzscheidewand & trenn|rechte|linke',
    leftChamber: 'linke & kammer & dicker|muskulatur',
    segel: 'segelklappe & vorh|zurück|kammer',
    taschen: 'taschenklappe & ausgang|kammer',
    systole: 'systole & zusammenzieh|kammer',
    diastole: 'diastole & erschlaff|füll',
    sinus: 'sinusknoten & takt|vorhof|schrittmacher',
    lung: 'lungenkreislauf & lunge',
    arteries: 'arterie & weg|vom herzen',
    veins: 'vene & hin|zum herzen',
    capillaries: 'kapillare & ausgetauscht|austausch|gewebe',
    plasma: 'plasma|blutplasma & 55',
    red: 'rote|roten & hämoglobin|sauerstoff',
    white: 'weiße|weißen & krankheitserreger|wehr|abwehr',
    platelets: 'blutplättchen & gerinnung',
    harvey: 'harvey & 1628|kreislauf|blutkreislauf',
  },
  notCards: {
    goals: 'nach diesem kapitel',
    caption: 'längsschnitt|von vorn gesehen',
    exercises: 'beschreiben sie|zehe|nennen sie',
    literature: 'springer|schmidt|physiologie des',
    leaning: 'wie oben|dabei gibt|er wird deshalb',
  },
};
