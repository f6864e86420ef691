import { commandName } from '../../chat/text.js';
import { plural, t } from './wording.js';

export const boards = {
  opened: ({ timeZone }: { timeZone: string }) =>
    t`Every Monday at 09:00 (time zone: ${timeZone}) I’ll post here how the week of study went, for those who join: their reviews, their streak, and their points in quizzes here. Whoever joins now is on it with this whole week. Nobody is named who has not joined.`,
  movedHere: 'The weekly board has moved here from another place.',
  movedAway: 'The weekly board has moved to another place.',
  isHere: t`The weekly board is here already. To end it: ${commandName('board off')}`,
  retimed: ({ timeZone }: { timeZone: string }) =>
    t`The weekly board is here already. From now on it comes by your time zone: ${timeZone}`,
  closed: 'There is no weekly board here any more.',
  cannotPost: 'I may not post here. Choose another place, or allow me to send messages here.',
  onlyModerators: 'Only moderators can choose that.',
  title: 'The week of study',
  reviews: ({ reviews }: { reviews: number }) =>
    plural(reviews, { one: t`${reviews} review`, other: t`${reviews} reviews` }),
  points: ({ points }: { points: number }) =>
    plural(points, { one: t`${points} quiz point`, other: t`${points} quiz points` }),
  streak: ({ days }: { days: number }) => t`${days} days in a row`,
  more: ({ people }: { people: number }) =>
    plural(people, {
      one: t`One more of you studied, too. Well done, everybody!`,
      other: t`${people} more of you studied, too. Well done, everybody!`,
    }),
  wellDone: 'Well done, everybody!',
  join: 'Join',
  leave: 'Leave',
  joined: 'You’re in. From now on everybody here can see your reviews, streak and quiz points of the week.',
  left: 'You’re off the board. Nobody here sees how you study.',
  commands: {
    here: 'A weekly board of study, in this channel or group (moderators)',
    off: 'No weekly board any more (moderators)',
  },
} as const;
