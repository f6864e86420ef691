import { SETTINGS } from '../../../test/support/pdfs/typeset.js';
import type { ScoredDocument } from '../document.js';

/** An Italian lesson: artists, works and years. */
export const italianRenaissance: ScoredDocument = {
  name: 'Italian: il Rinascimento',
  title: 'Il Rinascimento a Firenze',
  language: 'it',
  script: 'serif',
  setting: SETTINGS.chapter,
  furniture: { head: "Storia dell'arte   Lezione 8", foot: 'pag. #' },
  cards: 10,
  pages: [
    `# Il Rinascimento
## I caratteri generali
Il **Rinascimento** è un movimento culturale nato in Italia tra il Trecento e il Quattrocento, che si ispira
all'antichità classica. L'**umanesimo** è la corrente che pone l'uomo al centro dell'universo. Un **mecenate** è un
ricco protettore di artisti e letterati; a Firenze il più noto fu Lorenzo il Magnifico.

La **prospettiva** è il metodo per rappresentare lo spazio su una superficie piana. Filippo Brunelleschi ne scoprì le
regole geometriche e costruì la cupola del duomo di Firenze tra il 1420 e il 1436. Leon Battista Alberti espose la
teoria della prospettiva nel trattato De pictura del 1435.

^ Fig. 3 Veduta della cupola.

Come già detto, questo cambiò la pittura.`,
    `## Gli artisti
Masaccio dipinse gli affreschi della cappella Brancacci a Firenze. Donatello scolpì il David di bronzo, il primo nudo
a tutto tondo dopo l'antichità. Sandro Botticelli dipinse la Nascita di Venere verso il 1485. Leonardo da Vinci dipinse
il Cenacolo a Milano tra il 1495 e il 1498. Michelangelo scolpì il David di marmo tra il 1501 e il 1504 e affrescò la
volta della Cappella Sistina tra il 1508 e il 1512. Raffaello dipinse la Scuola di Atene nelle Stanze Vaticane.

Lo **sfumato** è una tecnica che ammorbidisce i contorni con passaggi graduali di tono. Essa è tipica di Leonardo. L'**affresco** è una pittura eseguita sull'intonaco fresco.

## Esercizi
1. Osserva l'immagine e descrivi la prospettiva.
2. Confronta i due David.

~ Per approfondire: G. Vasari, Le vite, Firenze 1550.`,
  ],
  facts: {
    renaissance: 'rinascimento & movimento|antichità|italia',
    humanism: 'umanesimo & uomo|centro',
    patron: 'mecenate|lorenzo il magnifico & protettore|artisti|firenze',
    perspective: 'prospettiva & spazio|superficie',
    dome: 'brunelleschi & cupola|prospettiva|1420',
    alberti: 'alberti & de pictura|1435|prospettiva',
    masaccio: 'masaccio & brancacci',
    donatello: 'donatello & david|bronzo',
    botticelli: 'botticelli & venere',
    lastSupper: 'leonardo & cenacolo',
    david: 'michelangelo & david|sistina',
    raphael: 'raffaello & scuola di atene|atene',
    sfumato: 'sfumato & contorni|tecnica|tono',
    fresco: 'affresco & intonaco',
  },
  notCards: {
    caption: 'veduta della',
    exercises: 'osserva|confronta|descrivi',
    reading: 'vasari|approfondire',
    leaning: 'come già detto|questo cambiò|essa è tipica',
    head: 'lezione 8',
  },
};
