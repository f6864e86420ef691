import type { Fits } from '../../../core/fit/fits.js';
import type { Stats } from '../../../core/stats/stats.js';
import { command, type Feature, press } from '../../chat/command.js';
import { type Outcome, reply } from '../../chat/outcome.js';
import type { Turn } from '../../chat/turn.js';
import { catalogs } from '../../messages/catalog.js';
import { messages } from '../../messages/messages.js';
import type { Pictures } from '../../pictures/pictures.js';
import { pictured } from './pictured.js';
import { statsView } from './views.js';

export interface StatsDependencies {
  readonly stats: Stats;
  readonly fits: Pick<Fits, 'of'>;
  readonly pictures: Pick<Pictures, 'stats'>;
}

/** How a person's study goes. */
export const statsFeature = (dependencies: StatsDependencies): Feature => ({
  commands: [
    command({
      path: ['stats'],
      description: messages.stats.command,
      options: {},
      privately: async () => ({ type: 'stats.show' }),
      run: (turn) => shown(dependencies, turn),
    }),
  ],
  presses: [press({ action: 'stats.show', inPrivate: true, run: (turn) => shown(dependencies, turn) })],
  submissions: [],
});

const shown = async (
  { stats, fits, pictures }: StatsDependencies,
  { actor, signal }: Turn,
): Promise<Outcome> => {
  const [found, fit] = await Promise.all([stats.of(actor.user), fits.of(actor.user)]);
  const picture = await pictures.stats(pictured(found, catalogs[actor.language]), signal);
  return reply(statsView(found, fit, picture));
};
