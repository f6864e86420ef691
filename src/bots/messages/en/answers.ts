import { commandName, type Words } from '../../chat/text.js';
import type { Where } from '../../chat/turn.js';
import { placesOf } from '../places.js';
import { list, moment, progress, t } from './wording.js';

const places: Readonly<Record<Where, string>> = {
  guild: 'servers',
  botDm: 'our private chat',
  userInstall: 'chats where you use me as your own app',
  group: 'groups',
  groupAdmin: 'groups, for their administrators',
};

/** Kinds of place as one says them: `groups and our private chat`. */
export const placeNames = (where: readonly string[], typed: boolean): Words =>
  list(placesOf(where, typed).map((place) => places[place]));

/** Around what features answer. */
export const answers = {
  openForm: 'Open form',
  formIsReady: 'The form is ready.',
  tryAgain: 'Try again',
  /** Somebody whose name has nothing to see. */
  unnamed: ({ number }: { number: string }) => t`Player ${number}`,
  back: '‹ Back',
  next: 'Next ›',
  /** Behind a title; `page` is counted from 1. */
  page: ({ page, pages }: { page: number; pages: number }) => t` · page ${page} of ${pages}`,
  /** How far something is: `▰▰▰▱▱▱▱▱▱▱ 33%`. */
  progress: ({ share }: { share: number }) => progress(share),
  /** Where the app cannot count down to it. */
  moment: ({ at }: { at: Date }) => moment(at),
  /** Words behind a command, or with a file, that are nothing it knows. */
  unread: ({ words }: { words: string }) =>
    t`I could not use “${words}”, so I left it out. ${commandName('help')} shows what I understand.`,
  /** After several attempts. */
  gaveUp: 'Something went wrong on my side, several times over. Please send that again.',
  /** What never got as far as an attempt. */
  notReceived: 'Something went wrong on my side. Please send that again.',
  /** Where the bot may not write. */
  inPrivate:
    'I can’t write here, so I’m sending this to our private chat. If I can’t write to you there, it waits for your next command.',
  /** A bug, by the id under which the operator finds it in the log. */
  incident: ({ id }: { id: string }) =>
    t`Something went wrong on my side. Try again; if it stays, tell whoever runs this bot: ${id}`,
} as const;
