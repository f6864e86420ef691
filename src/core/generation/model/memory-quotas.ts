import type { KnownQuota, QuotaStore } from './quota.js';

/** What one process learns of quotas, forgotten when it ends. */
export const createMemoryQuotas = (): QuotaStore => {
  const known = new Map<string, KnownQuota>();
  const lastKnown = (account: string): KnownQuota => known.get(account) ?? {};
  return {
    lastKnown,
    find: async (account) => lastKnown(account),
    learn: async (account, news) => void known.set(account, { ...lastKnown(account), ...news }),
  };
};
