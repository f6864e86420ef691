import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/core/documents/page.js';
import { createExtractiveWriter } from '../../../src/core/generation/extractive/extractive.js';
import { blocksOfMarkdown } from '../../../src/core/generation/text/from-markdown.js';
import type { CardKind } from '../../../src/core/generation/types.js';

const written = async (blocks: readonly Block[], kind?: CardKind): Promise<string[]> => {
  const pages = [{ page: 1, above: [], kind: 'text' as const, blocks }];
  const request = {
    chunk: { index: 0, fromPage: 1, toPage: 1, pages },
    pictures: [],
    count: 9,
    avoid: [],
    ...(kind && { kind }),
  };
  const answer = await createExtractiveWriter().write(request, new AbortController().signal);
  return answer.outcome === 'cards' ? answer.cards.map(({ front, back }) => `${front} → ${back}`) : [];
};

const table = (rows: readonly (readonly string[])[]): Block => ({
  kind: 'table',
  heads: 1,
  rows,
  text: rows.map((row) => row.join('\t')).join('\n'),
});

const cardsFrom = (text: string): Promise<string[]> => written(blocksOfMarkdown(text));

describe('a card comes from', () => {
  it.each([
    [
      'a definition',
      'A lipid is a molecule that does not dissolve in water.',
      'What is a lipid? → A molecule that does not dissolve in water',
    ],
    [
      'a definition with its field',
      'In economics, utility is the satisfaction that a person gains from a good.',
      'In economics, what is utility? → The satisfaction that a person gains from a good',
    ],
    [
      'a name for something',
      'The temperature at which a liquid turns into a gas is called the boiling point.',
      'What is the temperature at which a liquid turns into a gas called? → Boiling point',
    ],
    [
      'a law',
      'The postal rule states that an acceptance is complete as soon as the letter is posted.',
      'What does the postal rule state? → That an acceptance is complete as soon as the letter is posted',
    ],
    ['a cause', 'Scurvy is caused by a lack of vitamin C.', 'What causes scurvy? → A lack of vitamin C'],
    [
      'a reason',
      'Metals conduct electricity because their electrons are free to move.',
      'Metals conduct electricity — why? → Because their electrons are free to move',
    ],
    [
      'a reason told first',
      'Because warm air rises, the chimney draws smoke upwards.',
      'The chimney draws smoke upwards — why? → Because warm air rises',
    ],
    [
      'a condition',
      'Convection occurs when a warm fluid rises and a cold fluid sinks.',
      'When does convection occur? → When a warm fluid rises and a cold fluid sinks',
    ],
    [
      'parts',
      'Granite consists mainly of quartz, feldspar and mica.',
      'What does granite consist of? → Quartz, feldspar and mica',
    ],
    [
      'a deed',
      'Jocelyn Bell Burnell discovered the first pulsar in 1967.',
      'Who discovered the first pulsar in 1967? → Jocelyn Bell Burnell',
    ],
    [
      'a deed in the passive',
      'Classical conditioning was discovered by Ivan Pavlov.',
      'By whom was classical conditioning discovered? → Ivan Pavlov',
    ],
    ['a date', 'The monarchy was abolished in 1792.', 'When was the monarchy abolished? → 1792'],
    [
      'kinds that are counted and named',
      'There are three modes of heat transfer: conduction, convection and radiation.',
      'There are three modes of heat transfer: ____. → conduction, convection and radiation',
    ],
    [
      'the subject of a fact',
      'Enzymes lower the activation energy of chemical reactions.',
      '____ lower the activation energy of chemical reactions. → Enzymes',
    ],
    [
      'the first clause before a semicolon',
      'Absolute zero is the temperature at which particles hardly move; it lies at −273.15 °C.',
      'What is absolute zero? → The temperature at which particles hardly move',
    ],
    [
      'a term in bold with its meaning',
      '- **Duress**: a threat that leaves no practical choice but to agree',
      'What is meant by “duress”? → A threat that leaves no practical choice but to agree',
    ],
    [
      'a line of a glossary',
      'Axon: the long projection of a neuron\n\nGlia: cells that support and protect neurons',
      'What is meant by “axon”? → The long projection of a neuron',
    ],
    [
      'a point of a slide',
      '# Thyroid\n\n- Follicular cells produce thyroxine from iodine',
      'Thyroid: ____ produce thyroxine from iodine. → Follicular cells',
    ],
    [
      'what a slide says of its heading',
      '# Pancreas\n\n- Location: behind the stomach',
      'Pancreas: location? → Behind the stomach',
    ],
    [
      'German',
      'Die Osmose ist die Wanderung von Wasser durch eine Membran.',
      'Was ist die Osmose? → Die Wanderung von Wasser durch eine Membran',
    ],
    [
      'German parts',
      'Ein Antikörper besteht aus zwei schweren und zwei leichten Ketten.',
      'Woraus besteht ein Antikörper? → Aus zwei schweren und zwei leichten Ketten',
    ],
    [
      'French',
      'Une dorsale est une chaîne de montagnes sous-marine où se forme le plancher océanique.',
      'Qu’est-ce qu’une dorsale ? → Une chaîne de montagnes sous-marine où se forme le plancher océanique',
    ],
    [
      'Spanish',
      'La autarquía es una política económica que busca la autosuficiencia de un país.',
      '¿Qué es la autarquía? → Una política económica que busca la autosuficiencia de un país',
    ],
    [
      'Italian',
      'L’imperativo categorico è un comando della ragione che vale incondizionatamente.',
      'Che cosa è l’imperativo categorico? → Un comando della ragione che vale incondizionatamente',
    ],
    [
      'Portuguese',
      'A amplitude térmica é a diferença entre a temperatura máxima e a mínima.',
      'O que é a amplitude térmica? → A diferença entre a temperatura máxima e a mínima',
    ],
    [
      'Russian',
      'Анемия — это уменьшение количества гемоглобина в крови.',
      'Что такое анемия? → Уменьшение количества гемоглобина в крови',
    ],
    [
      'Chinese',
      '三民主义是指民族主义、民权主义和民生主义。',
      '什么是三民主义？ → 民族主义、民权主义和民生主义',
    ],
    ['a Chinese date', '孟德尔在1865年提出了遗传的基本规律。', '孟德尔在____年提出了遗传的基本规律。 → 1865'],
    [
      'Japanese',
      '酸とは、水溶液中で水素イオンを生じる物質である。',
      '酸とは何ですか？ → 水溶液中で水素イオンを生じる物質',
    ],
    [
      'Korean',
      '리보솜은 단백질을 합성하는 세포 소기관이다.',
      '리보솜은(는) 무엇인가? → 단백질을 합성하는 세포 소기관',
    ],
    [
      'what stands after a semicolon',
      'Old memories may hinder new ones; **retroactive interference** occurs when new information disturbs old memories.',
      'When does retroactive interference occur? → When new information disturbs old memories',
    ],
    [
      'a case of the courts',
      'According to Stilk v Myrick (1809), performing an existing duty is not good consideration.',
      'What was held in Stilk v Myrick (1809)? → Performing an existing duty is not good consideration',
    ],
    [
      'a sentence with its sources left out',
      'Osmosis is the movement of water through a membrane (Miller, 1956).',
      'What is osmosis? → The movement of water through a membrane',
    ],
    [
      'a sentence that begins with its term in bold',
      '**Hyperinflation** is commonly defined as inflation above 50 percent per month.',
      'What is hyperinflation? → Inflation above 50 percent per month',
    ],
    [
      'a line that says what its term does',
      '# The kidney\n\n- Proximal tubule: reabsorbs about 65 % of the filtered sodium',
      'The kidney: ____ reabsorbs about 65 % of the filtered sodium. → Proximal tubule',
    ],
    [
      'a line that says what is done to its term',
      '# Hormones\n\n- **Aldosterone**: made in the zona glomerulosa of the adrenal gland',
      'Hormones: ____: made in the zona glomerulosa of the adrenal gland. → Aldosterone',
    ],
    [
      'a sentence with an example in brackets left out',
      'Ecological inference is the process of using aggregate (i.e., ecological) data to infer individual behaviour.',
      'What is ecological inference? → The process of using aggregate data to infer individual behaviour',
    ],
    [
      'a term before an equals sign',
      '# Markets\n\n- **Equilibrium price** = price at which demand and supply are equal',
      'What is meant by “equilibrium price”? → Price at which demand and supply are equal',
    ],
    [
      'a kind with its number',
      'A type I error is the rejection of a null hypothesis that is true.',
      'What is a type I error? → The rejection of a null hypothesis that is true',
    ],
    [
      'what is named by what is done to it',
      'The work done by a constant force is the product of the force and the distance.',
      'What is the work done by a constant force? → The product of the force and the distance',
    ],
    [
      'a line with the term that ran into its meaning',
      'Saldo Der Saldo ist die Differenz zwischen den beiden Seiten eines Kontos.',
      'Was ist der Saldo? → Die Differenz zwischen den beiden Seiten eines Kontos',
    ],
    [
      'a line that says what its term does, in Spanish',
      '# Minerales\n\n- **Flúor**: refuerza el esmalte dental de los niños y de los adultos',
      'Minerales: ____ refuerza el esmalte dental de los niños y de los adultos. → Flúor',
    ],
    [
      'what a sentence says against the one before',
      '# Fiat money\n\nFiat money, by contrast, has no intrinsic value at all.',
      '____ has no intrinsic value at all. → Fiat money',
    ],
    [
      'what a subject of pages says of a page',
      '# FIFO\n\nFIFO evicts the page that was loaded first.',
      '____ evicts the page that was loaded first. → FIFO',
    ],
    [
      'a German sentence with an abbreviation of two letters',
      'Gute Abgangsgruppen sind die konjugierten Basen starker Säuren, z. B. Iodid.',
      'Was sind gute Abgangsgruppen? → Die konjugierten Basen starker Säuren, z. B. Iodid',
    ],
    [
      'a term rather than a long answer',
      'Stagflation is a state of an economy in which prices rise while output falls and many workers find no job.',
      'Which term means: a state of an economy in which prices rise while output falls and many workers find no job? → Stagflation',
    ],
  ])('%s', async (_, text, card) => {
    expect(await cardsFrom(text)).toContain(card);
  });

  it('what is said beside a bold term of a sentence that leans', async () => {
    const text = 'It consists of episodic memory, which holds personal events of the past, and of facts.';
    const start = text.indexOf('episodic');
    const marks = [{ style: 'bold', start, end: text.indexOf(',') }] as const;
    expect(await written([{ kind: 'paragraph', text, marks }])).toEqual([
      '____ holds personal events of the past. → Episodic memory',
    ]);
  });

  it('each line of a slide that was read as one paragraph', async () => {
    const first = 'Anterograde amnesia: inability to form new memories';
    const second =
      'Retrograde amnesia: loss of older memories, with no gap in what was learnt long before the injury';
    const box = (width: number) => ({ x: 40, y: 0, width, height: 12 });
    const cards = await written([
      { kind: 'heading', level: 1, text: 'Long-term memory' },
      {
        kind: 'paragraph',
        text: `${first} ${second}`,
        lines: [
          { start: 0, box: box(300) },
          { start: first.length + 1, box: box(560) },
        ],
      },
    ]);
    expect(cards[0]).toBe('What is meant by “anterograde amnesia”? → Inability to form new memories');
    expect(cards[1]).toMatch(/→ Retrograde amnesia$/);
  });

  it('the heads of rows and columns of a table', async () => {
    const rows = [
      ['Structure', 'Function', 'Located in'],
      ['Amygdala', 'processing of fear', 'temporal lobe'],
      ['Cerebellum', 'coordination of movement', 'hindbrain'],
    ];
    const cards = await written([{ kind: 'heading', level: 1, text: 'Parts of the brain' }, table(rows)]);
    expect(cards).toContain('Parts of the brain: Amygdala – function? → Processing of fear');
    expect(cards).toHaveLength(4);
  });

  it('a table that compares things property by property', async () => {
    const rows = [
      ['Property', 'Arteries', 'Veins'],
      ['Wall', 'thick and muscular', 'thin'],
      ['Valves', 'none but at the heart', 'along their whole length'],
    ];
    const cards = await written([table(rows)]);
    expect(cards).toContain('Arteries – wall? → Thick and muscular');
    expect(cards).toContain('Veins – valves? → Along their whole length');
  });

  it('a sentence by its rare word, but in a text that defines nothing', async () => {
    const fact = 'During the first seconds of a sprint, athletes rely on phosphocreatine.';
    const told = [
      'The crew left the harbour at dawn and reached the island in the evening.',
      'The captain wrote a letter to the governor and asked him for fresh supplies.',
      'The storm tore two sails and carried the boat far to the south.',
      'The passengers slept on deck and cooked their meals over an open fire.',
      'The cook bought onions, bread and cheese in a village near the coast.',
      'The governor sent a boat with water and wood on the second day.',
    ];
    const defined = [
      '**Glycolysis** is the breakdown of glucose to pyruvate in the cytoplasm.',
      '**Hypoxia** is a lack of oxygen in the tissue.',
      '**Lactate** is the product of the reduction of pyruvate.',
    ];
    const cards = (others: readonly string[]) => cardsFrom([...others, fact].join('\n\n'));
    const asked = expect.stringContaining('During the first seconds');
    expect(await cards(defined)).toContainEqual(asked);
    expect(await cards(told)).not.toContainEqual(asked);
  });

  it('an entry or a cell with a gap, where only those are wanted', async () => {
    const entry = blocksOfMarkdown(
      '- **Podocytes**: cells with foot processes that form the filtration slits',
    );
    expect(await written(entry, 'cloze')).toEqual([
      '____: cells with foot processes that form the filtration slits. → Podocytes',
    ]);
    const rows = [
      ['Structure', 'Function', 'Located in'],
      ['Amygdala', 'processing of fear', 'temporal lobe'],
      ['Cerebellum', 'coordination of movement', 'hindbrain'],
    ];
    const cells = await written([table(rows)], 'cloze');
    expect(cells).toContain('Amygdala – function: ____. → Processing of fear');
  });

  it('a slide below a heading that only begins like an index', async () => {
    const slide = '# Index minerals\n\n- An isograd joins places where an index mineral first appears';
    expect(await cardsFrom(slide)).toHaveLength(1);
    expect(await cardsFrom(slide.replace('Index minerals', 'Exercises for week 3'))).toEqual([]);
  });

  it('each fact once, at most two of a subject', async () => {
    const fact = 'Insulin is a hormone that lowers the glucose level of the blood.';
    expect(await cardsFrom(`${fact} ${fact}`)).toHaveLength(1);
  });
});

describe('no card comes from', () => {
  it.each([
    ['what leans on the sentence before', 'First of all, the resulting gap is filled by the polymerase.'],
    ['a date without its event', 'In 2010 they moved the capital to another city of the province.'],
    ['a fragment', 'Locations of nesting sites of gorillas, recorded in a national park in Cameroon.'],
    ['learning goals', '# Learning goals\n\n- Photosynthesis is the process by which plants make sugar'],
    ['exercises', '# Exercises\n\n1. A lipid is a molecule that does not dissolve in water.'],
    [
      'a licence',
      '# GNU General Public License\n\nA covered work is either the program or a work based on it.',
    ],
    ['advice in passing', 'To get started, the users can simply install some of the available packages.'],
    ['an order after a condition', 'If the file contains accented letters, ensure that it is read in UTF-8.'],
    ['an order in the infinitive', 'Insérer la plaque de zinc dans le citron avant de mesurer la tension.'],
    ['an order that begins like a noun', 'Mount the magnet on the axle and power the motor from a battery.'],
    ['a German order', 'Schreibe die tiefere Note eines Sekundenintervalls links von der höheren.'],
    ['a German order by the infinitive', 'Markierte Sequenz in die Zwischenablage des Systems kopieren.'],
    ['a symbol of a formula', 'The λ is the wave length of the light in the vacuum.'],
    [
      'what has no verb of its own',
      'The effective width of the legs, used to compute the blockage of the dish.',
    ],
    ['an order after a place', 'From EXPERIMENTS start Velocity of Sound and wait for the echo.'],
    ['a sentence that lost its formula', 'The constant of the mathematician Catalan is defined by.'],
    [
      'what stands before every entry of a dictionary',
      'ES: negra con puntillo\n\nDE: punktierte Viertel\n\nES: silencio de corchea\n\nDE: Achtelpause ohne Punkt\n\nES: clave de sol\n\nDE: Violinschlüssel der Geige',
    ],
    [
      'an entry that says its own term',
      'Hierro: el hierro hemo se absorbe mejor\n\nYodo: el yodo de la sal marina',
    ],
    [
      'the terms of a licence without their title',
      'A “Transparent” copy of the Document is a copy that a machine can read. The Cover Texts are short passages of text. A copy that is not “Transparent” is called “Opaque”. The Invariant Sections are listed in the notice.',
    ],
    ['keys to press', '- Ctrl + N: opens a new window\n- Ctrl + W: closes the current window'],
    ['a caption by its number', '2.20 Curve of the voltage across the capacitor of the circuit.'],
    [
      'what is only an exception',
      'La excepción es la vitamina B12, que el hígado guarda durante varios años.',
    ],
    ['a figure', 'The dashed line shows the temperature of the water in the tank over a day.'],
    ['filler text', 'Proin tempus nibh sit amet nisl vivamus quis tortor vitae risus porta vehicula.'],
    ['remarks to students', '- Note: the chloroplast was in the exam of last year'],
    ['options of programs', '- maxIterLimit: number of iterations of the solver'],
    ['results of a program', '- theta: 1.0e-10 0.00124 0.0870'],
    ['a Chinese heading of a list', '- 设置系统上任何文件的所有者和权限'],
    ['something done', 'Modeling count variables is a common task in economics and the social sciences.'],
    ['a number of the page', 'Line 4 is the name and the address of the person who maintains the package.'],
    ['praise', 'A normal distribution is a reasonable choice for the errors of the measurement.'],
    ['a task', 'The capacitor stores a charge of 5 mC. Calculate the voltage between its plates.'],
    ['a reason that leans', 'Because its moments exist, it is a reliable estimator of the mean.'],
    ['office hours', '# Genetics\n\n- Office hours: Tuesday 2 pm, room 3.17'],
    ['a German adverb before its verb', 'Manchmal sind die Kosten der Behandlung höher als der Gewinn.'],
  ])('%s', async (_, text) => {
    expect(await cardsFrom(text)).toEqual([]);
  });

  it('a class without its number, a thing without what it is of, or a party of a case', async () => {
    const cards = await cardsFrom(
      'The constitution of 1958 limits the president to two mandates. In chemistry Complex I transfers electrons from NADH. Advertisements are invitations to treat in Partridge v Crittenden.',
    );
    for (const card of cards) expect(card).not.toMatch(/→ (?:constitution|complex|Partridge|Crittenden)$/i);
  });

  it('a term of a row, a part of a name, or a word that stands elsewhere in the sentence', async () => {
    const cards = await cardsFrom(
      'The lobe stores oxytocin and vasopressin. On 14 July 1789, a crowd stormed the Bastille in Paris. Elastic demand means that demand reacts to prices.',
    );
    for (const card of cards) expect(card).not.toMatch(/→ (?:oxytocin|vasopressin|14|July|demand)$/i);
  });
});
