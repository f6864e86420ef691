import type { ResponseParameters } from 'grammy/types';

/** How the Bot API begins the description of each refusal; source: tdlib/telegram-bot-api, `Client::fail_query_with_error`. */
const PREFIXES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  409: 'Conflict',
  429: 'Too Many Requests',
};

/** A refusal in the Bot API's own words: becomes `{ ok: false, error_code, description, parameters }`. */
export class ApiFailure extends Error {
  constructor(
    readonly code: number,
    readonly description: string,
    readonly parameters?: ResponseParameters,
  ) {
    super(description);
    this.name = 'ApiFailure';
  }
}

const refusal = (code: number, reason: string, parameters?: ResponseParameters): ApiFailure =>
  new ApiFailure(code, `${PREFIXES[code]}: ${reason}`, parameters);

export const badRequest = (reason: string, parameters?: ResponseParameters) =>
  refusal(400, reason, parameters);
export const forbidden = (reason: string) => refusal(403, reason);
export const conflict = (reason: string) => refusal(409, reason);
export const tooManyRequests = (seconds: number) =>
  refusal(429, `retry after ${seconds}`, { retry_after: seconds });
export const unauthorized = () => new ApiFailure(401, 'Unauthorized');
export const notFound = () => new ApiFailure(404, 'Not Found');
