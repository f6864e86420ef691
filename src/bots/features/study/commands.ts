import { UserError } from '../../../core/errors.js';
import { type AnyCommand, command, type Feature, press, submission } from '../../chat/command.js';
import { PlaceClosed } from '../../chat/messenger.js';
import { ask, update } from '../../chat/outcome.js';
import { messages } from '../../messages/messages.js';
import { beginPresses, startCommand } from './begin.js';
import { menuView } from './menu-view.js';
import { copyPress, getPress } from './others-deck.js';
import { optionsFor, replyIn, type StudyDependencies, updateIn, viewFor } from './showing.js';
import { movedView, notMovedView, studyView, typedForm } from './views.js';

const words = messages.study.commands;

/** Studying alone, with buttons. */
export const studyFeature = (dependencies: StudyDependencies): Feature => ({
  commands: [startCommand(dependencies), endCommand(dependencies)],
  presses: [
    ...beginPresses(dependencies),
    ...sessionPresses(dependencies),
    ...cardPresses(dependencies),
    copyPress(dependencies),
    getPress(dependencies),
  ],
  submissions: [
    submission({
      action: 'study.submitTyped',
      run: async (turn, button, { answer: typed = '' }) =>
        updateIn(dependencies, turn, await dependencies.study.show(turn.actor.user, button, { typed })),
    }),
  ],
  async takesWords(turn, typed) {
    const state = await dependencies.study.takeWords(turn.actor.user, typed);
    return state && replyIn(dependencies, turn, state);
  },
});

const endCommand = (dependencies: StudyDependencies): AnyCommand =>
  command({
    path: ['study', 'end'],
    shortcut: 'end',
    description: words.end,
    options: {},
    run: async (turn) => replyIn(dependencies, turn, await dependencies.study.end(turn.actor.user, 'open')),
  });

const sessionPresses = (dependencies: StudyDependencies) => {
  const { study, messenger } = dependencies;
  return [
    press({
      action: 'study.end',
      run: async (turn, { session }) =>
        updateIn(dependencies, turn, await study.end(turn.actor.user, session)),
    }),
    press({
      action: 'study.move',
      async run(turn, { session }) {
        const state = await study.resume(turn.actor.user, session);
        try {
          const options = await optionsFor(dependencies, turn, state);
          const view = studyView(state, { ...options, movable: false, typing: 'both' });
          await messenger.send(turn.privatePlace, view, `${turn.event}:move`);
          return update(movedView);
        } catch (error) {
          if (!(error instanceof PlaceClosed)) throw error;
          return update(notMovedView(await viewFor(dependencies, turn, state)));
        }
      },
    }),
    press({
      action: 'study.spread',
      run: async (turn, button) => updateIn(dependencies, turn, await study.spread(turn.actor.user, button)),
    }),
    press({
      action: 'study.gather',
      run: async (turn, { session }) =>
        updateIn(dependencies, turn, await study.gather(turn.actor.user, session)),
    }),
    press({
      action: 'study.goOn',
      run: async (turn, { session }) =>
        updateIn(dependencies, turn, await study.resume(turn.actor.user, session)),
    }),
  ];
};

const cardPresses = (dependencies: StudyDependencies) => {
  const { study } = dependencies;
  return [
    press({
      action: 'study.show',
      run: async (turn, button) => updateIn(dependencies, turn, await study.show(turn.actor.user, button)),
    }),
    press({
      action: 'study.choose',
      run: async (turn, { option, ...button }) =>
        updateIn(dependencies, turn, await study.show(turn.actor.user, button, { option })),
    }),
    press({
      action: 'study.type',
      opens: 'form',
      async run(turn, { session, rev }) {
        const state = await study.look(turn.actor.user, session);
        if (state.phase !== 'front' || state.rev !== rev) throw new UserError('study.stale', {});
        return ask(typedForm(state));
      },
    }),
    press({
      action: 'study.grade',
      run: async (turn, button) =>
        updateIn(dependencies, turn, await study.grade(turn.actor.user, button, button.grade)),
    }),
    press({
      action: 'study.menu',
      async run(turn, { session, rev }) {
        const state = await study.look(turn.actor.user, session);
        const isOfNow = state.phase !== 'done' && state.rev === rev;
        return isOfNow ? update(menuView(state)) : updateIn(dependencies, turn, state);
      },
    }),
    press({
      action: 'study.flag',
      async run(turn, { session, card, flagged }) {
        const state = await study.flag(turn.actor.user, session, card, flagged);
        return state.phase === 'done' ? updateIn(dependencies, turn, state) : update(menuView(state));
      },
    }),
    press({
      action: 'study.look',
      run: async (turn, { session }) =>
        updateIn(dependencies, turn, await study.look(turn.actor.user, session)),
    }),
    press({
      action: 'study.putAside',
      run: async (turn, { how, ...button }) =>
        updateIn(dependencies, turn, await study.putAside(turn.actor.user, button, how)),
    }),
    press({
      action: 'study.bringBack',
      run: async (turn, { session, ...card }) =>
        updateIn(dependencies, turn, await study.bringBack(turn.actor.user, session, card)),
    }),
    press({
      action: 'study.undo',
      run: async (turn, button) => updateIn(dependencies, turn, await study.undo(turn.actor.user, button)),
    }),
  ];
};
