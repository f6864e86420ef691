import type { Language } from './language.js';

const shape = (source: string): RegExp => new RegExp(`^${source}$`, 'u');
const FIELD = '(?<field>(?:In|Bei) (?:der|dem) \\p{Lu}\\p{L}+ )?';
const THE = '(?:(?<the>Die|Der|Das|Eine?) )?';
const TERM = '(?<term>[^,;:()]{3,50}?)(?: \\([^)]{2,40}\\))?';
const REST = '(?<rest>[^;]+)';

export const german: Language = {
  code: 'de',
  frequent: 'german',
  abbreviations:
    /(?:\b(?:z\.\s?B|d\.\s?h|u\.\s?a|z\.\s?T|i\.\s?d\.\s?R|bzw|ca|Dr|Prof|Nr|Abb|vgl|usw|sog|Mio|Mrd|Jh|Chr|St|evtl|ggf|Bd|S|Abs|Art|bspw|inkl|v\.\s?a)|(?:^|[\s(])\d{1,2}|(?:^|[\s(])[\p{Lu}dhiosuvz])\.$/u,
  leans:
    /^(?:Manchmal|Damals|Gelegentlich|Vielmehr|Stattdessen|Gewöhnlich|Typischerweise|Grundsätzlich|Inzwischen|Mittlerweile|Darüber|(?:Ein |Weitere )?Beispiele?|Das (?:ist|sind|war|heißt|bedeutet)|Dies\p{L}*|Jene\p{L}*|Er|Sie|Es(?! gibt (?:zwei|drei|vier|fünf|sechs) )|Ihr\p{L}*|Sein\p{L}*|Man|Wir|Ich|Hier\p{L}*|Da|Dar\p{L}+|Dabei|Dadurch|Damit|Dazu|Dafür|Dagegen|Danach|Davon|Dort|Dann|Daher|Deshalb|Deswegen|Somit|Jedoch|Aber|Und|Oder|Denn|Also|Auch|So|Solche\p{L}*|Zudem|Außerdem|Ferner|Dennoch|Trotzdem|Allerdings|Beide\p{L}*|Letztere\p{L}*|Erstere\p{L}*|Zum Beispiel|Beispielsweise|Wie|Weil|Im Folgenden|Zunächst|Zuerst|Schließlich|Andererseits|Einerseits|Im Gegensatz dazu|Weiterhin|Weitere\p{L}*|Andere\p{L}*|Einige\p{L}*|Viele|Manche\p{L}*|Mehrere|Alle|Jede\p{L}*|Folgende\p{L}*|Nun|Nur|Bitte|Achtung|Hinweis|Beachte\p{L}*|Siehe|Falls|Ob|Was|Wer|Wo|Wann|Warum|Welche\p{L}*|Insgesamt|Oft|Häufig|Meist\p{L}*|Normalerweise|Standardmäßig|Leider|Natürlich|Später|Heute|Derzeit|Um|Ebenso|Ebenfalls|Dasselbe|Hierbei|Hierzu|Sobald|Sollte|Können|Möchten|Soll\p{L}*|Wurde|Ist|Sind|Hat|Haben)(?!\p{L})|^(?:\p{Lu}\p{L}+en) Sie(?!\p{L})/u,
  tasks:
    /^(?:Berechne|Bestimme|Erläuter|Erklär|Beschreib|Nenn|Beweis|Zeig|Skizzier|Begründ|Vergleich|Diskutier|Lös)(?:e|n)?(?:t|en Sie|e)?(?!\p{L})/u,
  orders:
    /^\p{Lu}\p{Ll}+e (?:d(?:ie|as|en)|eine?n?|deine?n?|jede[ns]?|es|sie|ihn|nie|nicht|lieber|immer) (?!\p{Ll}+t )|^(?!.*(?<!\p{L})(?:\p{Ll}{3,}(?:t|en|te)|soll|kann|muss|will|darf|lässt|ließ)[^\p{L}\s]*\s)(?:\S+ ){4,}\p{Ll}{3,}en$/u,
  points:
    /(?<!\p{L})(?:dies\p{L}*|jene[rsnm]?|solche\p{L}*|wir|uns|unser\p{L}*|ich|mein\p{L}*|Ihnen|Ihre?[nmrs]?|siehe|oben|unten|obig\p{L}*|folgend\p{L}*|vorherig\p{L}*|oben genannt\p{L}*|Abbildung|Abb\.|Tabelle \d|Kapitel|Abschnitt|Folie|Seite \d|daher|deshalb|somit|jedoch|außerdem|ebenfalls|(?<!als )auch|dabei|dagegen|hingegen|hierbei|hierzu|hierdurch|du|dein\p{L}*|bitte|heute|derzeit|hier)(?!\p{L})|(?<=\p{L} )Sie(?!\p{L})/u,
  hedges:
    /(?<!\p{L})(?:einige|viele|manche|oft|manchmal|kann|können|könnte|sollte|sollten|würde|vielleicht|sehr|ziemlich|einfach|gut|besser|wichtig\p{L}*|möglich\p{L}*|nützlich|müssen|muss|darf|verschiedene\p{L}*|bestimmte\p{L}*|ermöglicht|bietet|unterstützt|verfügbar|Möglichkeit\p{L}*)(?!\p{L})|\(/gu,
  manual:
    /(?<!\p{L})(?:Sie|Ihre?[nmrs]?|Datei\p{L}*|Befehl\p{L}*|Paket\p{L}*|Benutzer\p{L}*|Option\p{L}*|Version\p{L}*|Verzeichnis\p{L}*|Makro\p{L}*|Installation\p{L}*|Schaltfläche\p{L}*|Menü\p{L}*|Maus\p{L}*|[Kk]lick\p{L}*|\p{L}*fenster\p{L}*|Reiter|Dialog\p{L}*|Software|Programms?)(?!\p{L})/gu,
  past: /(?<!\p{L})(?:war|waren|wurden?|hatten?)(?!\p{L})/iu,
  contrasts: /, (?:wohingegen) /u,
  asides: [/^, (?<what>eine? [^,;:.()]{15,110}(?:, (?:de[rn]|die|das) [^,;:.()]{8,80})?)(?=[;.]|$)/u],
  definitions: [
    {
      shape: shape(`(?:Als|Unter) (?<term>[^,;:]{3,50}?) (?:bezeichnet|versteht) man ${REST}`),
      ask: 'Was versteht man unter „{term}“?',
      worth: 1,
      defines: true,
    },
    {
      shape: shape(`${THE}${TERM} (?:wird|werden) (?<rest>[^;]+) (?:bezeichnet|verstanden|genannt)`),
      ask: 'Was ist mit „{term}“ gemeint?',
      worth: 0.5,
    },
    {
      shape: shape(`${THE}${TERM} (?:bezeichnet|bedeutet|beschreibt) ${REST}`),
      ask: 'Was bezeichnet der Begriff „{term}“?',
      worth: 0.95,
      defines: true,
    },
    {
      shape: shape(
        `${FIELD}${THE}${TERM} (?<verb>ist|sind|war|waren) (?<rest>(?:eine?|einer|der|die|das|jede[rs]?) [^;]+)`,
      ),
      ask: 'Was {verb} {the}{term}?',
      worth: 0.95,
      defines: true,
    },
    {
      shape: shape(
        `${THE}${TERM} (?<verb>sind) (?<rest>(?:\\p{L}[\\p{L}-]+ )?\\p{Lu}\\p{L}+, (?:die|welche|deren) [^;]+)`,
      ),
      ask: 'Was {verb} {the}{term}?',
      worth: 0.95,
      defines: true,
    },
    {
      shape: shape(`${THE}${TERM} (?<verb>besteht|bestehen) (?<rest>aus [^;]+)`),
      ask: 'Woraus {verb} {the}{term}?',
      worth: 0.85,
      least: 2,
    },
    {
      shape: shape(`${THE}${TERM} (?<verb>dient|dienen) (?<rest>(?:zur|zum|dazu|der|dem) [^;]+)`),
      ask: 'Wozu {verb} {the}{term}?',
      worth: 0.75,
      least: 2,
    },
    {
      shape: shape(`${THE}${TERM} besagt, (?<rest>dass [^;]+)`),
      ask: 'Was besagt {the}{term}?',
      worth: 0.95,
    },
    {
      shape: shape(`${THE}${TERM} (?<verb>entsteht|entstehen) (?<rest>(?:durch|bei|aus|wenn|, wenn) [^;]+)`),
      ask: 'Wie {verb} {the}{term}?',
      worth: 0.8,
      least: 2,
    },
  ],
  reasons: [
    { shape: shape('(?<fact>.{18,150}?), (?<rest>weil [^;]{10,120})'), ask: '{fact} – warum?', worth: 0.85 },
    { shape: shape('(?<fact>.{18,150}?), (?<rest>damit [^,;]{10,100})'), ask: '{fact} – wozu?', worth: 0.7 },
    {
      shape: shape(`${THE}${TERM} (?<verb>führt|führen) zu (?<rest>[^,;]+)`),
      ask: 'Wozu {verb} {the}{term}?',
      worth: 0.75,
      least: 2,
    },
    {
      shape: shape('Wenn (?<term>[^,;]{10,80}), (?<rest>[^,;]{8,90})'),
      ask: 'Was geschieht, wenn {term}?',
      worth: 0.6,
      least: 3,
    },
  ],
  noTerm:
    /^(?:Ausnahme|Ziel|Grund|Ergebnis|Beispiel|Problem|Folge|Ursache|Unterschied|Vorteil|Nachteil|Frage|Wichtig|Bekannt|Aufgabe|Zweck|\p{Lu}\p{L}*(?:lich|weise|mals|dings|falls|seits|wärts)$|Standard|Option|Befehl|Programm|Datei|Paket|Benutzer|Lösung|Wert|Name|Liste|Zahl|Voraussetzung|Erste[rs]?|Zweite[rs]?|Dritte[rs]?|Beim|Zum|Zur|Vom|Am|Im|In|Auf|Bei|Mit|Zu|Für|Von|An|Nach|Seit|Durch|.* Grund|.*[Bb]eispiel|(?:beliebt|erst|zweit|dritt|letzt|ander|weiter)\p{L}+ \p{Lu}\p{L}+$)(?!\p{L})|(?<!\p{L})(?:ist|sind|wird|werden|hat|haben|kann|in|im|auf|bei|mit|zu|nicht|man|es|sich|wie|so|noch|nur)(?!\p{L})/u,
  breaksOff:
    /(?<!\p{L})(?:durch|als|von|gilt|und|oder|der|die|das|(?:am|vom|gegen|ab|bis|zum|seit|de[mnr]) \d{1,2})$/u,
  deeds: /^(?:Notwendig|Erforderlich|Zuständig) |^\p{L}{3,}t (?:de[nmr]|die|das|eine?n?|sich) /u,
  apart:
    /, (?:d(?:er|ie|as|en|em|eren|essen)|welche\p{L}*|mit|in|bei|aus|durch|wo\p{L}*|die|wenn|bei)(?!\p{L})|\p{L} (?:von|aus|mit|für|zur|zum|zwischen|ohne|in|im|bei|durch|auf|des|der|nach|unter|über|gegen|an|am|vor)(?!\p{L})/iu,
  says: /^(?:ist|sind|war|waren|wird|werden|wurde|wurden|hat|haben|kann|können|bezeichnet|bezeichnen|bedeutet|beschreibt|besteht|bestehen|heißt|nennt)(?!\p{L})/iu,
  saysLittle:
    /^eine[rs]? de[rs] |^(?:eine?|der|die|das|einer) (?:sehr|besonders|gute?[srn]?|wichtig\p{L}*|einfach\p{L}*|häufig\p{L}*|best\p{L}*|größt\p{L}*|bekannt\p{L}*|groß\p{L}*|klein\p{L}*|gleich\p{L}*|erste?[sn]?|Grund|Beispiel|Teil|Fall|Frage|Folge|Ergebnis|Möglichkeit|Problem|Liste|Anzahl|richtig\p{L}*|empfohlen\p{L}*)(?!\p{L})|^einer der /iu,
  afterthought: /, (?:und|aber|wobei|während|weshalb|sodass|obwohl) .*$| \([^)]*\)$/u,
  whatIs: 'Was bedeutet „{term}“?',
  whichTerm: 'Welcher Begriff ist gemeint: {meaning}?',
  whichOf: '{heading}: welche {n}?',
  joiners: 'und|oder|sowie',
  counts: /(?<!\p{L})(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn) (?:\p{Ll}+ )?\p{Lu}\p{L}+/iu,
  listsAfter: /(?:(?<!\p{L})(?:aus|sind|in|umfasst|umfassen)|:)\s*$/iu,
  capitalNouns: true,
  beforeNoun:
    /^(?:der|die|das|den|dem|des|eine?[nmrs]?|von|vom|zur|zum|durch|und|im|in|am|aus|ins|\p{Ll}+(?:en|er|es|e))$/iu,
  endings: /(?:en|es|er|e|n|s)$/u,
};
