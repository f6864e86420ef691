/** What can go wrong, once for each time that it is asked for. */
export type GeminiFault =
  | { kind: 'status'; status: number /** As the real server writes it: `2s`. */; retryDelay?: string }
  /** A quota is used up. */
  | ({ kind: 'quota' } & QuotaFault)
  /** A 400 with the reason of a wrong key. */
  | { kind: 'bad_key' }
  /** Accepts the request and never answers. */
  | { kind: 'hang' }
  /** Closes the connection. */
  | { kind: 'drop' }
  /** Closes the connection in the middle of the answer. */
  | { kind: 'break_off' }
  /** Stops early for the reason; what was written until then is half a JSON text. */
  | { kind: 'finish'; reason: string }
  /** Refuses the prompt as such. */
  | { kind: 'blocked'; reason: string }
  /** Answers without any candidate, and without a reason. */
  | { kind: 'no_candidates' }
  /** Answers with this text, whatever was asked. */
  | { kind: 'text'; text: string }
  /** A good answer between fences, with words around it. */
  | { kind: 'fenced' }
  /** Good cards whose quotes stand nowhere. */
  | { kind: 'ungrounded' }
  /** Good cards, each with an answer that is wrong. */
  | { kind: 'wrong' }
  /** Does as the document says: makes a card of the first line that speaks of instructions. */
  | { kind: 'obeys_document' };

export interface QuotaFault {
  per: 'day' | 'minute';
  of?: 'requests' | 'tokens';
  most?: number;
  /** Whether the key is a free one; by default it is. */
  isFree?: boolean;
  retryDelay?: string;
}

/** One of each fault that a good day has too, to be mixed into good answers. */
export const EVERYDAY_FAULTS: readonly GeminiFault[] = [
  { kind: 'status', status: 429, retryDelay: '1s' },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503 },
  { kind: 'drop' },
  { kind: 'break_off' },
  { kind: 'finish', reason: 'MAX_TOKENS' },
  { kind: 'finish', reason: 'RECITATION' },
  { kind: 'finish', reason: 'SAFETY' },
  { kind: 'finish', reason: 'OTHER' },
  { kind: 'finish', reason: 'MALFORMED_FUNCTION_CALL' },
  { kind: 'blocked', reason: 'PROHIBITED_CONTENT' },
  { kind: 'no_candidates' },
  { kind: 'text', text: '' },
  { kind: 'text', text: 'Sure! Here are your cards:' },
  { kind: 'fenced' },
  { kind: 'ungrounded' },
  { kind: 'wrong' },
];

/** google.rpc.RetryInfo, QuotaFailure and ErrorInfo, as the real server sends them. */
export const detailsOf = (fault: GeminiFault): unknown[] | undefined => {
  if (fault.kind === 'bad_key') return [{ '@type': `${TYPE}ErrorInfo`, reason: 'API_KEY_INVALID' }];
  if (fault.kind !== 'status' && fault.kind !== 'quota') return undefined;
  const details = [
    ...(fault.kind === 'quota' ? [{ '@type': `${TYPE}QuotaFailure`, violations: [violation(fault)] }] : []),
    ...(fault.retryDelay === undefined
      ? []
      : [{ '@type': `${TYPE}RetryInfo`, retryDelay: fault.retryDelay }]),
  ];
  return details.length > 0 ? details : undefined;
};

const TYPE = 'type.googleapis.com/google.rpc.';

const violation = ({ per, of = 'requests', most, isFree = true }: QuotaFault) => ({
  quotaMetric: `generativelanguage.googleapis.com/generate_content_${isFree ? 'free_tier' : 'paid_tier'}_${of}`,
  quotaId:
    of === 'requests'
      ? `GenerateRequestsPer${per === 'day' ? 'Day' : 'Minute'}PerProjectPerModel${isFree ? '-FreeTier' : ''}`
      : `GenerateContentInputTokensPerModelPer${per === 'day' ? 'Day' : 'Minute'}${isFree ? '-FreeTier' : ''}`,
  ...(most !== undefined && { quotaValue: `${most}` }),
});
