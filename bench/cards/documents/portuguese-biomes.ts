import { SETTINGS } from '../../../test/support/pdfs/typeset.js';
import type { ScoredDocument } from '../document.js';

/** A Portuguese handout with a table. */
export const portugueseBiomes: ScoredDocument = {
  name: 'Portuguese: biomas do Brasil',
  title: 'Biomas do Brasil',
  language: 'pt',
  script: 'sans',
  setting: SETTINGS.notes,
  furniture: { foot: 'Geografia, apostila 3, página #' },
  cards: 10,
  pages: [
    `# Biomas do Brasil
Um **bioma** é um conjunto de ecossistemas com clima, vegetação e fauna semelhantes. O Brasil tem seis biomas
terrestres.

## Amazônia
A Amazônia é o maior bioma do Brasil e abriga a maior floresta tropical do mundo. O rio Amazonas é o rio de maior vazão
do planeta. A **mata de igapó** é a floresta permanentemente alagada, enquanto a **mata de terra firme** nunca é
alagada. Os **rios voadores** são correntes de ar que levam umidade da Amazônia para o sul.

## Cerrado
O Cerrado é o segundo maior bioma do Brasil e a savana mais rica em espécies do mundo. Suas árvores têm troncos
retorcidos, casca grossa e raízes profundas. Por isso, resistem ao fogo.`,
    `## Outros biomas
- A **Caatinga** é o único bioma exclusivamente brasileiro
- As plantas da Caatinga perdem as folhas na seca para economizar água
- A **Mata Atlântica** é o bioma mais devastado do país
- O **Pantanal** é a maior planície alagável do mundo
- O **Pampa** é formado por campos e ocorre apenas no Rio Grande do Sul

^ Tabela 1. Clima dos biomas

| Bioma | Clima | Vegetação |
| Amazônia | equatorial úmido | floresta densa |
| Cerrado | tropical com estação seca | savana |
| Caatinga | semiárido | plantas com espinhos |
| Pampa | subtropical | campos |

Como vimos acima, o clima explica a vegetação.

## Atividades
1. Pinte o mapa dos biomas.
2. Cite duas causas do desmatamento.

~ Fonte: IBGE, 2019. Proibida a venda.`,
  ],
  facts: {
    biome: 'bioma & ecossistema',
    six: 'seis & bioma',
    amazon: 'amazônia & maior',
    river: 'rio amazonas|amazonas & vazão|maior',
    igapo: 'igapó & alagada',
    firm: 'terra firme & alagada|nunca',
    flying: 'rios voadores & umidade|ar',
    cerrado: 'cerrado & segundo|savana',
    trees: 'casca|troncos|raízes & cerrado|árvores|fogo',
    caatinga: 'caatinga & exclusivamente|único|semiárido',
    leaves: 'caatinga & folhas|água',
    atlantic: 'mata atlântica & devastado',
    pantanal: 'pantanal & alagável|planície',
    pampa: 'pampa & campos|rio grande|subtropical',
  },
  notCards: {
    activities: 'pinte|cite duas',
    source: 'ibge|proibida',
    caption: 'tabela 1|clima dos biomas',
    leaning: 'por isso|como vimos',
    foot: 'apostila',
  },
};
