import type { Database } from '../database/client.js';
import type { Prisma } from '../database/generated/client.js';
import { newId, type PromptId } from '../ids.js';
import { daysBefore } from '../time.js';
import type { Identity } from './refs.js';

declare module '../database/columns.js' {
  interface Columns {
    readonly PromptAnswers: Readonly<Record<string, string>>;
  }
}

/** A form that is being filled in, message by message. */
export interface OpenPrompt {
  readonly id: PromptId;
  /** The message to reply to; undefined until it was sent. */
  readonly messageKey?: string;
  /** As it was given to `open`. */
  readonly form: unknown;
  readonly answers: Readonly<Record<string, string>>;
  /** Words of the person's that were not taken for an answer. */
  readonly offered?: string;
}

/**
 * Forms that are being filled in, stored so that a restart loses nothing: every form on a platform without forms of
 * its own, elsewhere those whose answers were refused.
 */
export interface Prompts {
  /**
   * Opens a form; the person's open form on this platform is closed.
   * @throws if the person is unknown
   */
  open(person: Identity, form: Prisma.InputJsonValue): Promise<PromptId>;
  /** The form that the person is filling in. */
  current(person: Identity): Promise<OpenPrompt | undefined>;
  /** Stores the answers so far, and the message whose reply brings the next one. */
  advance(prompt: PromptId, answers: Readonly<Record<string, string>>, messageKey: string): Promise<void>;
  /** Stores words that can still be made the answer to this question. */
  offer(prompt: PromptId, words: string): Promise<void>;
  close(prompt: PromptId): Promise<void>;
}

/** An older form counts as abandoned: a message that comes later was not meant for it. */
const ABANDONED_AFTER_DAYS = 1;
const abandonedBy = (): Date => daysBefore(new Date(), ABANDONED_AFTER_DAYS);

export const createPrompts = ({ database }: { database: Database }): Prompts => ({
  open: (person, form) => open(database, person, form),
  current: (person) => current(database, person),
  advance: (prompt, answers, messageKey) => advance(database, prompt, answers, messageKey),
  offer: (prompt, words) => offer(database, prompt, words),
  close: (prompt) => close(database, prompt),
});

const open = async (
  { prisma }: Database,
  { platform, platformUserId }: Identity,
  form: Prisma.InputJsonValue,
): Promise<PromptId> => {
  const { userId } = await prisma.chatIdentity.findUniqueOrThrow({
    where: { platform_platformUserId: { platform, platformUserId } },
    select: { userId: true },
  });
  const id = newId<PromptId>();
  const closed = { OR: [{ userId, platform }, { createdAt: { lte: abandonedBy() } }] };
  await prisma.$transaction([
    prisma.prompt.deleteMany({ where: closed }),
    prisma.prompt.create({ data: { id, userId, platform, form } }),
  ]);
  return id;
};

const current = async (
  { prisma }: Database,
  { platform, platformUserId }: Identity,
): Promise<OpenPrompt | undefined> => {
  const found = await prisma.prompt.findFirst({
    where: {
      platform,
      closedAt: null,
      createdAt: { gt: abandonedBy() },
      user: { identities: { some: { platform, platformUserId } } },
    },
    orderBy: { id: 'desc' },
  });
  if (!found) return undefined;
  const { id, messageKey, form, answers, offered } = found;
  return {
    ...{ id, form, answers },
    ...(messageKey !== null && { messageKey }),
    ...(offered !== null && { offered }),
  };
};

const advance = async (
  { prisma }: Database,
  prompt: PromptId,
  answers: OpenPrompt['answers'],
  messageKey: string,
): Promise<void> => {
  await prisma.prompt.updateMany({
    where: { id: prompt, closedAt: null },
    data: { answers, messageKey, offered: null },
  });
};

const offer = async ({ prisma }: Database, prompt: PromptId, words: string): Promise<void> => {
  await prisma.prompt.updateMany({ where: { id: prompt, closedAt: null }, data: { offered: words } });
};

const close = async ({ prisma }: Database, prompt: PromptId): Promise<void> => {
  await prisma.prompt.deleteMany({ where: { id: prompt } });
};
