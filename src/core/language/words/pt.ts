import type { LanguageWords } from '../language.js';

export const pt: LanguageWords = {
  functions:
    'aproximadamente quase vezes exatamente ano data nome tipo seculo o a os as um uma uns umas de do da dos das em no na nos nas num numa ao aos por pelo pela pelos pelas para com sem sob sobre entre desde ate apos durante e ou mas nem que quem qual quais cujo cuja como quando onde quanto quanta quantos quantas porque se e sao era eram foi foram ser sido sera esta estao estava ha tem tem tinha ter pode podem deve devem faz seu sua seus suas lhe lhes me te nos este esta estes estas esse essa esses essas aquele isto isso ele ela eles elas muito mais menos tambem assim todo toda todos todas cada outro outra outros outras mesmo mesma cerca chama chamado chamada denomina',
  negations: 'nao nunca nada nenhum nenhuma sem nem',
  months:
    'janeiro|jan fevereiro|fev marco|mar abril|abr maio|mai junho|jun julho|jul agosto|ago setembro|set outubro|out novembro|nov dezembro|dez',
  numbers:
    'zero 0 um 1 uma 1 dois 2 duas 2 tres 3 quatro 4 cinco 5 seis 6 sete 7 oito 8 nove 9 dez 10 onze 11 doze 12 treze 13 catorze 14 quatorze 14 quinze 15 dezesseis 16 dezasseis 16 dezessete 17 dezassete 17 dezoito 18 dezenove 19 dezanove 19 vinte 20 trinta 30 quarenta 40 cinquenta 50 sessenta 60 setenta 70 oitenta 80 noventa 90 cem 100 cento 100 duzentos 200 trezentos 300 quatrocentos 400 quinhentos 500 seiscentos 600 setecentos 700 oitocentos 800 novecentos 900 metade 0.5 meio 0.5 dobro 2 duzia 12 primeiro 1 primeira 1 segundo 2 segunda 2 terceiro 3 terceira 3 quarto 4 quarta 4 quinto 5 quinta 5 sexto 6 setimo 7 oitavo 8 nono 9 decimo 10',
  multipliers: 'mil 1000 milhao 1e6 milhoes 1e6 bilhao 1e9 bilhoes 1e9 biliao 1e12',
  endings:
    'amentos amento imento mente acoes acao idades idade icos icas aram eram iram avam ando endo indo oes ico ica ado ada ido ida ados adas idos idas ar er ir am em as os es ao a o e s m',
  articles: 'o a os as um uma uns umas',
  verdicts: 'sim nao verdadeiro falso',
  pluralVerbs: 'sao eram foram tem',
};
