import {
  CannotSendMessagesToThisUserErrorCodes,
  DiscordAPIError,
  HTTPError,
  RESTJSONErrorCodes,
} from 'discord.js';

/** Discord's error code; undefined for other errors. */
export const failureCode = (error: unknown): number | undefined =>
  error instanceof DiscordAPIError ? Number(error.code) : undefined;

const hasCode = (codes: readonly number[], error: unknown): boolean => {
  const code = failureCode(error);
  return code !== undefined && codes.includes(code);
};

/** The bot may not, or can no longer, post there. */
export const isClosed = (error: unknown): boolean =>
  hasCode(
    [
      RESTJSONErrorCodes.UnknownChannel,
      RESTJSONErrorCodes.UnknownGuild,
      RESTJSONErrorCodes.UnknownUser,
      RESTJSONErrorCodes.MissingAccess,
      RESTJSONErrorCodes.MissingPermissions,
      ...CannotSendMessagesToThisUserErrorCodes,
      RESTJSONErrorCodes.InvalidActionOnArchivedThread,
    ],
    error,
  );

/** The person is not in that guild, or the bot is not. */
export const isNoMember = (error: unknown): boolean =>
  hasCode(
    [RESTJSONErrorCodes.UnknownGuild, RESTJSONErrorCodes.UnknownMember, RESTJSONErrorCodes.MissingAccess],
    error,
  );

/** The message can no longer be edited, but another one may be sent in its place. */
export const isUneditable = (error: unknown): boolean =>
  hasCode(
    [
      RESTJSONErrorCodes.UnknownMessage,
      RESTJSONErrorCodes.CannotEditMessageAuthoredByAnotherUser,
      RESTJSONErrorCodes.MaximumNumberOfEditsToMessagesOlderThanOneHourReached,
      RESTJSONErrorCodes.InvalidActionOnArchivedThread,
    ],
    error,
  );

/** The first answer came too late. */
export const isGone = (error: unknown): boolean => hasCode([RESTJSONErrorCodes.UnknownInteraction], error);

/** There was a first answer already. */
export const isAnswered = (error: unknown): boolean =>
  hasCode([RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged], error);

/** The interaction's token has run out, 15 minutes after the event. */
export const isTokenDead = (error: unknown): boolean =>
  hasCode([RESTJSONErrorCodes.UnknownWebhook, RESTJSONErrorCodes.InvalidWebhookToken], error);

/** What may be logged of an error: Discord's errors hold the request's address, with the interaction's token. */
export const loggable = (error: unknown): object => {
  if (error instanceof DiscordAPIError || error instanceof HTTPError) {
    const { name, message, status, method } = error;
    return { failure: { name, message, status, method, code: failureCode(error) } };
  }
  return { err: error };
};
