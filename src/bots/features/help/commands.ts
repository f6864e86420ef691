import { command, type Feature, press } from '../../chat/command.js';
import { notice, reply } from '../../chat/outcome.js';
import { isShared, type Turn } from '../../chat/turn.js';
import { messages } from '../../messages/messages.js';
import { type Asked, helpView, welcomeView } from './views.js';

const words = messages.help;

/** How to begin, and what there is. */
export const helpFeature = (): Feature => ({
  commands: [
    command({
      path: ['help'],
      description: words.commands.help,
      options: {},
      run: async (turn) => reply(helpView(askedIn(turn))),
    }),
    command({
      path: ['start'],
      description: words.commands.start,
      where: ['botDm'],
      options: {},
      run: async (turn) => reply(welcomeView(askedIn(turn))),
    }),
  ],
  presses: [
    press({ action: 'help.show', run: async (turn) => reply(helpView(askedIn(turn))) }),
    press({ action: 'help.pdf', run: async ({ typed = false }) => notice(words.howToSend({ typed })) }),
  ],
  submissions: [],
});

const askedIn = (turn: Turn): Asked => {
  const { typed = false, where } = turn;
  const together = isShared(turn);
  const moderates = together && turn.actor.moderator;
  return { typed, together, moderates, sends: typed || where === 'botDm' };
};
