import type { Language } from './language.js';

const shape = (source: string): RegExp => new RegExp(`^${source}$`, 'u');
const SUBJECT =
  "(?<field>In \\p{L}+(?: \\p{L}+)?, )?(?<term>(?:L[’']|(?:La|Le|Lo|Il|I|Gli|Una?|Uno) )?[^,;:]{2,50}?)(?: \\([^)]{2,40}\\))?";

export const italian: Language = {
  code: 'it',
  frequent: 'italian',
  abbreviations:
    /(?:(?<!\p{L})(?:es|p\.\s?es|ad es|Sig|Dott|Prof|ecc|fig|vol|pag|art|cap|d\.\s?C|a\.\s?C|ca|n|cfr)|(?:^|[\s(])\p{Lu})\.$/iu,
  leans:
    /^(?:Talvolta|Spesso|Quest[aeio]|Quell[aeio]|Quei|Quegli|Egli|Ella|Ess[aeio]|Lui|Lei|Loro|Su[aeo]|Suoi|Noi|Io|Voi|Qui|Qua|Là|Lì|Allora|Poi|Dopo|Prima|Così|Ma|E|Ed|O|Inoltre|Tuttavia|Però|Per esempio|Ad esempio|Perciò|Quindi|Dunque|Pertanto|Infine|Infatti|Anche|Se|Quando|Come|Entramb[ie]|È|Sono|Si|Lo si|Ci|C[’']è|Altr[aeio]|Un[’']?\s?altr\p{L}*|Alcun[aei]|Divers[aei]|Molt[aei]|Ogni|Ciascun\p{L}*|Tutt[aeio]|Qualsiasi|Per|Nota|Vedi|Si veda|Attenzione|Adesso|Ora|Oggi|Sebbene|Mentre|Normalmente|Generalmente|A volte|Spesso|Più|Solo|Già|Non|Che|Chi|Dove|Qual[ei]?|Tal[ei]|Dett[aeio]|Secondo|Nessun\p{L}*|Invece|Al contrario|In quest\p{L}*|In tal\p{L}*|A quest\p{L}*|Da quest\p{L}*|Di conseguenza|D[’']altr\p{L}*|Le? (?:prim|second|ultim|seguent)\p{L}*|I[l]? (?:prim|second|ultim|seguent)\p{L}*)(?!\p{L})/iu,
  tasks:
    /^(?:Calcol|Determin|Spieg|Descriv|Dimostr|Giustific|Confront|Risolv|Elenc)(?:a|i|ate|ete|are|ere)(?!\p{L})/u,
  orders:
    /^\p{Lu}\p{Ll}+[aei]r(?:e|l[aeio]) (?:(?:il|lo|la|i|gli|le|una?|nel|sul|al|che|senza|ogni) |(?:l|un|nell|all)[’'])/u,
  points:
    /(?<!\p{L})(?:puoi|vuoi|devi|sei|hai|noi|nostr\p{L}|vostr\p{L}|quest[aeio]|sopra|sotto|precedent[ei]|seguent[ei]|figura|tabella \d|capitolo|sezione|pagina|qui|inoltre|tuttavia|quindi|anche|tu|tuo|tua|tuoi|tue|oggi|attualmente)(?!\p{L})/iu,
  hedges:
    /(?<!\p{L})(?:alcun\p{L}|divers\p{L}|molt\p{L}|volte|può|possono|potrebbe\p{L}*|deve|devono|dovrebbe\p{L}*|abbastanza|semplicemente|buon\p{L}|miglior\p{L}|util\p{L}|important\p{L}|possibil\p{L}|facil\p{L}|permett\p{L}+|consent\p{L}+|necessari\p{L}|disponibil\p{L})(?!\p{L})|\(/giu,
  manual:
    /(?<!\p{L})(?:puoi|tuo|tua|file|comand\p{L}|utent\p{L}|pacchett\p{L}|documentazione|sito|opzion\p{L}|version\p{L}|cartell\p{L}|installa\p{L}+|pulsant\p{L}|menu|mouse|clic\p{L}*|sched[ae]|finestr[ae]|programma)(?!\p{L})/giu,
  contrasts: /, (?:mentre) /u,
  asides: [
    /^, (?<what>un[ao]? [^,;:.()]{15,110})(?=[,;.]|$)/u,
    /^, che (?<does>\p{Ll}+[^,;:.()]{8,100})(?=[,;.]|$)/u,
  ],
  connectives: /, (?:invece|tuttavia|però|quindi|ad esempio|al contrario|a sua volta),/giu,
  definitions: [
    {
      shape: shape(`${SUBJECT} (?:afferma|stabilisce|enuncia) (?<rest>che [^;]+)`),
      ask: 'Che cosa afferma {term}?',
      worth: 0.9,
    },
    {
      shape: shape(
        `${SUBJECT} (?<verb>è|sono|era|erano|fu) (?<rest>(?:un[ao]? |un[’']|il |lo |la |le |i |gli |l[’']|ogni )[^;]+)`,
      ),
      ask: '{field}che cosa {verb} {term}?',
      worth: 0.95,
      defines: true,
    },
    {
      shape: shape(
        `Si (?:definisce|chiama|dice) (?<term>[^,;:]{3,40}?) (?<rest>(?:un[ao]? |il |lo |la |l[’'])[^;]+)`,
      ),
      ask: 'Che cosa si intende per {term}?',
      worth: 0.95,
      defines: true,
    },
    {
      shape: shape(`${SUBJECT} (?:indica|indicano|significa|si definisce come) (?<rest>[^;]+)`),
      ask: 'Che cosa indica {term}?',
      worth: 0.9,
      defines: true,
    },
    {
      shape: shape(
        `${SUBJECT} (?:è compost[oa]|è formato|è formata|è costituit[oa]|si compone|consiste) (?<rest>(?:da|di|in) [^;]+)`,
      ),
      ask: 'Da che cosa è formato: {term}?',
      worth: 0.7,
      least: 2,
    },
    {
      shape: shape(`${SUBJECT} (?<verb>serve|servono) (?<rest>(?:a|per) [^;]+)`),
      ask: 'A che cosa {verb} {term}?',
      worth: 0.75,
      least: 3,
    },
  ],
  reasons: [
    {
      shape: shape('(?<fact>.{18,150}?),? (?<rest>perché [^,;]{10,120})'),
      ask: '{fact}: perché?',
      worth: 0.85,
    },
    {
      shape: shape('(?<fact>.{18,150}?),? (?<rest>a causa d\\p{L}+ [^,;]{8,100})'),
      ask: '{fact}: perché?',
      worth: 0.75,
    },
    {
      shape: shape(`${SUBJECT} (?:provoca|causa|determina) (?<rest>[^,;]+)`),
      ask: 'Che cosa provoca {term}?',
      worth: 0.6,
      least: 2,
    },
  ],
  noTerm:
    /^(?:(?:La|Le|Lo|Il|I|Gli|Una?|Uno) |L[’'])?(?:eccezione|obiettivo|scopo|motivo|risultato|esempio|problema|domanda|differenza|vantaggio|svantaggio|causa|conseguenza|prim[oa]|ultim[oa]|altr\p{L}|file|comando|opzione|utente|programma|maggior\p{L}*|idea|valore|nome|lista|elenco|numero|soluzione|più|miglior\p{L}*|unic[oa]|stess[oa]|fatto|caso)(?!\p{L})|(?<!\p{L})(?:è|sono|ha|hanno|che|cui|non|si)(?!\p{L})/iu,
  breaksOff: /(?<!\p{L})(?:da|di|è|sono|come|che|con|e|o|il|la)$/u,
  deeds:
    /^(?:Si |(?:Necessari|Essenzial|Indispensabil|Responsabil)\p{L}* |\p{L}{3,}[ae] (?:(?:il|lo|gli|un[ao]?) |l[’']))/u,
  apart:
    /\p{L} (?:che|cui|dove|per|con|senza|tra|fra|di|d[ae]l\p{L}*|da|in|n[ae]l\p{L}*|su\p{L}*|a|contro|sotto|quando)(?!\p{L})/iu,
  says: /^(?:è|sono|era|erano|fu|furono|ha|hanno|può|possono|consiste|significa|si)(?!\p{L})/iu,
  saysLittle:
    /^(?:il|la) su[oa] |^(?:un[ao]?|il|lo|la|i|le|gli) (?:molto|più|buon\p{L}|miglior\p{L}|important\p{L}|esempio|parte|domanda|caso|ragione|risultato|problema|stess[oa]|prim[oa]|grand\p{L}|piccol\p{L}|unic[oa]|seguente|numero|lista|elenco|valore)(?!\p{L})|^un[oa] d(?:ei|elle|egli) /iu,
  afterthought: /, (?:e|ma|mentre|sebbene|anche se) .*$| \([^)]*\)$/u,
  whatIs: 'Che cosa significa «{term}»?',
  whichTerm: 'Quale termine indica: {meaning}?',
  whichOf: '{heading}: quali ({n})?',
  joiners: 'e|ed|o|oppure',
  counts: /(?<!\p{L})(?:due|tre|quattro|cinque|sei|sette|otto|nove|dieci) \p{L}+/iu,
  listsAfter: /(?:(?<!\p{L})(?:sono|comprend\p{L}+|in|includono)|:)\s*$/iu,
  beforeNoun:
    /^(?:l[ae]|lo|il|gli|i|un[ao]?|d[ei]l?|dell[aeo]|dei|degli|al|all[aeo]|per|in|nel|nell[aeo]|l)$/iu,
  noNoun: /(?:mente|ando|endo|at[oaie]|ut[oaie]|it[oaie]|are|ere|ire|arono|irono|os[oaie]|iv[oaie])$/u,
  endings: /[aeio]$/u,
};
