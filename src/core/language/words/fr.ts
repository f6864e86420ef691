import type { LanguageWords } from '../language.js';

export const fr: LanguageWords = {
  functions:
    "presque approximativement fois exactement annee date nom type siecle le la les l' un une des du de d' au aux ce cet cette ces c' il elle ils elles on se s' son sa ses leur leurs lui y en nous vous je tu me te qui que qu' quoi dont ou quel quelle quels quelles lequel laquelle comment pourquoi quand combien et mais donc or ni car si comme dans sur sous par pour avec sans entre vers chez depuis pendant avant apres jusqu' est sont etait etaient fut furent etre ete sera a ont avait avaient eut avoir peut peuvent doit doivent fait font tres plus moins aussi ainsi tout tous toute toutes chaque plusieurs autre autres meme memes environ appelle appelee appele nomme nommee designe n' j'",
  negations: "ne n' pas jamais rien aucun aucune sans ni non",
  months:
    'janvier|janv fevrier|fevr mars avril|avr mai juin juillet|juil aout septembre|sept octobre|oct novembre|nov decembre|dec',
  numbers:
    'zero 0 un 1 une 1 deux 2 trois 3 quatre 4 cinq 5 six 6 sept 7 huit 8 neuf 9 dix 10 onze 11 douze 12 treize 13 quatorze 14 quinze 15 seize 16 vingt 20 vingts 20 trente 30 quarante 40 cinquante 50 soixante 60 moitie 0.5 demi 0.5 double 2 douzaine 12 premier 1 premiere 1 deuxieme 2 second 2 seconde 2 troisieme 3 quatrieme 4 cinquieme 5 sixieme 6 septieme 7 huitieme 8 neuvieme 9 dixieme 10 douzieme 12 seizieme 16 vingtieme 20',
  multipliers: 'cent 100 cents 100 mille 1000 million 1e6 millions 1e6 milliard 1e9 milliards 1e9',
  endings:
    'issement ements ations ation ement iques ique euses euse ment ions aient ait ant ent ees ion eur ees ee es er ez es e s x',
  articles: "le la les l' un une des",
  verdicts: 'oui non vrai faux',
  pluralVerbs: 'sont etaient ont furent',
};
