/** What the stand-in makes up where the model would think. Each takes the data of a request, as JSON. */

export const improved = (data: string): string => {
  const { back = '' }: { back?: string } = JSON.parse(data || '{}');
  return `${back.trim().replace(/[.\s]+$/, '')}, in one clear sentence.`;
};

export const wrongAnswersFrom = (data: string): { card: number; distractors: string[] }[] => {
  const cards: { card: number; back: string }[] = JSON.parse(data || '[]');
  return cards.map(({ card, back }) => ({ card, distractors: wrongAnswersTo(back) }));
};

/** Other numbers for a number, and for a word such as nobody has heard. */
const wrongAnswersTo = (back: string): string[] =>
  /\d/.test(back)
    ? [1, 2, 10].map((more) => back.replace(/\d+/, (number) => `${Number(number) + more}`))
    : ['proto', 'pseudo', 'para'].map((half) => back.replace(/\p{L}+(?=\P{L}*$)/u, `${half}-$&`));

/** Takes an answer for right if its passage has all of its words. */
export const verdictsOn = (data: string): { card: number; says: string; right: boolean }[] => {
  const cards: { card: number; back: string; passage: string }[] = JSON.parse(data || '[]');
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return cards.map(({ card, back, passage }) => {
    const said = new Set(words(passage));
    return { card, says: passage.slice(0, 40), right: words(back).every((word) => said.has(word)) };
  });
};

const sentencesOf = (passage: string): readonly string[] => passage.match(/[^.!?]+[.!?]+/g) ?? [passage];

/** A passage of one sentence gives no reason for what it says. */
export const explained = (material: string): { says: string; explanation: string } => {
  const { passage } = JSON.parse(material) as { passage: string };
  const [, second = ''] = sentencesOf(passage);
  return { says: second === '' ? 'nothing' : 'a reason', explanation: second.trim() };
};

interface Mendable {
  readonly passage: string;
  readonly front: string;
  readonly back: string;
  readonly wrongOptions?: readonly string[];
}

/** A card whose answer is a single letter is right; any other gets an answer that says where it comes from. */
export const corrected = (material: string) => {
  const { front, back, wrongOptions = [] } = JSON.parse(material) as Mendable;
  const mended = back.length === 1 ? back : `${back}, by the page`;
  return { says: 'the answer', front, back: mended, distractors: wrongOptions };
};

/** Asks for the card's answer and for the first word of it, from the first words of the passage. */
export const rewritten = (material: string): { quote: string; front: string; back: string }[] => {
  const {
    passage = '',
    front,
    back,
  } = JSON.parse(material) as Partial<Mendable> & Pick<Mendable, 'front' | 'back'>;
  const quote = (passage.split('\n').at(-1) ?? '').split(/\s+/).slice(0, 6).join(' ');
  const question = front.replace(/[?_]+\s*$/, '').trim();
  return [
    { quote, front: `In short: ${question}?`, back },
    { quote, front: `How does the answer begin: ${question}?`, back: back.split(/\s+/)[0] ?? back },
  ];
};
