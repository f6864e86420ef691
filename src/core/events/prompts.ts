import { z } from 'zod';
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
}

/**
 * Forms that are being filled in, stored so that a restart in the middle of one loses nothing: all of them on a
 * platform that has none of its own, else those that were refused.
 */
export interface Prompts {
  /**
   * Begins a form; what the person had open on this platform is closed.
   * @throws if the person was never met
   */
  open(asked: Identity, form: Prisma.InputJsonValue): Promise<PromptId>;
  /** The form that the person is filling in: somebody else's is never found. */
  current(asked: Identity): Promise<OpenPrompt | undefined>;
  /** Keeps the answers so far, and the message whose reply brings the next one. */
  advance(prompt: PromptId, answers: Readonly<Record<string, string>>, messageKey: string): Promise<void>;
  close(prompt: PromptId): Promise<void>;
}

/** After this a form counts as forgotten: a message that comes later was not meant for it. */
const FORGOTTEN_AFTER_DAYS = 1;
const forgottenBy = (): Date => daysBefore(new Date(), FORGOTTEN_AFTER_DAYS);

const answersShape = z.record(z.string(), z.string());

export const createPrompts = ({ database: { prisma } }: { database: Database }): Prompts => ({
  async open(asked, form) {
    const { platform, platformUserId } = asked;
    const { userId } = await prisma.chatIdentity.findUniqueOrThrow({
      where: { platform_platformUserId: { platform, platformUserId } },
      select: { userId: true },
    });
    const id = newId<PromptId>();
    await prisma.$transaction([
      prisma.prompt.deleteMany({
        where: { OR: [{ userId, platform }, { createdAt: { lte: forgottenBy() } }] },
      }),
      prisma.prompt.create({ data: { id, userId, platform, form } }),
    ]);
    return id;
  },

  async current({ platform, platformUserId }) {
    const found = await prisma.prompt.findFirst({
      where: {
        platform,
        closedAt: null,
        createdAt: { gt: forgottenBy() },
        user: { identities: { some: { platform, platformUserId } } },
      },
      orderBy: { id: 'desc' },
    });
    if (!found) return undefined;
    const { id, messageKey, form, answers } = found;
    return {
      id,
      form,
      answers: answersShape.parse(answers),
      ...(messageKey !== null && { messageKey }),
    };
  },

  async advance(prompt, answers, messageKey) {
    await prisma.prompt.updateMany({ where: { id: prompt, closedAt: null }, data: { answers, messageKey } });
  },

  async close(prompt) {
    await prisma.prompt.deleteMany({ where: { id: prompt } });
  },
});
