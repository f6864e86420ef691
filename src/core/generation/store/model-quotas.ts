import type { Database } from '../../database/client.js';
import type { KnownQuota, QuotaStore } from '../model/quota.js';

/** What all processes learn of quotas, as rows of the table ModelQuota, of which there are a few. */
export const openModelQuotas = async ({ prisma }: Pick<Database, 'prisma'>): Promise<QuotaStore> => {
  const rows = await prisma.modelQuota.findMany();
  const last = new Map(rows.map(({ account, ...quota }) => [account, known(quota)]));
  return {
    lastKnown: (account) => last.get(account) ?? {},
    find: async (account) => {
      const row = await prisma.modelQuota.findUnique({ where: { account }, omit: { account: true } });
      const found = row ? known(row) : {};
      last.set(account, found);
      return found;
    },
    learn: async (account, news) => {
      const told = known(news);
      last.set(account, { ...last.get(account), ...told });
      await prisma.modelQuota.upsert({ where: { account }, create: { account, ...told }, update: told });
    },
  };
};

type Told = { readonly [Name in keyof KnownQuota]: Exclude<KnownQuota[Name], undefined> };

/** Without what is not known. */
const known = (quota: { readonly [Name in keyof KnownQuota]: KnownQuota[Name] | null }): Told =>
  Object.fromEntries(Object.entries(quota).filter(([, value]) => value !== null && value !== undefined));
