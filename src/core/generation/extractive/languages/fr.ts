import type { Language } from './language.js';

const shape = (source: string): RegExp => new RegExp(`^${source}$`, 'u');
const SUBJECT =
  "(?<field>En \\p{L}+(?: \\p{L}+)?, )?(?<term>(?:L[’']|(?:La|Le|Les|Une?|Des) )?[^,;:]{2,50}?)(?: \\([^)]{2,40}\\))?";

export const french: Language = {
  code: 'fr',
  frequent: 'french',
  abbreviations:
    /(?:(?<!\p{L})(?:p\.\s?ex|M|MM|Mme|Mlle|Dr|etc|cf|fig|vol|éd|env|av|J\.-C|art|chap|St|n|p|pp)|(?:^|[\s(])\p{Lu})\.$/iu,
  leans:
    /^(?:Ce(?:t|tte|s|ci|la|lui|lles|ux)?|C[’']|Ç\p{L}*|Il|Elle|Ils|Elles|On|Nous|Je|Vous|Son|Sa|Ses|Leurs?|Ici|Là|Alors|Puis|Ensuite|Donc|Ainsi|Mais|Et|Ou|Or|Car|Cependant|Toutefois|Néanmoins|Par exemple|Par conséquent|De plus|En outre|En effet|En revanche|Par contre|Enfin|Finalement|Aussi|D[’']abord|D[’']autres?|Si|Comme|Quand|Tous|Toutes|Certain\p{L}*|Plusieurs|Quelques|Chaque|Chacun\p{L}*|Autre\p{L}*|Les? (?:premier|second|dernier|suivant)\p{L}*|La (?:seconde|dernière|suivante)|Voir|Voici|Voilà|Notez|Remarque\p{L}*|Attention|Lorsqu\p{L}*|Pour|Afin|Y|À noter|Après|Avant|Dans ce\p{L}*|À cet\p{L}*|Aujourd|Actuellement|Souvent|Parfois|Généralement|Normalement|Ni|Même|Seul\p{L}*|Tout\p{L}*|Quel\p{L}*|Que|Qui|Pourquoi|Comment|Où|Bien que|Malgré|Outre|Sinon|Un autre|Une autre|Également|L[’']autre|Les autres|Celle|\p{Lu}\p{L}+ez)(?!\p{L})/iu,
  tasks:
    /^(?:Calcul|Détermin|Expliqu|Décriv|Montr|Démontr|Justifi|Compar|Cit|Donn|Résolv|Discut)ez(?!\p{L})/u,
  orders:
    /^\p{Lu}\p{Ll}+(?:er|ir|oir|re) (?:l[’']|(?:la|les?|une?|des|à|aux?|sur|dans|votre|vos|ce|cette|ces|que|sans|chaque) |\p{Lu}{2})/u,
  points:
    /^(?:La|Le|L[’']|Une?)(?:(?! et )[^,;])*(?<!\p{L})leurs?(?!\p{L})|(?<!\p{L})(?:alors|ce document|ce manuel|ce livre|ce cours|nous|vous|notre|nos|votre|vos|je|mon|mes|tu|ce(?:t|tte)|ces|ceci|cela|celui-ci|celle-ci|ci-dess\p{L}+|ci-après|suivante?s?|précédente?s?|figure|tableau \d|chapitre|section|diapositive|donc|ainsi|également|aussi|cependant|toutefois|aujourd[’']hui|actuellement|tel(?:le)?s? que|ici)(?!\p{L})|(?<!\p{L})ce (?:qui|que) /iu,
  hedges:
    /(?<!\p{L})(?:certain\p{L}*|plusieurs|souvent|parfois|peut|peuvent|pourrait|devrait|doit|doivent|très|assez|simplement|bon|bonne|meilleur\p{L}*|utile\p{L}*|important\p{L}*|possible\p{L}*|facile\p{L}*|permet\p{L}*|différent\p{L}*|nécessaire\p{L}*|disponible\p{L}*|propose\p{L}*|il faut)(?!\p{L})|\(/giu,
  manual:
    /(?<!\p{L})(?:vous|votre|vos|fichiers?|commandes?|options?|utilisateurs?|paquets?|clés?|version|répertoires?|logiciels?|macros?|installation|boutons?|menus?|souris|cliqu\p{L}+|clic|onglets?|fenêtres?|dialogues?)(?!\p{L})/giu,
  past: /(?<!\p{L})(?:(?:a|ont) été|était|étaient|fut|furent)(?!\p{L})/iu,
  contrasts: /, (?:tandis que|alors que) /u,
  asides: [
    /^, (?<what>une? [^,;:.()]{15,110})(?=[,;.]|$)/u,
    /^, qui (?<does>\p{Ll}+[^,;:.()]{8,100})(?=[,;.]|$)/u,
  ],
  connectives:
    /, (?:en revanche|par contre|cependant|toutefois|donc|ainsi|par exemple|quant à (?:lui|elle|eux|elles)),/giu,
  definitions: [
    {
      shape: shape(`${SUBJECT} (?:énonce|affirme|stipule) (?<rest>qu[e’'] ?[^;]+)`),
      ask: 'Que dit {term} ?',
      worth: 0.9,
    },
    {
      shape: shape(
        `On (?:appelle|nomme) (?<term>[^,;:]{3,40}?) (?<rest>(?:une?|la|le|les|l[’']|tout) ?[^;]+)`,
      ),
      ask: 'Qu’appelle-t-on {term} ?',
      worth: 1,
      defines: true,
    },
    {
      shape: shape(
        `${SUBJECT} (?:désigne|désignent|désignait|désignaient|signifie|se définit comme|est défini\\p{L}* comme) (?<rest>[^;]+)`,
      ),
      ask: 'Que désigne {term} ?',
      worth: 0.95,
      defines: true,
    },
    {
      shape: shape(
        `${SUBJECT} (?<verb>est|sont|était|étaient|fut) (?<rest>(?:une? |la |le |les |l[’']|des |tout |toute )[^;]+)`,
      ),
      ask: '{field}qu’est-ce que {term} ?',
      worth: 0.95,
      defines: true,
    },
    {
      shape: shape(
        `${SUBJECT} (?:est composée?|se compose|est constituée?|est formée?) (?<rest>(?:de |d[’']|des |du |par )[^;]+)`,
      ),
      ask: 'De quoi se compose {term} ?',
      worth: 0.85,
      least: 2,
    },
    {
      shape: shape(`${SUBJECT} (?<verb>sert|servent|vise|consiste) (?<rest>à [^;]+)`),
      ask: 'À quoi {verb} {term} ?',
      worth: 0.75,
      least: 3,
    },
  ],
  reasons: [
    {
      shape: shape("(?<fact>.{18,150}?),? (?<rest>(?:parce qu[e’'] ?|car )[^,;]{10,120})"),
      ask: '{fact} — pourquoi ?',
      worth: 0.85,
    },
    {
      shape: shape("(?<fact>.{18,150}?),? (?<rest>afin (?:de|d[’']|que|qu[’']) ?[^,;]{8,100})"),
      ask: '{fact} — dans quel but ?',
      worth: 0.7,
    },
    {
      shape: shape(`${SUBJECT} (?:entraîne|provoque|cause) (?<rest>[^,;]+)`),
      ask: 'Qu’entraîne {term} ?',
      worth: 0.75,
      least: 2,
    },
    {
      shape: shape(
        `${SUBJECT} (?:est|sont) (?:due?s?|causée?s?|provoquée?s?) (?<rest>(?:à|au|aux|par) [^;]+)`,
      ),
      ask: 'À quoi est dû {term} ?',
      worth: 0.4,
      least: 2,
    },
  ],
  noTerm:
    /^(?:(?:La|Le|Les|Une?|Des) |L[’'])?(?:exception|but|image|figure|objectif|raison|résultat|exemple|problème|question|différence|avantage|inconvénient|cause|conséquence|première?|dernière?|autre|fichier|commande|option|utilisateur|programme|plupart|majorité|idée|valeur|nom|liste|nombre|solution|plus|meilleur\p{L}*|seul\p{L}*|même|fait|cas)(?!\p{L})(?! de l)|(?<!\p{L})(?:est|sont|a|ont|qui|que|dont|ne|pas|y|il|elle|on)(?!\p{L})/iu,
  breaksOff: /(?<!\p{L})(?:par|de|est|sont|comme|que|avec|et|ou|la|le|les)$/u,
  deeds:
    /^(?:Se |S[’']|(?:Nécessaire|Essentiel|Indispensable|Responsable)\p{L}* |\p{L}{3,}(?:e|it|t|d) (?:(?:les?|une?|des) |l[’']))/u,
  apart:
    /\p{L} (?:qui|que|dont|où|par|pour|avec|sans|entre|de|du|des|d[’']|dans|à|au|aux|sur|en|sous|contre|lequel|laquelle|composée?|formée?)(?!\p{L})/iu,
  says: /^(?:est|sont|était|étaient|fut|a|ont|peut|peuvent|désigne|désignent|signifie|consiste|comprend|se|s[’'])(?!\p{L})/iu,
  saysLittle:
    /^(?:une?|la|le|les|l[’'])\s?(?:très|plus|bonn?e?|meilleure?|important\p{L}*|exemple|partie|question|cas|raison|résultat|problème|même|premi\p{L}+|grande?|petite?|seule?|suivante?|nombre|liste|valeur)(?!\p{L})|^(?:une?|la|le) \p{L}+ (?:très|assez|alternati\p{L}+|possible|courante?|fréquente?|conseillée?|recommandée?|usuel\p{L}*|classique|majeure?)(?!\p{L})|^l[’']une? des /iu,
  afterthought: /, (?:et|mais|ce qui|tandis que|alors que|bien que) .*$| \([^)]*\)$/u,
  whatIs: 'Qu’est-ce que « {term} » ?',
  whichTerm: 'Quel terme désigne : {meaning} ?',
  whichOf: '{heading} : lesquels ({n}) ?',
  joiners: 'et|ou|ainsi que',
  counts: /(?<!\p{L})(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix) \p{L}+/iu,
  listsAfter: /(?:(?<!\p{L})(?:sont|comprend|comprennent|en|de|compose de)|:)\s*$/iu,
  beforeNoun: /^(?:l[ae]s?|une?|des?|du|aux?|par|en|l|d|sur)$/iu,
  noNoun:
    /(?:(?<=\p{L}{3})(?:er|ir|oir)|ement|ent|ant|ante?s?|ées?|és?|elle|elles|ique|iques|euse|euses|ive|ives|aires?|aux|ale|ales|al|iste)$/u,
  contract: [[/(?<=\bqu)e (?=(?:une?|on|ils?|elles?)\b)/gu, '’']],
  endings: /(?:es|s|e|x)$/u,
};
