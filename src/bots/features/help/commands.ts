import { command, type Feature, press } from '../../chat/command.js';
import { helpCommands as words } from '../../messages/help.js';
import { EVERYWHERE } from '../parts.js';
import { helpView, welcomeView } from './views.js';

const privateAnswer = { audience: 'actor', opens: 'answer', options: {} } as const;

/** How to begin, and what there is. */
export const helpFeature = (): Feature => ({
  commands: [
    command({
      ...privateAnswer,
      path: ['help'],
      description: words.help,
      where: EVERYWHERE,
      run: async ({ typed = false }) => ({ kind: 'reply', view: helpView(typed) }),
    }),
    command({
      ...privateAnswer,
      path: ['start'],
      description: words.start,
      where: ['botDm'],
      run: async ({ typed = false }) => ({ kind: 'reply', view: welcomeView(typed) }),
    }),
  ],
  presses: [
    press({
      action: 'help.show',
      audience: 'actor',
      opens: 'answer',
      run: async ({ typed = false }) => ({ kind: 'reply', view: helpView(typed) }),
    }),
  ],
  submissions: [],
});
