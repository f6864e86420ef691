import { LimitedCollection } from 'discord.js';
import type { MessageRef } from '../../core/events/refs.js';
import { amend, type Conversation } from './conversation.js';
import { TOKEN_LIVES_MS } from './limits.js';
import { readMessage } from './refs.js';
import type { Rendered } from './render.js';

/** What people were told that nobody else sees, by person and matter, as long as it can be changed. */
export interface Told {
  /** Changes what was told last; undefined where nothing was, or it is too late. */
  last(matter: string): Change | undefined;
  remember(matter: string, conversation: Conversation, message: MessageRef): void;
}

/** What a person is told about, as one matter of theirs. */
export const matterOf = (platformUserId: string, about: string): string => `${platformUserId}/${about}`;

/** @returns false where Discord refuses the change */
type Change = (page: Rendered) => Promise<boolean>;

interface Answer {
  readonly conversation: Conversation;
  readonly messageId: string;
}

/** More than are told in 15 minutes; without the oldest, a person just gets another message. */
const KEPT = 5_000;

/** In memory alone: an interaction's token is not worth storing, and after a restart a new message does as well. */
export const createTold = (): Told => {
  const answers = new LimitedCollection<string, Answer>({ maxSize: KEPT });
  return {
    last(matter) {
      const answer = answers.get(matter);
      return answer && isAlive(answer) ? (page) => change(answer, page) : undefined;
    },
    remember: (matter, conversation, message) =>
      void answers.set(matter, { conversation, messageId: readMessage(message).messageId }),
  };
};

const isAlive = ({ conversation: { interaction } }: Answer): boolean =>
  Date.now() - interaction.createdTimestamp < TOKEN_LIVES_MS;

const change = ({ conversation, messageId }: Answer, page: Rendered): Promise<boolean> =>
  amend(conversation, messageId, page).then(
    () => true,
    () => false,
  );
