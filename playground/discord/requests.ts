/** A REST call the bot made, and how it was answered. */
export interface RecordedRequest {
  readonly method: string;
  /** Path below the API version, such as `/users/@me`, with its query. */
  readonly path: string;
  /** The JSON sent, if any. */
  readonly body: unknown;
  /** Names of the files sent along. */
  readonly files: readonly string[];
  /** Status answered; 0 while open and when the connection was cut. */
  readonly status: number;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
}
