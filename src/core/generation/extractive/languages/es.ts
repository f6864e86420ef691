import type { Language } from './language.js';

const shape = (source: string): RegExp => new RegExp(`^${source}$`, 'u');
const SUBJECT =
  '(?<field>En \\p{L}+(?: \\p{L}+)?, )?(?<term>(?:(?:Las?|Los?|El|Una?) )?[^,;:]{2,50}?)(?: \\([^)]{2,40}\\))?';

export const spanish: Language = {
  code: 'es',
  frequent: 'spanish',
  abbreviations:
    /(?:(?<!\p{L})(?:p\.\s?ej|Sr|Sra|Dr|Dra|Prof|Profa|Lic|Ing|etc|fig|vol|aprox|núm|pág|págs|d\.\s?C|a\.\s?C|art|cap|Ud|Uds)|(?:^|[\s(])\p{Lu})\.$/iu,
  leans:
    /^(?:Est[aeo]s?|Es[aeo]s?|Aquel\p{L}*|Él|Ella|Ello|Ellos|Ellas|Su|Sus|Nosotros|Yo|Usted\p{L}*|Tú|Aquí|Allí|Entonces|Luego|Después|Antes|Así|Pero|Y|O|E|Además|Sin embargo|No obstante|Por ejemplo|Por lo tanto|Por tanto|Por eso|Por último|Por otr\p{L}*|En cambio|En este|En esta|En estos|En otras|En primer|Finalmente|También|Tampoco|Si|Cuando|Como|Ambos|Ambas|Es|Son|Hay|Se|Lo|Le|Les|Nos|Al|Los? (?:primer|segund|últim|siguiente)\p{L}*|Otr[ao]s?|Algun\p{L}*|Algún|Vari[ao]s|Much[ao]s|Cada|Tod[ao]s?|Cualquier\p{L}*|Para|Nota|Véase|Ver|Tenga|Recuerde|Puede\p{L}*|Debe\p{L}*|Ahora|Hoy|Aunque|Mientras|Normalmente|Generalmente|A veces|A menudo|Más|Solo|Sólo|Ya|No|Qué|Quién|Cómo|Dónde|Cuál|Cuáles|Tal|Tales|Dich[ao]s?|Un[ao]? otr\p{L}*|Según|Unos|Unas|Ningun\p{L}*|Donde|Que|Quien|Aun\p{L}*|De (?:est|es|hecho|lo)\p{L}*)(?!\p{L})|^[¿¡]/iu,
  tasks:
    /^(?:Calcul|Determin|Expli[cq]u?|Describ|Demuestr|Justifi[cq]u?|Compar|Resuelv|Discut|Enumer)[aei]n?(?!\p{L})/u,
  orders: /^\p{Lu}\p{Ll}+[aeií]r(?:l[aeo]s?)? (?:el|las?|los|una?|al|su|este|esta|que|sin|cada) /u,
  points:
    /(?<!\p{L})(?:puedes|quieres|debes|tienes|estás|\p{L}+[aei]rás|nosotros|nuestr\p{L}+|usted\p{L}*|est[aeo]s?|es[ao]s?|anterior(?:es|mente)?|siguientes?|figura|tabla \d|capítulo|sección|página|arriba|abajo|aquí|dich[ao]s?|también|además|sin embargo|tu|tus|tú|mi|mis|actualmente|hoy)(?!\p{L})/iu,
  hedges:
    /(?<!\p{L})(?:algun\p{L}*|vari[ao]s|much[ao]s|veces|puede\p{L}*|podría\p{L}*|debe\p{L}*|debería\p{L}*|muy|bastante|simplemente|buen\p{L}*|mejor\p{L}*|útil\p{L}*|importante\p{L}*|posible\p{L}*|fácil\p{L}*|permite\p{L}*|diferente\p{L}*|necesari\p{L}*|disponible\p{L}*|quizás?)(?!\p{L})|\(/giu,
  manual:
    /(?<!\p{L})(?:usted|tu|puedes?|archivos?|ficheros?|comandos?|usuarios?|paquetes?|opci\p{L}+|interfaz|versi\p{L}+|directorios?|instala\p{L}+|bot(?:ón|ones)|menús?|ratón|clic|pestañas?|diálogos?|ventanas?|programa)(?!\p{L})/giu,
  past: /(?<!\p{L})(?:fue|fueron|era|eran|ha sido)(?!\p{L})/iu,
  contrasts: /, (?:mientras que) /u,
  asides: [
    /^, (?<what>una? [^,;:.()]{15,110})(?=[,;.]|$)/u,
    /^, que (?<does>\p{Ll}+[^,;:.()]{8,100})(?=[,;.]|$)/u,
  ],
  connectives:
    /, (?:en cambio|sin embargo|por tanto|por lo tanto|por ejemplo|no obstante|por el contrario|a su vez),/giu,
  definitions: [
    {
      shape: shape(`${SUBJECT} (?:establece|afirma|postula) (?<rest>que [^;]+)`),
      ask: '¿Qué establece {term}?',
      worth: 0.9,
    },
    {
      shape: shape(
        `${SUBJECT} (?<verb>es|son|era|eran|fue) (?<rest>(?:una? |el |las? |los |cualquier |todo |toda )[^;]+)`,
      ),
      ask: '{field}¿qué {verb} {term}?',
      worth: 0.95,
      defines: true,
    },
    {
      shape: shape(
        `(?:Se (?:denomina|llama|conoce como) )(?<term>[^,;:]{3,40}?) (?:a |al )(?<rest>(?:la |las |los |l |un |una |todo )?[^;]+)`,
      ),
      ask: '¿A qué se llama {term}?',
      worth: 0.95,
      defines: true,
    },
    {
      shape: shape(`${SUBJECT} se (?:define|conoce|entiende)n? como (?<rest>[^;]+)`),
      ask: '¿Qué es {term}?',
      worth: 0.95,
      defines: true,
    },
    {
      shape: shape(`${SUBJECT} (?:designa|significa|se refiere a) (?<rest>[^;]+)`),
      ask: '¿Qué significa {term}?',
      worth: 0.9,
      defines: true,
    },
    {
      shape: shape(`${SUBJECT} (?:consta|está (?:compuest|formad)[oa]|se compone) (?<rest>(?:de|por) [^;]+)`),
      ask: '¿De qué se compone {term}?',
      worth: 0.85,
      least: 2,
    },
    {
      shape: shape(`${SUBJECT} (?<verb>sirven?) (?<rest>para [^;]+)`),
      ask: '¿Para qué {verb} {term}?',
      worth: 0.75,
      least: 3,
    },
  ],
  reasons: [
    {
      shape: shape('(?<fact>.{18,150}?),? (?<rest>porque [^,;]{10,120})'),
      ask: '{fact}: ¿por qué?',
      worth: 0.85,
    },
    {
      shape: shape('(?<fact>.{18,150}?),? (?<rest>debido a(?:l)? [^,;]{8,100})'),
      ask: '{fact}: ¿por qué?',
      worth: 0.75,
    },
    {
      shape: shape(`${SUBJECT} (?:provoca|causa|produce) (?<rest>[^,;]+)`),
      ask: '¿Qué provoca {term}?',
      worth: 0.6,
      least: 2,
    },
  ],
  noTerm:
    /^(?:(?:Las?|Los?|El|Una?) )?(?:excepción|objetivo|razón|resultado|ejemplo|problema|pregunta|diferencia|ventaja|desventaja|causa|consecuencia|primer\p{L}*|últim\p{L}*|otr\p{L}*|archivo|fichero|orden|opción|usuario|programa|mayoría|idea|valor|nombre|lista|número|solución|más|mejor\p{L}*|únic\p{L}*|mism\p{L}*|hecho|caso|finalidad)(?!\p{L})|(?<!\p{L})(?:es|son|ha|han|que|cual|cuyo|no|se|lo|está|están)(?!\p{L})/iu,
  breaksOff: /(?<!\p{L})(?:por|de|es|son|como|que|con|y|o|el|la|los|las)$/u,
  deeds:
    /^(?:Se |(?:Necesari|Esencial|Imprescindible|Responsable)\p{L}* |\p{L}{3,}[ae]n? (?:el|la|los|las|una?|al) )/u,
  apart:
    /\p{L} (?:que|cuy[oa]s?|donde|por|para|con|sin|entre|de|del|en|a|al|sobre|bajo|contra|mediante|cuando)(?!\p{L})/iu,
  says: /^(?:es|son|era|eran|fue|fueron|ha|han|puede|pueden|consiste|significa|se|tiene|tienen)(?!\p{L})/iu,
  saysLittle:
    /^(?:una?|el|la|los|las) (?:muy|más|buen\p{L}*|mejor\p{L}*|importante\p{L}*|ejemplo|parte|pregunta|caso|razón|resultado|problema|mism\p{L}*|primer\p{L}*|gran\p{L}*|pequeñ\p{L}*|únic\p{L}*|siguiente|número|lista|valor)(?!\p{L})|^un[oa] de l[oa]s /iu,
  afterthought: /, (?:y|pero|lo que|mientras que|aunque) .*$| \([^)]*\)$/u,
  whatIs: '¿Qué es «{term}»?',
  whichTerm: '¿Qué término significa: {meaning}?',
  whichOf: '{heading}: ¿cuáles ({n})?',
  joiners: 'y|e|o|u|así como',
  counts: /(?<!\p{L})(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez) \p{L}+s(?!\p{L})/iu,
  listsAfter: /(?:(?<!\p{L})(?:son|comprenden?|en|incluyen?)|:)\s*$/iu,
  beforeNoun: /^(?:las?|los?|el|una?|unos|unas|de|del|al|por|en)$/iu,
  noNoun:
    /(?:mente|ando|iendo|ado|ados|adas|ido|idos|idas|ar|er|ir|aron|ieron|oso|osos|osa|osas|ivo|iva|ivos|ivas)$/u,
  endings: /(?:es|s|a|o)$/u,
};
