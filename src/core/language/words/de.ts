import type { LanguageWords } from '../language.js';

export const de: LanguageWords = {
  functions:
    'mindestens hochstens ungefahr knapp fast circa ca genau mal jahr jahre jahren datum art name jahrhundert der die das den dem des ein eine einen einem einer eines kein er sie es ihn ihm ihr ihre ihren ihrem ihrer sein seine seinen seinem seiner wir uns unser man sich ich du dieser diese dieses diesen diesem jener jene und oder aber sondern denn weil dass ob wenn als wie wo wer wen wem wessen was warum wieso wann welche welcher welches welchen welchem wodurch womit wofur woraus worin wohin in im an am auf aus bei beim mit nach von vom vor zu zum zur uber unter durch fur gegen ohne um bis seit wahrend zwischen ist sind war waren wird werden wurde wurden worden sei bin hat haben hatte hatten kann konnen konnte muss mussen soll sollen darf durfen mag auch nur noch schon sehr mehr meist meisten so dann da dort hier etwa rund alle allem allen aller jede jeder jedes jedem viele einige andere anderen beide nennt genannt heisst heissen bezeichnet man dabei dazu daher deshalb dafur davon damit',
  negations: 'nicht kein keine keinen keinem keiner keines nie niemals nichts ohne weder',
  months:
    'januar|jan|janner februar|feb marz|mar april|apr mai juni|jun juli|jul august|aug september|sep|sept oktober|okt november|nov dezember|dez',
  numbers:
    'null 0 eins 1 ein 1 zwei 2 drei 3 vier 4 funf 5 sechs 6 sieben 7 acht 8 neun 9 zehn 10 elf 11 zwolf 12 dreizehn 13 vierzehn 14 funfzehn 15 sechzehn 16 siebzehn 17 achtzehn 18 neunzehn 19 zwanzig 20 dreissig 30 vierzig 40 funfzig 50 sechzig 60 siebzig 70 achtzig 80 neunzig 90 dutzend 12 halfte 0.5 halb 0.5 doppelt 2 zweimal 2 dreimal 3 erste 1 ersten 1 zweite 2 zweiten 2 dritte 3 dritten 3 vierte 4 vierten 4 funfte 5 funften 5 sechste 6 sechsten 6 siebte 7 siebten 7 siebente 7 siebenten 7 achte 8 achten 8 neunte 9 neunten 9 zehnte 10 zehnten 10 zwolften 12 sechzehnten 16 siebzehnten 17 achtzehnten 18 neunzehnten 19 zwanzigsten 20',
  multipliers:
    'hundert 100 tausend 1000 million 1e6 millionen 1e6 mio 1e6 milliarde 1e9 milliarden 1e9 mrd 1e9 billion 1e12 billionen 1e12',
  endings:
    'um us ungen isches ischen ische lichen liche ung isch lich erin innen ern est end en er es em et te st e n s t',
  joinsNumbers: true,
  capitalNouns: true,
  articles: 'der die das den dem des ein eine einen einem einer eines',
  verdicts: 'ja nein wahr falsch richtig stimmt',
};
