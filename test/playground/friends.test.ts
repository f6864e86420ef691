import { describe, expect, it } from 'vitest';
import { numberOf, rightLabel } from '../../playground/demo/quiz-message.js';
import type { Seen } from '../../playground/demo/scene.js';
import { CARDS } from '../../playground/friends/deck.js';
import { plainWords } from '../../src/bots/chat/text.js';
import type { BoundView } from '../../src/bots/chat/view.js';
import { quizPostView } from '../../src/bots/features/quiz/views.js';
import { bindView } from '../../src/bots/messages/bind.js';
import { catalogs, LANGUAGES } from '../../src/bots/messages/catalog.js';
import { render } from '../../src/bots/telegram/render.js';
import { newId, type QuestionId, type QuizId } from '../../src/core/ids.js';
import type { AskedQuestion } from '../../src/core/quiz/shown/content.js';

const [card] = CARDS as [(typeof CARDS)[number]];
const asked = {
  ...{
    quiz: newId<QuizId>(),
    id: newId<QuestionId>(),
    number: 2,
    total: 12,
    deck: 'Capitals',
    text: card.front,
  },
};

const seenBy = (view: BoundView): Seen => {
  const [{ text = '', keyboard } = {}] = render(view);
  return {
    ...{ id: '1', by: 'Deckhand', file: undefined, isByBot: true, isPrivate: false },
    lines: text.split('\n').filter((line) => line !== ''),
    buttons: keyboard?.inline_keyboard.map((row) => row.map((button) => button.text)) ?? [],
  };
};

describe.each(LANGUAGES)('a friend in a group that reads %s', (language) => {
  const sees = (question: AskedQuestion): Seen => {
    const shown = { seconds: 20, deadline: undefined, isSkipWanted: false, isReopened: false };
    const view = quizPostView({ kind: 'question', asked: question, ...shown }, new Date());
    return seenBy(bindView(view, catalogs[language]));
  };

  it('recognises a question and its right answer', () => {
    const message = sees({ ...asked, kind: 'options', options: ['Sydney', card.back, 'Perth'] });
    expect(numberOf(message)).toEqual({ number: 2, of: 12 });
    expect(rightLabel(message, CARDS)).toBe('🔺 B');
  });

  it('knows true from false', () => {
    const { quiz } = catalogs[language];
    expect(rightLabel(sees({ ...asked, kind: 'truth', claim: card.back }), CARDS)).toBe(`🔷 ${quiz.true}`);
    expect(rightLabel(sees({ ...asked, kind: 'truth', claim: 'Sydney' }), CARDS)).toBe(`🔺 ${quiz.false}`);
  });

  it('takes nothing else for a question', () => {
    const help = seenBy({ title: plainWords(catalogs[language].help.title), blocks: [] });
    expect(numberOf(help)).toBeUndefined();
  });
});
