import type { Boards } from '../../../core/boards/boards.js';
import { UserError } from '../../../core/errors.js';
import type { SpaceId } from '../../../core/ids.js';
import type { Spaces } from '../../../core/spaces/spaces.js';
import { command, type FeatureWithSubjects, press } from '../../chat/command.js';
import { notice, refusal, reply } from '../../chat/outcome.js';
import type { Turn, Where } from '../../chat/turn.js';
import { messages } from '../../messages/messages.js';
import { openedView, weekView } from './views.js';

const words = messages.boards;

export interface BoardsDependencies {
  readonly boards: Boards;
  readonly spaces: Pick<Spaces, 'remember'>;
}

const TOGETHER: readonly Where[] = ['guild', 'group', 'groupAdmin'];

/** How the week of study went, where moderators want it and for those who join. */
export const boardsFeature = (dependencies: BoardsDependencies): FeatureWithSubjects<'board'> => {
  const { boards } = dependencies;
  return {
    commands: [
      command({
        path: ['board', 'here'],
        description: words.commands.here,
        where: TOGETHER,
        audience: 'everyone',
        options: {},
        async run(turn) {
          if (!turn.actor.moderator) return refusal(words.onlyModerators);
          if (turn.canPost && !(await turn.canPost())) return refusal(words.cannotPost);
          await boards.open(await spaceOf(dependencies, turn), turn.place, turn.actor.user);
          return reply(openedView);
        },
      }),
      command({
        path: ['board', 'off'],
        description: words.commands.off,
        where: TOGETHER,
        options: {},
        async run(turn) {
          if (!turn.actor.moderator) return refusal(words.onlyModerators);
          await boards.close(await spaceOf(dependencies, turn));
          return notice(words.closed);
        },
      }),
    ],
    presses: [
      press({
        action: 'board.join',
        async run(turn) {
          await boards.join(await spaceOf(dependencies, turn), turn.actor.user);
          return notice(words.joined);
        },
      }),
      press({
        action: 'board.leave',
        async run(turn) {
          await boards.leave(await spaceOf(dependencies, turn), turn.actor.user);
          return notice(words.left);
        },
      }),
    ],
    submissions: [],
    subjects: {
      async board(week) {
        const standings = await boards.find(week);
        return standings && weekView(standings);
      },
    },
  };
};

/** @throws UserError `action.expired` outside of guilds and groups */
const spaceOf = async ({ spaces }: BoardsDependencies, { space, place }: Turn): Promise<SpaceId> => {
  if (!space) throw new UserError('action.expired', {});
  return spaces.remember({ platform: place.platform, ...space });
};
