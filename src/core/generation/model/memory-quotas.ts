import type { KnownQuota, QuotaStore } from './quota.js';

/** What one process learns of quotas, forgotten when it ends. */
export const createMemoryQuotas = (): QuotaStore => {
  const known = new Map<string, KnownQuota>();
  return {
    find: async (account) => known.get(account) ?? {},
    learn: async (account, news) => void known.set(account, { ...known.get(account), ...news }),
  };
};
