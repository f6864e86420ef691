/** The Bot API refused the request. Unlike grammY's own error it carries neither token nor content. */
export class TelegramRefusal extends Error {
  override readonly name = 'TelegramRefusal';
  constructor(
    readonly method: string,
    readonly code: number,
    readonly description: string,
    readonly parameters: { readonly retry_after?: number; readonly migrate_to_chat_id?: number } = {},
  ) {
    super(`${method}: ${code} ${description}`);
  }
}

/** No answer from the Bot API. grammY's own error holds the address, and with it the token. */
export class TelegramUnreachable extends Error {
  override readonly name = 'TelegramUnreachable';
  constructor(
    readonly method: string,
    readonly reason: string,
    /** The request may have succeeded although its answer was lost. */
    readonly mayHaveArrived: boolean,
  ) {
    super(`${method}: no answer (${reason})`);
  }
}

/** Whether the message may have arrived unconfirmed: sent again, it could appear twice. */
export const mayHaveArrived = (error: unknown): boolean =>
  error instanceof TelegramUnreachable && error.mayHaveArrived;

const says =
  (...patterns: readonly RegExp[]) =>
  (error: unknown): boolean =>
    error instanceof TelegramRefusal && patterns.some((pattern) => pattern.test(error.description));

/** The edit changed nothing: the message already looks as requested. */
export const isNotModified = says(/message is not modified/i);

/** A callback query that was answered already, or too long ago. */
export const isQueryTooOld = says(/query is too old|query id is invalid/i);

/** The message is gone or can no longer be edited; a new one must replace it. */
export const isBeyondEditing = says(
  /message to edit not found|message can't be edited|MESSAGE_ID_INVALID|there is no (?:text|caption|media) in the message/i,
);

const isClosedDescription = says(
  /chat not found|user is deactivated|PEER_ID_INVALID|group chat was deactivated/i,
  /CHAT_WRITE_FORBIDDEN|CHAT_RESTRICTED|not enough rights to send|have no rights to send/i,
  /need administrator rights|TOPIC_CLOSED|TOPIC_DELETED|message thread not found/i,
);

/** Blocked, removed, never written to, no right to post, topic closed. */
export const isClosed = (error: unknown): boolean =>
  (error instanceof TelegramRefusal && error.code === 403) || isClosedDescription(error);

/** Where a group went when it became a supergroup. */
export const migratedTo = (error: unknown): number | undefined =>
  error instanceof TelegramRefusal ? error.parameters.migrate_to_chat_id : undefined;
