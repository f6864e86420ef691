import type { PlaceRef } from '../../src/core/events/refs.js';
import type { EventId, QuizId, RoomId, UserId } from '../../src/core/ids.js';
import type { DeckName } from '../../src/core/library/find-deck.js';
import type { Failpoint } from '../../src/core/quiz/play/failpoints.js';
import type { Quizzes } from '../../src/core/quiz/play/service.js';
import type { PendingPost } from '../../src/core/quiz/shown/posts.js';

/** Something that a process does with a game. */
export type Deed =
  | { readonly kind: 'start'; readonly host: UserId; readonly deck: DeckName; readonly event: EventId }
  | { readonly kind: 'wake' | 'show' | 'resume' }
  | { readonly kind: 'skip'; readonly person: UserId };

/** A deed on which a process dies. */
export interface Errand {
  readonly url: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly place: PlaceRef;
  /** Undefined before the start. */
  readonly quiz: QuizId | undefined;
  readonly room: RoomId | undefined;
  readonly deed: Deed;
  readonly dieAt: Failpoint;
}

export const perform = async (
  quizzes: Quizzes,
  { quiz, room, place, deed }: Pick<Errand, 'quiz' | 'room' | 'place' | 'deed'>,
): Promise<void> => {
  if (deed.kind === 'start') {
    const { host, deck, event } = deed;
    const wanted = { deck, questions: 5, seconds: 10, mode: 'classic' } as const;
    await quizzes.start(host, wanted, { place, hostName: 'Ada', hostPlace: place, sendEveryMs: 0 }, event);
    return;
  }
  if (!quiz || !room) throw new Error(`no game to ${deed.kind}`);
  if (deed.kind === 'skip') await quizzes.skip(deed.person, place);
  if (deed.kind === 'wake') await quizzes.wake(quiz);
  if (deed.kind === 'resume') await quizzes.resume(quiz, place);
  if (deed.kind === 'show') await showAll(quizzes, room);
};

/** Shows what is pending, on a platform that like Discord knows by its name a message that is sent again. */
export const showAll = async (quizzes: Quizzes, room: RoomId): Promise<readonly PendingPost[]> => {
  const posts = await quizzes.pendingPosts(room);
  for (const post of posts)
    await quizzes.markShown(post, post.message ?? { kind: 'message', platform: 'test', id: post.id });
  return posts;
};
