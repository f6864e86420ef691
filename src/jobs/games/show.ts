import { type Messenger, PlaceClosed } from '../../bots/chat/messenger.js';
import type { View } from '../../bots/chat/view.js';
import type { RoomId } from '../../core/ids.js';
import type { Clock } from '../../core/ports.js';
import type { LastAnswer } from '../../core/quiz/after/last-answers.js';
import type { Quizzes } from '../../core/quiz/play/service.js';
import type { PostContent } from '../../core/quiz/shown/content.js';
import type { PendingPost } from '../../core/quiz/shown/posts.js';

export interface ShowDependencies {
  readonly quizzes: Pick<Quizzes, 'pendingPosts' | 'lastAnswers' | 'markShown' | 'loseRoom'>;
  readonly messenger: Messenger;
  readonly clock: Clock;
  /** How a message of a game looks at a moment. */
  readonly viewPost: (content: PostContent, now: Date) => View;
  /** What a player alone is told of their last answer. */
  readonly viewLast: (answer: LastAnswer) => View;
}

/**
 * Shows the oldest post that the room has still to show. A place that is closed loses the game its room.
 * @returns whether there was one; ask again for the next one, since time passes
 * @throws what a later attempt may overcome, such as PlatformSilent
 */
export const showNext = async (dependencies: ShowDependencies, room: RoomId): Promise<boolean> => {
  const [post] = await dependencies.quizzes.pendingPosts(room);
  if (!post) return false;
  try {
    await show(dependencies, post);
  } catch (error) {
    if (!(error instanceof PlaceClosed)) throw error;
    await dependencies.quizzes.loseRoom(room);
  }
  return true;
};

/**
 * Discord knows a question that is sent again after a crash by its name and shows it once. Telegram does not: there,
 * a crash between sending and storing shows a question a second time, with buttons that mean the same.
 */
const show = async (dependencies: ShowDependencies, post: PendingPost): Promise<void> => {
  const { quizzes, messenger, clock, viewPost } = dependencies;
  const view = (): View => viewPost(post.content, clock.now());
  const message = post.message
    ? await messenger.edit(post.message, view(), 'news')
    : await messenger.send(post.place, view, post.id);
  await quizzes.markShown(post, message);
  if (post.content.kind === 'ended') await tellLast(dependencies, post);
};

/** No question follows whose answer would tell how the last one was. */
const tellLast = async (
  { quizzes, messenger, viewLast }: ShowDependencies,
  { quiz, place: { platform } }: PendingPost,
): Promise<void> => {
  const answers = await quizzes.lastAnswers(quiz, platform);
  await Promise.all(
    answers.map((answer) => messenger.tellAgain?.(answer, answer.question, viewLast(answer))),
  );
};
