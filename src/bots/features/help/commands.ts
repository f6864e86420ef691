import { command, type Feature, press } from '../../chat/command.js';
import { reply } from '../../chat/outcome.js';
import { messages } from '../../messages/messages.js';
import { helpView, welcomeView } from './views.js';

const words = messages.help.commands;

/** How to begin, and what there is. */
export const helpFeature = (): Feature => ({
  commands: [
    command({
      path: ['help'],
      description: words.help,
      options: {},
      run: async ({ typed = false }) => reply(helpView(typed)),
    }),
    command({
      path: ['start'],
      description: words.start,
      where: ['botDm'],
      options: {},
      run: async ({ typed = false }) => reply(welcomeView(typed)),
    }),
  ],
  presses: [press({ action: 'help.show', run: async ({ typed = false }) => reply(helpView(typed)) })],
  submissions: [],
});
