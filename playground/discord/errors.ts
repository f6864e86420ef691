/** One complaint about one field of a request, in the words of Discord's `errors` tree. */
export interface FormComplaint {
  readonly path: readonly PropertyKey[];
  readonly code: string;
  readonly message: string;
}

/**
 * A request that Discord refuses: the HTTP status with the JSON body that Discord would send.
 * Codes: https://docs.discord.com/developers/topics/opcodes-and-status-codes
 */
export class DiscordRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly complaints: readonly FormComplaint[] = [],
  ) {
    super(message);
    this.name = 'DiscordRefusal';
  }

  /** The response body: `{ message, code, errors? }`. */
  get body(): Record<string, unknown> {
    const body: Record<string, unknown> = { message: this.message, code: this.code };
    if (this.complaints.length > 0) body.errors = errorTree(this.complaints);
    return body;
  }

  toResponse(): Response {
    return Response.json(this.body, { status: this.status });
  }
}

interface Branch {
  [key: string]: Branch | { code: string; message: string }[];
}

/** Nests complaints by path; the leaves are Discord's `_errors` arrays. */
const errorTree = (complaints: readonly FormComplaint[]): Branch => {
  const root: Branch = {};
  for (const { path, code, message } of complaints) {
    let at = root;
    for (const key of path.map(String)) {
      const next = at[key];
      if (next !== undefined && !Array.isArray(next)) {
        at = next;
      } else {
        const branch: Branch = {};
        at[key] = branch;
        at = branch;
      }
    }
    const known = at._errors;
    at._errors = [...(Array.isArray(known) ? known : []), { code, message }];
  }
  return root;
};

/** The named refusals, each with the status and code Discord uses for it. */
export const refuse = {
  unauthorized: () => new DiscordRefusal(401, 0, '401: Unauthorized'),
  notFound: () => new DiscordRefusal(404, 0, '404: Not Found'),
  unknownApplication: () => new DiscordRefusal(404, 10002, 'Unknown Application'),
  unknownChannel: () => new DiscordRefusal(404, 10003, 'Unknown Channel'),
  unknownGuild: () => new DiscordRefusal(404, 10004, 'Unknown Guild'),
  unknownMember: () => new DiscordRefusal(404, 10007, 'Unknown Member'),
  unknownMessage: () => new DiscordRefusal(404, 10008, 'Unknown Message'),
  unknownUser: () => new DiscordRefusal(404, 10013, 'Unknown User'),
  unknownWebhook: () => new DiscordRefusal(404, 10015, 'Unknown Webhook'),
  unknownInteraction: () => new DiscordRefusal(404, 10062, 'Unknown interaction'),
  unknownCommand: () => new DiscordRefusal(404, 10063, 'Unknown application command'),
  tooManyCommands: (most: number) =>
    new DiscordRefusal(400, 30032, `Maximum number of application commands reached (${most}).`),
  tooManyCreations: (most: number) =>
    new DiscordRefusal(
      400,
      30034,
      `Max number of daily application command creates has been reached (${most}).`,
    ),
  tooLarge: () => new DiscordRefusal(413, 40005, 'Request entity too large'),
  alreadyAcknowledged: () => new DiscordRefusal(400, 40060, 'Interaction has already been acknowledged.'),
  tooManyFollowUps: () =>
    new DiscordRefusal(400, 40094, 'This interaction has hit the maximum number of follow up messages'),
  missingAccess: () => new DiscordRefusal(403, 50001, 'Missing Access'),
  foreignMessage: () => new DiscordRefusal(403, 50005, 'Cannot edit a message authored by another user'),
  emptyMessage: () => new DiscordRefusal(400, 50006, 'Cannot send an empty message'),
  cannotDm: () => new DiscordRefusal(403, 50007, 'Cannot send messages to this user'),
  missingPermissions: () => new DiscordRefusal(403, 50013, 'Missing Permissions'),
  invalidWebhookToken: () => new DiscordRefusal(401, 50027, 'Invalid Webhook Token'),
  invalidJson: () => new DiscordRefusal(400, 50109, 'The request body contains invalid JSON.'),
  invalidForm: (complaints: readonly FormComplaint[]) =>
    new DiscordRefusal(400, 50035, 'Invalid Form Body', complaints),
};

/** A refused form with a single complaint. */
export const invalidField = (path: readonly PropertyKey[], code: string, message: string): DiscordRefusal =>
  refuse.invalidForm([{ path, code, message }]);

/** Runs `parse`, moving its complaints below `key`, where the request carries what it parsed. */
export const complainUnder = <T>(key: PropertyKey, parse: () => T): T => {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof DiscordRefusal) || error.complaints.length === 0) throw error;
    throw refuse.invalidForm(error.complaints.map((one) => ({ ...one, path: [key, ...one.path] })));
  }
};
