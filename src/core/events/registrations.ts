import type { Database } from '../database/client.js';

/** A hash of the commands last registered with each platform: a start without changes registers nothing. */
export interface Registrations {
  read(platform: string): Promise<string | undefined>;
  write(platform: string, hash: string): Promise<void>;
}

export const createRegistrations = ({ prisma }: Database): Registrations => ({
  read: async (platform) => (await prisma.registration.findUnique({ where: { platform } }))?.hash,
  async write(platform, hash) {
    await prisma.registration.upsert({
      where: { platform },
      create: { platform, hash },
      update: { hash, at: new Date() },
    });
  },
});
