import type { LanguageWords } from '../language.js';

export const es: LanguageWords = {
  functions:
    'aproximadamente casi minimo veces vez exactamente ano fecha nombre tipo siglo el la los las lo un una unos unas de del al a en con por para sin sobre entre desde hasta hacia segun durante ante bajo tras y e o u pero sino ni que quien quienes cual cuales cuyo cuya como cuando donde cuanto cuanta cuantos cuantas porque si es son era eran fue fueron ser sido sera esta estan estaba ha han habia haber hay tiene tienen puede pueden debe deben hace se su sus le les lo me te nos mi tu este esta estos estas ese esa esos esas aquel esto eso ello el ella ellos ellas muy mas menos tambien asi todo toda todos todas cada otro otra otros otras mismo misma unos unas cerca llama llamado llamada denomina',
  negations: 'no nunca nada ningun ninguna ninguno sin ni tampoco',
  months:
    'enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago septiembre|setiembre|sep octubre|oct noviembre|nov diciembre|dic',
  numbers:
    'cero 0 uno 1 un 1 una 1 dos 2 tres 3 cuatro 4 cinco 5 seis 6 siete 7 ocho 8 nueve 9 diez 10 once 11 doce 12 trece 13 catorce 14 quince 15 dieciseis 16 diecisiete 17 dieciocho 18 diecinueve 19 veinte 20 veintiuno 21 veintiun 21 veintidos 22 veintitres 23 veinticuatro 24 veinticinco 25 veintiseis 26 veintisiete 27 veintiocho 28 veintinueve 29 treinta 30 cuarenta 40 cincuenta 50 sesenta 60 setenta 70 ochenta 80 noventa 90 cien 100 ciento 100 doscientos 200 doscientas 200 trescientos 300 trescientas 300 cuatrocientos 400 quinientos 500 seiscientos 600 setecientos 700 ochocientos 800 novecientos 900 mitad 0.5 medio 0.5 media 0.5 doble 2 docena 12 primer 1 primero 1 primera 1 segundo 2 segunda 2 tercer 3 tercero 3 tercera 3 cuarto 4 cuarta 4 quinto 5 quinta 5 sexto 6 septimo 7 octavo 8 noveno 9 decimo 10',
  multipliers: 'mil 1000 millon 1e6 millones 1e6 billon 1e12 billones 1e12',
  endings:
    'aciones imientos imiento mente acion iones idades idad icos icas ando iendo aron ieron aban ico ica ion ado ada ido ida ados adas idos idas ar er ir an en as os es a o e s n',
  articles: 'el la los las un una unos unas',
  verdicts: 'si no verdadero falso',
  pluralVerbs: 'son eran fueron tienen',
};
