import type { LanguageWords } from '../language.js';

export const it: LanguageWords = {
  functions:
    "almeno quasi oltre volte volta esattamente anno data nome tipo secolo il lo la i gli le l' un uno una un' di del dello della dei degli delle dell' a al allo alla ai agli alle all' da dal dalla dai dalle dall' in nel nello nella nei negli nelle nell' con su sul sulla sui sulle sull' per tra fra e ed o ma se che chi cui quale quali quando dove come perche quanto quanta quanti quante cosa cos' e' sono era erano fu furono essere stato stata stati state sara ha hanno aveva avevano avere puo possono deve devono fa si ci ne suo sua suoi sue loro lui lei egli essa esso questo questa questi queste quello quella quelli anche piu meno molto cosi tutto tutta tutti tutte ogni altro altra altri altre stesso stessa circa chiama chiamato chiamata detto detta",
  negations: 'non mai nulla niente nessun nessuno nessuna senza ne',
  months:
    'gennaio|gen febbraio|feb marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug agosto|ago settembre|set ottobre|ott novembre|nov dicembre|dic',
  numbers:
    'zero 0 uno 1 un 1 una 1 due 2 tre 3 quattro 4 cinque 5 sei 6 sette 7 otto 8 nove 9 dieci 10 undici 11 dodici 12 tredici 13 quattordici 14 quindici 15 sedici 16 diciassette 17 diciotto 18 diciannove 19 venti 20 trenta 30 quaranta 40 cinquanta 50 sessanta 60 settanta 70 ottanta 80 novanta 90 meta 0.5 mezzo 0.5 doppio 2 dozzina 12 primo 1 prima 1 secondo 2 seconda 2 terzo 3 terza 3 quarto 4 quarta 4 quinto 5 quinta 5 sesto 6 settimo 7 ottavo 8 nono 9 decimo 10 quindicesimo 15 sedicesimo 16 diciottesimo 18 diciannovesimo 19 ventesimo 20',
  multipliers: 'cento 100 mille 1000 mila 1000 milione 1e6 milioni 1e6 miliardo 1e9 miliardi 1e9',
  endings:
    'azioni amento imento mente azione ioni arono irono avano ando endo ione iche ichi ata ate ati ato ute uta uto ita ito ano are ere ire ico ica ici ono i a e o',
  joinsNumbers: true,
  articles: "il lo la i gli le l' un uno una un'",
  verdicts: 'si no vero falso',
};
