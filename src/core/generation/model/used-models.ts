import type { QuotaStore } from './quota.js';
import type { Transport } from './transport.js';

/** Where texts go that a model is to read, for those whom the texts belong to. */
export interface UsedModels {
  /** To Google, by a key that is paid for, or by a free one: then what is sent may be used for training. */
  readonly google?: 'free' | 'paid' | 'unknown';
  /** To a model that the operator has chosen. */
  readonly endpoint: boolean;
}

/** @param isFree whether Google's key is a free one, where the operator says so; else what refused calls have told */
export const usedModels = async (
  transports: readonly Transport[],
  quotas: QuotaStore,
  isFree: boolean | undefined,
): Promise<UsedModels> => {
  const google = transports.filter(({ writer }) => writer === 'gemini');
  const known = await Promise.all(google.map(({ account }) => quotas.find(account)));
  const found = isFree ?? (known.some((quota) => quota.isFree) || undefined);
  const key = found === undefined ? 'unknown' : found ? 'free' : 'paid';
  return {
    ...(google.length > 0 && { google: key }),
    endpoint: transports.some(({ writer }) => writer === 'endpoint'),
  };
};
