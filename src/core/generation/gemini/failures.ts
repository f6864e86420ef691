import {
  GoogleGenerativeAIAbortError,
  GoogleGenerativeAIError,
  GoogleGenerativeAIFetchError,
} from '@google/generative-ai';
import { z } from 'zod';
import type { FailureKind } from '../errors.js';
import { CallFailed, type QuotaNews } from '../model/transport.js';

/** ai.google.dev/gemini-api/docs/troubleshooting: the other statuses do not change by asking again. */
const TRANSIENT_STATUS = new Set([408, 429, 500, 502, 503, 504]);

/** The SDK's error as one of ours: its messages hold addresses and text of the server. */
export const failureOf = (error: unknown, signal: AbortSignal): CallFailed => {
  if (error instanceof GoogleGenerativeAIFetchError) return refusalOf(error);
  const isTransient = true;
  if (signal.aborted || error instanceof GoogleGenerativeAIAbortError)
    return new CallFailed('timeout', 'the model took too long', { isTransient });
  if (error instanceof GoogleGenerativeAIError)
    return new CallFailed('network', 'the model could not be reached', { isTransient });
  if (
    error instanceof Error &&
    (error.name === 'AbortError' || error instanceof SyntaxError || error instanceof TypeError)
  )
    return new CallFailed('network', "the model's answer broke off", { isTransient });
  return new CallFailed('request', 'the request to the model failed', { isTransient: false });
};

const refusalOf = (error: GoogleGenerativeAIFetchError): CallFailed => {
  const { status = 0 } = error;
  return new CallFailed(kindOf(error), `the model's server answered ${status}`, {
    isTransient: TRANSIENT_STATUS.has(status),
    after: requestedDelay(error),
    ...(status === 429 && { quota: quotaNews(error) }),
  });
};

/** A wrong key is a 400 with this reason; so is a country in which free keys are not served, told in words alone. */
const KEY_REFUSED = /API_KEY_INVALID|API key (not valid|expired)|location is not supported/;

const kindOf = ({ status = 0, message }: GoogleGenerativeAIFetchError): FailureKind => {
  if (status === 401 || status === 403 || (status === 400 && KEY_REFUSED.test(message))) return 'key';
  if (status === 404) return 'model';
  if (status === 429) return 'quota';
  if (status === 408 || status === 504) return 'timeout';
  return status >= 500 ? 'server' : 'request';
};

/** google.rpc.RetryInfo: `{ "@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "12.5s" }`. */
const requestedDelay = ({ errorDetails }: GoogleGenerativeAIFetchError): number | undefined => {
  const info = errorDetails?.find((detail) => detail['@type']?.endsWith('google.rpc.RetryInfo'));
  const seconds = /^(\d+(?:\.\d+)?)s$/.exec(String(info?.retryDelay))?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1_000;
};

const violations = z.array(
  z.object({ quotaId: z.string(), quotaValue: z.coerce.number().positive().optional().catch(undefined) }),
);

/** google.rpc.QuotaFailure: a `quotaId` such as `GenerateRequestsPerDayPerProjectPerModel-FreeTier` names a quota. */
const quotaNews = ({ errorDetails }: GoogleGenerativeAIFetchError): QuotaNews[] => {
  const failure = errorDetails?.find((detail) => detail['@type']?.endsWith('google.rpc.QuotaFailure'));
  return (violations.safeParse(failure?.violations).data ?? []).map(({ quotaId, quotaValue }) => ({
    per: quotaId.includes('PerDay') ? 'day' : 'minute',
    of: quotaId.includes('Token') ? 'tokens' : 'requests',
    ...(quotaValue !== undefined && { most: quotaValue }),
    isFree: /FreeTier$/.test(quotaId),
  }));
};
