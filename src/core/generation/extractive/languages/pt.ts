import type { Language } from './language.js';

const shape = (source: string): RegExp => new RegExp(`^${source}$`, 'u');
const SUBJECT =
  '(?<field>(?:Em|Na|No) \\p{L}+(?: \\p{L}+)?, )?(?<term>(?:(?:As?|Os?|Uma?) )?[^,;:]{2,50}?)(?: \\([^)]{2,40}\\))?';

export const portuguese: Language = {
  code: 'pt',
  frequent: 'portuguese',
  abbreviations:
    /(?:(?<!\p{L})(?:p\.\s?ex|Sr|Sra|Dr|Dra|Prof|etc|fig|vol|aprox|núm|pág|d\.\s?C|a\.\s?C|art|cap|n)|(?:^|[\s(])\p{Lu})\.$/iu,
  leans:
    /^(?:Est[ae]s?|Ess[ae]s?|Ist[oa]|Isso|Aquel\p{L}*|Ele|Ela|Eles|Elas|Seus?|Suas?|Nós|Eu|Você\p{L}*|Aqui|Ali|Lá|Então|Depois|Antes|Assim|Mas|E|Ou|Além diss?\p{L}*|No entanto|Porém|Contudo|Todavia|Por exemplo|Portanto|Por isso|Por fim|Por outro|Em vez|Nest[ae]s?|Ness[ae]s?|Dest[ae]s?|Dess[ae]s?|Finalmente|Também|Se|Quando|Como|Ambos|Ambas|É|São|Há|Os? (?:primeir|segund|últim|seguinte)\p{L}*|As? (?:primeir|segund|últim|seguinte)\p{L}*|Outr[ao]s?|Algun\p{L}*|Algum\p{L}*|Vári[ao]s|Muit[ao]s|Cada|Tod[ao]s?|Qualquer|Para|Nota|Veja|Ver|Lembre\p{L}*|Pode\p{L}*|Deve\p{L}*|Agora|Hoje|Embora|Enquanto|Normalmente|Geralmente|Às vezes|Mais|Apenas|Só|Já|Não|Que|Quem|Onde|Qual|Quais|Tal|Tais|Segundo|Nenhum\p{L}*|Uma? outr\p{L}*)(?!\p{L})/iu,
  tasks:
    /^(?:Calcul|Determin|Expli[cq]u?|Descrev|Demonstr|Justifi[cq]u?|Compar|Resolv|Discut|Cit)[aei](?!\p{L})/u,
  orders: /^\p{Lu}\p{Ll}+[aei]r (?:os?|as?|uma?|nos?|nas?|aos?|seu|sua|que|sem|cada) /u,
  points:
    /(?<!\p{L})(?:nós|noss[ao]s?|você\p{L}*|est[ae]s?|ess[ae]s?|isto|isso|nest[ae]s?|dest[ae]s?|dess[ae]s?|acima|abaixo|anterior(?:es|mente)?|seguintes?|figura|tabela \d|capítulo|seção|página|aqui|também|além disso|entretanto|tu|teu|tua|meu|minha|hoje|atualmente)(?!\p{L})/iu,
  hedges:
    /(?<!\p{L})(?:algun\p{L}*|algum\p{L}*|vári[ao]s|muit[ao]s|vezes|pode\p{L}*|poderia\p{L}*|deve\p{L}*|muito|bastante|simplesmente|bo[am]|melhor\p{L}*|útil|úteis|importante\p{L}*|possíve\p{L}*|fáci\p{L}*|permite\p{L}*|diferente\p{L}*|necessári\p{L}*|disponíve\p{L}*)(?!\p{L})|\(/giu,
  manual:
    /(?<!\p{L})(?:você|seu|ficheiros?|arquivos?|comandos?|utilizador\p{L}*|usuários?|pacotes?|opç\p{L}+|versão|pastas?|instala\p{L}+|bot(?:ão|ões)|menus?|mouse|rato|cliqu\p{L}+|clicar|abas?|janelas?|software)(?!\p{L})/giu,
  contrasts: /, (?:enquanto|ao passo que) /u,
  asides: [
    /^, (?<what>uma? [^,;:.()]{15,110})(?=[,;.]|$)/u,
    /^, que (?<does>\p{Ll}+[^,;:.()]{8,100})(?=[,;.]|$)/u,
  ],
  connectives: /, (?:no entanto|porém|portanto|por exemplo|por sua vez|pelo contrário),/giu,
  definitions: [
    {
      shape: shape(`${SUBJECT} (?:estabelece|afirma|postula) (?<rest>que [^;]+)`),
      ask: 'O que estabelece {term}?',
      worth: 0.9,
    },
    {
      shape: shape(
        `${SUBJECT} (?<verb>é|são|era|eram|foi) (?<rest>(?:uma? |o |as? |os |qualquer |todo |toda )[^;]+)`,
      ),
      ask: '{field}o que {verb} {term}?',
      worth: 0.95,
      defines: true,
    },
    {
      shape: shape(`(?:Denomina-se|Chama-se) (?<term>[^,;:]{3,40}?) (?<rest>(?:a|o|as|os|uma?|ao|à) [^;]+)`),
      ask: 'O que se chama {term}?',
      worth: 0.95,
      defines: true,
    },
    {
      shape: shape(`${SUBJECT} (?:define-se|é definid[oa]|entende-se) como (?<rest>[^;]+)`),
      ask: 'O que é {term}?',
      worth: 0.95,
      defines: true,
    },
    {
      shape: shape(`${SUBJECT} (?:designa|significa|refere-se a) (?<rest>[^;]+)`),
      ask: 'O que significa {term}?',
      worth: 0.9,
      defines: true,
    },
    {
      shape: shape(
        `${SUBJECT} (?:é (?:compost|formad|constituíd)[oa]|compõe-se) (?<rest>(?:de|por|em) [^;]+)`,
      ),
      ask: 'De que se compõe {term}?',
      worth: 0.8,
      least: 2,
    },
    {
      shape: shape(`${SUBJECT} (?:consiste|consistem) (?<rest>(?:em|n[ao]s?) [^;]+)`),
      ask: 'Em que consiste {term}?',
      worth: 0.85,
      least: 2,
    },
    {
      shape: shape(`${SUBJECT} (?<verb>serve|servem) (?<rest>para [^;]+)`),
      ask: 'Para que {verb} {term}?',
      worth: 0.75,
      least: 3,
    },
  ],
  reasons: [
    {
      shape: shape('(?<fact>.{18,150}?),? (?<rest>porque [^,;]{10,120})'),
      ask: '{fact}: por quê?',
      worth: 0.85,
    },
    {
      shape: shape('(?<fact>.{18,150}?),? (?<rest>devido (?:a|à|ao|aos|às) [^,;]{8,100})'),
      ask: '{fact}: por quê?',
      worth: 0.75,
    },
    {
      shape: shape(`${SUBJECT} (?:provoca|causa) (?<rest>[^,;]+)`),
      ask: 'O que provoca {term}?',
      worth: 0.6,
      least: 2,
    },
  ],
  noTerm:
    /^(?:(?:As?|Os?|Uma?) )?(?:exceção|objetivo|razão|resultado|exemplo|problema|pergunta|diferença|vantagem|desvantagem|causa|consequência|primeir\p{L}*|últim\p{L}*|outr\p{L}*|arquivo|ficheiro|comando|opção|utilizador|usuário|programa|maioria|ideia|valor|nome|lista|número|solução|mais|melhor\p{L}*|únic\p{L}*|mesm\p{L}*|fato|facto|caso|finalidade)(?!\p{L})|(?<!\p{L})(?:é|são|tem|têm|que|qual|cujo|não|se|está|estão)(?!\p{L})/iu,
  breaksOff: /(?<!\p{L})(?:por|de|é|são|como|que|com|e|ou)$/u,
  deeds: /^(?:(?:Necessári|Essencia|Responsáve)\p{L}* |\p{L}{3,}[ae] (?:os?|as|uma?) )/u,
  apart:
    /\p{L} (?:que|cuj[oa]s?|onde|por|pel[oa]s?|para|com|sem|entre|d[eoa]s?|em|n[oa]s?|a|ao|sobre|sob|contra|quando)(?!\p{L})/iu,
  says: /^(?:é|são|era|eram|foi|foram|tem|têm|pode|podem|consiste|significa|se)(?!\p{L})/iu,
  saysLittle:
    /^(?:uma?|o|a|os|as) (?:muito|mais|bo[am]|melhor\p{L}*|importante\p{L}*|exemplo|parte|pergunta|caso|razão|resultado|problema|mesm\p{L}*|primeir\p{L}*|grande\p{L}*|pequen\p{L}*|únic\p{L}*|seguinte|número|lista|valor)(?!\p{L})|^uma? d[oa]s /iu,
  afterthought: /, (?:e|mas|o que|enquanto|embora) .*$| \([^)]*\)$/u,
  whatIs: 'O que significa “{term}”?',
  whichTerm: 'Que termo significa: {meaning}?',
  whichOf: '{heading}: quais ({n})?',
  joiners: 'e|ou|bem como',
  counts: /(?<!\p{L})(?:dois|duas|três|quatro|cinco|seis|sete|oito|nove|dez) \p{L}+s(?!\p{L})/iu,
  listsAfter: /(?:(?<!\p{L})(?:são|compreende\p{L}*|em|incluem)|:)\s*$/iu,
  beforeNoun: /^(?:as?|os?|uma?|uns|umas|d[aeo]s?|n[ao]s?|ao|aos|à|às|por|pel[ao]s?|em)$/iu,
  noNoun: /(?:mente|ando|endo|indo|ad[oa]s?|id[oa]s?|ar|er|ir|aram|eram|iram|os[oa]s?|iv[oa]s?)$/u,
  endings: /(?:es|s|a|o)$/u,
};
