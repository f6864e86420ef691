import type { Boards } from '../../../core/boards/boards.js';
import { UserError } from '../../../core/errors.js';
import type { References } from '../../../core/events/references.js';
import type { SpaceId } from '../../../core/ids.js';
import type { Spaces } from '../../../core/spaces/spaces.js';
import { command, type FeatureWithSubjects, press } from '../../chat/command.js';
import type { Messenger } from '../../chat/messenger.js';
import { notice, type Outcome, refusal } from '../../chat/outcome.js';
import type { Turn, Where } from '../../chat/turn.js';
import type { View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { openedView, overView, weekView } from './views.js';

const words = messages.boards;

export interface BoardsDependencies {
  readonly boards: Boards;
  readonly spaces: Pick<Spaces, 'remember'>;
  readonly references: Pick<References, 'find'>;
  readonly messenger: Pick<Messenger, 'edit'>;
}

const TOGETHER: readonly Where[] = ['guild', 'group', 'groupAdmin'];

/** How the week of study went, where moderators want it and for those who join. */
export const boardsFeature = (
  dependencies: BoardsDependencies,
): FeatureWithSubjects<'board' | 'board.opened'> => {
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
          return open(dependencies, turn, await spaceOf(dependencies, turn));
        },
      }),
      command({
        path: ['board', 'off'],
        description: words.commands.off,
        where: TOGETHER,
        options: {},
        async run(turn) {
          if (!turn.actor.moderator) return refusal(words.onlyModerators);
          const space = await spaceOf(dependencies, turn);
          if (await boards.close(space)) await rewrite(dependencies, space, overView('closed'));
          return notice(words.closed);
        },
      }),
    ],
    presses: [
      press({
        action: 'board.join',
        async run(turn) {
          const hasJoined = await boards.join(await spaceOf(dependencies, turn), turn.actor.user);
          return hasJoined ? notice(words.joined) : refusal(words.closed);
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
      async 'board.opened'(space) {
        const timeZone = await boards.timeZoneOf(space);
        return timeZone === undefined ? undefined : openedView(timeZone);
      },
    },
  };
};

const open = async (dependencies: BoardsDependencies, turn: Turn, space: SpaceId): Promise<Outcome> => {
  const { boards } = dependencies;
  const became = await boards.open(space, turn.place, turn.actor.user);
  const timeZone = await boards.timeZoneOf(space);
  if (became === 'there' || timeZone === undefined) return notice(words.isHere);
  if (became === 'retimed') {
    await rewrite(dependencies, space, openedView(timeZone));
    return notice(words.retimed({ timeZone }));
  }
  if (became === 'moved') await rewrite(dependencies, space, overView('movedAway'));
  const view = openedView(timeZone, became === 'moved');
  return { kind: 'reply', view, subject: { kind: 'board.opened', id: space } };
};

/** The announcement promises what holds now. Best effort: it may be gone, or its place be closed. */
const rewrite = async (
  { references, messenger }: BoardsDependencies,
  space: SpaceId,
  view: View,
): Promise<void> => {
  const post = await references.find({ kind: 'board.opened', id: space });
  if (post) await messenger.edit(post, view, 'news').catch(() => undefined);
};

/** @throws UserError `action.expired` outside of guilds and groups */
const spaceOf = async ({ spaces }: BoardsDependencies, { space, place }: Turn): Promise<SpaceId> => {
  if (!space) throw new UserError('action.expired', {});
  return spaces.remember({ platform: place.platform, ...space });
};
