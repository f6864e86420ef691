import { describe, expect, it } from 'vitest';
import { plainWords } from '../../../../src/bots/chat/text.js';
import { render as renderForDiscord } from '../../../../src/bots/discord/render.js';
import { quizPostView } from '../../../../src/bots/features/quiz/views.js';
import { bindView } from '../../../../src/bots/messages/bind.js';
import { catalogs, LANGUAGES, type Language } from '../../../../src/bots/messages/catalog.js';
import { render } from '../../../../src/bots/telegram/render.js';
import { newId, type QuestionId, type QuizId } from '../../../../src/core/ids.js';
import type { AskedQuestion, PostContentOf, Standing } from '../../../../src/core/quiz/shown/content.js';

const quiz = newId<QuizId>();
const asked: AskedQuestion = {
  ...{ quiz, id: newId<QuestionId>(), number: 2, total: 5, deck: 'Capitals', text: 'Capital of France?' },
  kind: 'options',
  options: ['Rome', 'Paris', 'Madrid', 'Vienna'],
};
const claimed: AskedQuestion = { ...asked, kind: 'truth', claim: 'Rome' };

const player = (name: string, points: number, more: Partial<Standing> = {}): Standing => ({
  ...{ name, points, right: points, ms: 1_000, streak: 0, rank: 1 },
  ...more,
});

const revealed = (more: Partial<PostContentOf<'revealed'>> = {}): PostContentOf<'revealed'> => ({
  ...{ kind: 'revealed', asked, right: 1, isVoid: false, answered: 3, counts: [1, 2, 0, 0] },
  answer: { text: 'Paris', document: null, page: null },
  winners: ['Ada', 'Ben'],
  standings: [player('Ada', 2), player('Ben', 1, { rank: 2 }), player('Cy', 0, { rank: 3 })],
  ...more,
});

const ended = (
  standings: readonly Standing[],
  more: Partial<PostContentOf<'ended'>> = {},
): PostContentOf<'ended'> => ({
  ...{ kind: 'ended', quiz, hasRematch: false, hasMisses: false, deck: 'Capitals', mode: 'classic' },
  ...{ reason: 'finished', questions: 5, standings, hardest: [] },
  ...more,
});

type Content = Parameters<typeof quizPostView>[0];
const boundIn = (content: Content, language: Language) =>
  bindView(quizPostView(content, new Date()), catalogs[language]);
/** Lines as a person in a group reads them. */
const read = (content: Content, language: Language = 'en'): string[] =>
  render(boundIn(content, language))
    .flatMap(({ text }) => text.split('\n'))
    .filter((line) => line !== '');

describe('a question', () => {
  const open = { kind: 'question', seconds: 20, deadline: undefined } as const;
  const calm = { isSkipWanted: false, isReopened: false };

  it('marks every option as its button does, in one row', () => {
    const content = { ...open, ...calm, asked };
    expect(read(content)).toEqual(expect.arrayContaining(['🔷 A  Rome', '🔺 B  Paris', '🟡 C  Madrid']));
    const [draft] = render(boundIn(content, 'en'));
    const rows = draft?.keyboard?.inline_keyboard.map((row) => row.map(({ text }) => text));
    expect(rows).toEqual([['🔷 A', '🔺 B', '🟡 C', '🟩 D']]);
  });

  it('of true or false has marks, too', () => {
    const [draft] = render(boundIn({ ...open, ...calm, asked: claimed }, 'de'));
    const labels = draft?.keyboard?.inline_keyboard.flat().map(({ text }) => text);
    expect(labels).toEqual(['🔷 Richtig', '🔺 Falsch']);
  });
});

describe('a closed question', () => {
  it('shows in bars how many chose what, the right answer, who had it and how the game stands', () => {
    expect(read(revealed())).toEqual([
      '🎯 Question 2 of 5 · Capitals',
      'Capital of France?',
      '🔷 A  ▰▰▱▱▱▱ 1  Rome',
      '🔺 B  ▰▰▰▰▱▱ 2  ✅ Paris',
      '🟡 C  ▱▱▱▱▱▱ 0  Madrid',
      '🟩 D  ▱▱▱▱▱▱ 0  Vienna',
      'Right: Ada, Ben',
      '👑 Ada 2 · Ben 1 · Cy 0',
    ]);
  });

  it('lines its numbers up, shows one of many, and is full only where all chose the same', () => {
    const lines = read(revealed({ answered: 120, counts: [119, 1, 0, 0] }));
    expect(lines).toContain('🔷 A  ▰▰▰▰▰▱ 119  Rome');
    expect(lines).toContain('🔺 B  ▰▱▱▱▱▱ \u2007\u20071  ✅ Paris');
    expect(read(revealed({ answered: 2, counts: [0, 2, 0, 0] }))).toContain('🔺 B  ▰▰▰▰▰▰ 2  ✅ Paris');
  });

  it('without answers, or skipped, has no bars', () => {
    const nobody = { answered: 0, counts: [0, 0, 0, 0], winners: [], standings: [] };
    for (const content of [revealed(nobody), revealed({ isVoid: true })]) {
      expect(read(content)).toContain('🔺 B  ✅ Paris');
      expect(read(content).join()).not.toMatch(/[▰▱]/);
    }
  });

  it('of true or false says the answer where the claim was false', () => {
    const lines = read(revealed({ asked: claimed, counts: [1, 2] }));
    expect(lines).toContain('🔷 True  ▰▰▱▱▱▱ 1');
    expect(lines).toContain('🔺 False  ▰▰▰▰▱▱ 2  ✅');
    expect(lines).toContain('The answer is Paris.');
    expect(read(revealed({ asked: claimed, right: 0, counts: [3, 0] })).join()).not.toContain(
      'The answer is',
    );
  });

  it('has streaks stand out, and nobody lead with nothing right', () => {
    const streaks = [player('Ada', 4, { streak: 4 }), player('Ben', 3, { streak: 3 }), player('Cy', 2)];
    expect(read(revealed({ standings: streaks }))).toEqual(
      expect.arrayContaining(['👑 Ada 4 · Ben 3 · Cy 2', '🔥 Ada: 4 in a row · 🔥 Ben: 3 in a row']),
    );
    const none = [player('Ada', 0), player('Ben', 0)];
    expect(read(revealed({ standings: none })).join()).not.toMatch(/👑|Ada 0/);
  });

  it('names the first few of many players', () => {
    const many = Array.from({ length: 9 }, (_, i) => player(`P${i}`, 9 - i, { rank: i + 1 }));
    expect(read(revealed({ standings: many }))).toContain(
      '👑 P0 9 · P1 8 · P2 7 · P3 6 · P4 5 · and 4 more players',
    );
  });

  it('keeps names from right to left beside their own points on either platform', () => {
    const content = revealed({ standings: [player('Ada', 3), player('أحمد', 2), player('Cy', 1)] });
    const expected = '\u2068أحمد\u2069 2 · Cy 1';
    expect(read(content).join('\n')).toContain(expected);
    expect(JSON.stringify(renderForDiscord(boundIn(content, 'en')))).toContain(expected);
  });
});

describe('the end', () => {
  it('is a podium, then the others, then those without a right answer', () => {
    const standings = [
      player('Ada', 5, { rank: 1 }),
      player('Ben', 4, { rank: 2 }),
      player('Cy', 2, { rank: 3 }),
      player('Dora', 1, { rank: 4 }),
      player('Emil', 0, { rank: 5 }),
    ];
    expect(read(ended(standings))).toEqual([
      '🎯 Quiz over: Capitals',
      '🥇 Ada — 5 of 5 right in 1.0 s',
      '▰▰▰▰▰▰▰▰▰▰',
      '🥈 Ben — 4 of 5 right in 1.0 s',
      '▰▰▰▰▰▰▰▰',
      '🥉 Cy — 2 of 5 right in 1.0 s',
      '▰▰▰▰',
      '4. Dora — 1 of 5 right in 1.0 s',
      'Also played: Emil',
    ]);
  });

  it('is also a picture where two or more had something right, beside the text on Discord', () => {
    const standings = ['Ada', 'Ben', 'Cy', 'Dora'].map((name, i) => player(name, 5 - i, { rank: i + 1 }));
    const imageOf = (content: Content) => boundIn(content, 'en').blocks.find(({ kind }) => kind === 'image');
    expect(imageOf(ended(standings))).toMatchObject({ alt: 'Podium: Ada 5, Ben 4, Cy 3' });
    const others = standings.slice(1).map((standing) => ({ ...standing, points: 0 }));
    expect(imageOf(ended([...standings.slice(0, 1), ...others]))).toBeUndefined();
  });

  it('has no bars for three players or fewer', () => {
    const standings = ['Ada', 'Ben', 'Cy'].map((name, i) => player(name, 5 - i, { rank: i + 1 }));
    expect(read(ended(standings)).slice(1)).toEqual([
      '🥇 Ada — 5 of 5 right in 1.0 s',
      '🥈 Ben — 4 of 5 right in 1.0 s',
      '🥉 Cy — 3 of 5 right in 1.0 s',
    ]);
  });

  it('ranks nobody where nobody was right', () => {
    const standings = [player('Ada', 0), player('Ben', 0)];
    const lines = read(ended(standings), 'de');
    expect(lines.slice(1)).toEqual(['Diesmal lag niemand richtig.', 'Auch dabei: Ada, Ben']);
    expect(read(ended(standings, { questions: 0 })).slice(1)).toEqual(['Also played: Ada, Ben']);
  });
});

it.each(LANGUAGES)('what a player is told passes by on Telegram, in %s', (language) => {
  const { chose } = catalogs[language].quiz;
  const said = { question: 50, option: '🟩 D' };
  expect(plainWords(chose({ ...said, text: 'x'.repeat(30), before: null })).length).toBeLessThanOrEqual(80);
  for (const right of [true, false]) {
    const before = { question: 49, right };
    expect(plainWords(chose({ ...said, text: 'x'.repeat(16), before })).length).toBeLessThanOrEqual(80);
  }
});
