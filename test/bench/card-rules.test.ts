import { describe, expect, it } from 'vitest';
import type { Card } from '../../bench/cards/rules/rule.js';
import { brokenRules, rules } from '../../bench/cards/rules.js';
import type { Page } from '../../src/core/documents/page.js';

const GAP = '____';

/** A cloze where the front has a gap, a choice where there are distractors. */
const card = (front: string, back: string, distractors: readonly string[] = []): Card => ({
  kind: front.includes(GAP) ? 'cloze' : distractors.length > 0 ? 'choice' : 'basic',
  ...{ front, back, distractors },
  ...{ page: 1, quote: 'a quote that stands nowhere' },
});

const page = (blocks: Page['blocks']): Page => ({ page: 1, blocks });

const flawsOf = (language: string, made: Card, pages: readonly Page[] = []): readonly string[] =>
  brokenRules(made, { language, pages }).map(({ reason, name }) => `${reason} ${name}`);

describe('good cards break no rule', () => {
  it.each<[string, Card]>([
    ['en', card('What is osmosis?', 'Diffusion of water across a selectively permeable membrane')],
    ['en', card('In genetics, which term names the set of alleles that an organism carries?', 'Genotype')],
    ['en', card(`In economics, a legal maximum price is called a price ${GAP}.`, 'ceiling')],
    ['en', card(`The heart has ${GAP} chambers that contract in turn.`, 'four')],
    [
      'en',
      card('When was Sputnik 1 launched?', '4 October 1957', [
        '12 April 1961',
        '20 July 1969',
        '31 January 1958',
      ]),
    ],
    ['en', card('When did Alan Shepard fly into space?', 'May 1961')],
    ['de', card('Was ist das Herz?', 'Ein Hohlmuskel, der das Blut durch den Körper pumpt')],
    ['de', card(`Der ${GAP} im rechten Vorhof gibt den Takt des Herzschlags vor.`, 'Sinusknoten')],
    ['fr', card('Qu’est-ce qu’un lahar ?', 'Une coulée de boue formée de cendres et d’eau')],
    ['es', card('¿Qué es un antígeno?', 'Una sustancia que desencadena una respuesta inmunitaria')],
    ['it', card(`Raffaello dipinse la Scuola di Atene nelle ${GAP}.`, 'Stanze Vaticane')],
    ['pt', card(`A ${GAP} é o único bioma exclusivamente brasileiro.`, 'Caatinga')],
    ['ru', card('Что такое протон?', 'Частица с положительным зарядом')],
    ['zh', card(`${GAP}是程序的一次执行过程，是资源分配的基本单位。`, '进程')],
    ['ja', card('震央とは何ですか？', '震源の真上にある地表の点')],
    ['ko', card(`장영실은 물시계인 ${GAP}를 만들어 세종에게 바쳤다.`, '자격루')],
    ['ar', card('ما هو القمر؟', 'جرم سماوي يدور حول الأرض')],
  ])('%s: %o', (language, made) => {
    expect(flawsOf(language, made)).toEqual([]);
  });
});

const BAD: readonly (readonly [rule: string, language: string, Card])[] = [
  ['B broken or glued words', 'en', card('What carries oxygen in theBlood of mammals?', 'Haemoglobin')],
  ['B broken or glued words', 'en', card('What surrounds a cell?', 'The plasma mem- brane')],
  [
    'R reference, address or licence',
    'en',
    card(`${GAP}, 72, 409–422, on the growth of plants.`, 'Annals of Botany'),
  ],
  ['R reference, address or licence', 'ja', card('参考文献は何ですか？', '地震の手引き')],
  ['H heading or caption', 'en', card('What is meant by “Overview”?', 'The parts of the cell')],
  ['H heading or caption', 'de', card(`Abbildung 3: ${GAP} des Herzens von vorne gesehen.`, 'Ansicht')],
  ['E order to the reader', 'en', card(`Press ${GAP} to continue with the next step.`, 'Enter')],
  ['E order to the reader', 'fr', card(`Calculez la ${GAP} de la lave sur la pente.`, 'vitesse')],
  ['E order to the reader', 'ja', card(`図を見て、${GAP}までの距離を求めなさい。`, '震源')],
  ['E code', 'en', card('What does git do with --amend here?', 'It replaces the last commit')],
  ['T yes or no', 'en', card('Is the mitochondrion an organelle?', 'An organelle')],
  ['T yes or no', 'zh', card('死锁可以避免吗？', '可以避免')],
  ['T answer in the front', 'en', card('What is the unit newton a unit of, in newton?', 'newton')],
  ['V answer says nothing', 'en', card('What is documentation?', '—')],
  [
    'V list for an answer',
    'en',
    card('What does blood consist of?', 'Plasma, red cells, white cells, platelets'),
  ],
  [
    'V long answer',
    'en',
    card('What is a test?', 'A way of finding out what somebody has learned over many weeks of a course'),
  ],
  ['V long front', 'en', card(`What ${'very '.repeat(40)}long thing is meant?`, 'A front')],
  ['C leans on its context', 'en', card(`The resulting ${GAP} is then filled with new bone.`, 'cavity')],
  ['C leans on its context', 'en', card('What happens to the pressure in this case?', 'It falls')],
  ['C leans on its context', 'de', card(`Dadurch wird der ${GAP} im Körper stark erhöht.`, 'Blutdruck')],
  ['C leans on its context', 'es', card(`Por lo tanto, la ${GAP} protege al organismo entero.`, 'piel')],
  ['C leans on its context', 'it', card(`Questo ${GAP} fu dipinto a Firenze nel Quattrocento.`, 'affresco')],
  ['C leans on its context', 'pt', card(`Além disso, a ${GAP} perde as folhas na seca.`, 'Caatinga')],
  ['C leans on its context', 'ru', card(`Поэтому ${GAP} притягивает электроны сильнее других.`, 'фтор')],
  ['C leans on its context', 'zh', card(`因此，${GAP}会进入阻塞状态等待。`, '进程')],
  ['C leans on its context', 'ko', card(`이 때문에 ${GAP}이 나라 전체로 크게 번졌다.`, '전염병')],
  ['C leans on its context', 'ar', card(`كما ذكرنا سابقا فإن ${GAP} أكبر الكواكب جميعا.`, 'المشتري')],
  ['F fragment', 'en', card(`is then turned by the ${GAP} of the liver into glutamine`, 'enzymes')],
  ['F fragment', 'en', card('What is a population?', 'The set of all units of')],
  [
    'L answer begins with its verb',
    'en',
    card('What is meant by “acceptance”?', 'Is an agreement to all terms'),
  ],
  ['W everyday word in the gap', 'en', card(`It enables the ${GAP} of the terminator in bacteria.`, 'use')],
  ['W everyday word in the gap', 'de', card(`Das Blut fließt ${GAP} die Kapillaren der Lunge.`, 'durch')],
  [
    'W gapped word stands elsewhere',
    'en',
    card(`A ${GAP} bond is weaker than a covalent bond of hydrogen.`, 'hydrogen'),
  ],
  ['W too little around the gap', 'en', card(`${GAP} is reliable.`, 'TCP')],
  ['W not one gap', 'en', card(`The ${GAP} pumps blood through the ${GAP} of the body.`, 'heart')],
  ['L gap within a word', 'en', card(`An invitation to treat invites others to make ${GAP}s.`, 'offer')],
  [
    'L article or particle in the gap',
    'en',
    card(`The teacher explains ${GAP} to the whole class.`, 'the nucleus'),
  ],
  [
    'L article or particle in the gap',
    'en',
    card(`Each reaction needs a ${GAP} that lowers its barrier.`, 'enzyme'),
  ],
  ['W two options alike', 'en', card('How many are there?', '23', ['46', '23 pairs', '12'])],
  [
    'W option for all or none',
    'en',
    card('Which gas is noble?', 'Neon', ['Oxygen', 'Nitrogen', 'None of the above']),
  ],
  [
    'T an option stands out',
    'en',
    card('When did it begin?', '1914', ['In summer', 'In winter', 'In spring']),
  ],
  [
    'T wrong option in the front',
    'en',
    card('Which city beside Rome is old?', 'Athens', ['Rome', 'Berlin', 'Oslo']),
  ],
];

describe('bad cards are caught', () => {
  it.each(BAD)('%s (%s): %o', (rule, language, made) => {
    expect(flawsOf(language, made)).toContain(rule);
  });

  it('those from a heading, or from what is not of the text', () => {
    const made = { ...card('What is the heart?', 'A muscle'), quote: 'The heart, a muscle' };
    const heading = page([{ kind: 'heading', level: 1, text: 'The heart, a muscle' }]);
    const reference = page([{ kind: 'reference', text: 'Smith: The heart, a muscle.' }]);
    const paragraph = page([{ kind: 'paragraph', text: 'The heart, a muscle, pumps blood.' }]);
    expect(flawsOf('en', made, [heading])).toEqual(['H from a heading alone']);
    expect(flawsOf('en', made, [reference])).toEqual(['R not of the text']);
    expect(flawsOf('en', made, [heading, paragraph])).toEqual([]);
  });

  it('each rule by a card at least', () => {
    const caught = new Set(BAD.map(([rule]) => rule));
    const named = rules.map(({ reason, name }) => `${reason} ${name}`);
    expect(named.filter((name) => !caught.has(name))).toEqual([
      'R not of the text',
      'H from a heading alone',
    ]);
  });

  it('but not an everyday word that the document sets in bold', () => {
    const made = card(`The ${GAP} of a constant force is force times distance.`, 'work');
    const bold = page([
      { kind: 'paragraph', text: 'The work', marks: [{ style: 'bold', start: 4, end: 8 }] },
    ]);
    expect(flawsOf('en', made)).toEqual(['W everyday word in the gap']);
    expect(flawsOf('en', made, [bold])).toEqual([]);
  });
});
