import type { Database } from '../../database/client.js';
import type { KnownQuota, QuotaStore } from '../model/quota.js';

/** What all processes learn of quotas, as rows of the table ModelQuota. */
export const createModelQuotas = ({ prisma }: Pick<Database, 'prisma'>): QuotaStore => ({
  find: async (account) => {
    const row = await prisma.modelQuota.findUnique({ where: { account }, omit: { account: true } });
    return row ? known(row) : {};
  },
  learn: async (account, news) => {
    const told = known(news);
    await prisma.modelQuota.upsert({ where: { account }, create: { account, ...told }, update: told });
  },
});

type Told = { readonly [Name in keyof KnownQuota]?: Exclude<KnownQuota[Name], undefined> };

/** Without what is not known. */
const known = (quota: { readonly [Name in keyof KnownQuota]: KnownQuota[Name] | null }): Told =>
  Object.fromEntries(Object.entries(quota).filter(([, value]) => value !== null && value !== undefined));
