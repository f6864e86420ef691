import { api } from './api.js';
import { h, whileBusy } from './dom.js';
import { attempt } from './toast.js';

/** What “Start a quiz” plays: few questions, with time enough to read them. */
export const QUIZ = { deck: 'Capitals', questions: 5, seconds: 10 };

/** Two chips: one starts a quiz, the other has simulated friends play along in every quiz. */
export class QuizChips {
  #isBotReady = false;
  #friends = { isReady: false, isPlaying: false };

  /** @param start runs the command as the person would */
  constructor(start) {
    this.start = h(
      'button',
      {
        type: 'button',
        class: 'chip',
        title: `A quiz of ${QUIZ.questions} questions from a deck that is offered here`,
        onclick: () => whileBusy(this.start, () => attempt(start)),
      },
      '🎯 Start a quiz',
    );
    this.friends = h(
      'button',
      {
        type: 'button',
        class: 'chip',
        title:
          'Robo-Dora and Robo-Emil belong to the playground. They answer in every quiz, not always rightly.',
        onclick: () => whileBusy(this.friends, () => attempt(() => api.friends(!this.#friends.isPlaying))),
      },
      '🤖 Robo friends play along',
    );
    this.elements = [this.start, this.friends];
    this.#update();
  }

  setBotReady(isReady) {
    this.#isBotReady = isReady;
    this.#update();
  }

  setFriends(state) {
    this.#friends = state;
    this.#update();
  }

  /** There are quizzes only where people meet. */
  setPlace(isShared) {
    for (const chip of this.elements) chip.hidden = !isShared;
  }

  #update() {
    this.start.disabled = !this.#isBotReady || !this.#friends.isReady;
    this.friends.setAttribute('aria-pressed', String(this.#friends.isPlaying));
  }
}
