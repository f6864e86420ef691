import type { LanguageWords } from '../language.js';

export const en: LanguageWords = {
  functions:
    'roughly approximately nearly almost around up exactly times year date kind type name century a an the this that these those it its he she they them their his her him we us our you your i my of in on at to by for from with within into onto over under between among through during before after until since about as than and or but nor so if then because while when where which who whom whose what why how is are was were be been being am do does did done has have had having can could may might must shall should will would there here also only both each every all any some such other another more most less least very much many few own same too just either neither per via called named known term terms',
  negations: 'not no never none nothing neither nor without cannot',
  months:
    'january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sep|sept october|oct november|nov december|dec',
  numbers:
    'zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90 dozen 12 half 0.5 twice 2 double 2 thrice 3 first 1 second 2 third 3 fourth 4 fifth 5 sixth 6 seventh 7 eighth 8 ninth 9 tenth 10 eleventh 11 twelfth 12 thirteenth 13 fourteenth 14 fifteenth 15 sixteenth 16 seventeenth 17 eighteenth 18 nineteenth 19 twentieth 20 thirtieth 30',
  multipliers:
    'hundred 100 thousand 1000 million 1e6 billion 1e9 trillion 1e12 hundreds 100 thousands 1000 millions 1e6 billions 1e9 bn 1e9',
  endings:
    "ion ium ia um us ae ations ation ically ical ized ised izing ising ings ing ions ers ies ied ion ers est als ed es er ly al ic 's s e y",
  articles: 'a an the',
  verdicts: 'yes no true false',
  pluralVerbs: 'are were have',
};
