import type {
  Choice,
  DiscordChannel,
  DiscordUser,
  RegisteredCommand,
  ShownMessage,
} from '../discord/index.js';
import { CommandKind, OptionKind } from '../discord/validate/commands.js';
import type { Stage } from '../stage/stage.js';
import type { ChatView, WireMessage } from './patches.js';

/** Who used which command, where a message answers one. */
export interface Use {
  readonly by: string;
  readonly what: string;
}

export interface WireFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly url: string;
}

export interface DiscordWireMessage extends WireMessage {
  readonly author: { readonly id: string; readonly name: string; readonly isBot: boolean };
  readonly content: string;
  readonly components: ShownMessage['components'];
  readonly files: readonly WireFile[];
  readonly isPrivate: boolean;
  readonly isLoading: boolean;
  readonly edited: boolean;
  readonly at: number;
  readonly replyTo: string | undefined;
  readonly use: Use | undefined;
}

/** All channels that a person sees, with their messages. */
export const discordChats = (
  { discord, channelsOf }: Stage,
  viewer: DiscordUser,
  uses: ReadonlyMap<string, Use>,
): ChatView<DiscordWireMessage>[] =>
  channelsOf(viewer).map((channel) => ({
    id: channel.id,
    messages: discord.messages(channel, viewer).map((message) => toWire(message, uses.get(message.id))),
  }));

const toWire = (message: ShownMessage, use: Use | undefined): DiscordWireMessage => {
  const { id, author, content, components, isLoading, edited, createdAt, reference, ephemeralFor } = message;
  return {
    id,
    author,
    content,
    components,
    files: message.attachments.map((file) => ({
      id: file.id,
      name: file.name,
      size: file.size,
      type: file.contentType,
      url: `/files/discord/${message.channelId}/${id}/${file.id}`,
    })),
    isPrivate: ephemeralFor !== undefined,
    isLoading,
    edited,
    at: createdAt,
    replyTo: reference,
    use,
  };
};

/** A channel as the list shows it. */
export const channelEntry = (channel: DiscordChannel, botName: string) => {
  const { id, kind, parent } = channel;
  return { id, kind, parent: parent?.id, name: kind === 'dm' ? botName : channel.name };
};

type FieldKind = 'text' | 'number' | 'flag' | 'file' | 'other';
const KINDS = new Map<number, FieldKind>([
  [OptionKind.string, 'text'],
  [OptionKind.integer, 'number'],
  [OptionKind.number, 'number'],
  [OptionKind.boolean, 'flag'],
  [OptionKind.attachment, 'file'],
]);

export interface OfferedField {
  readonly name: string;
  readonly description: string;
  readonly kind: FieldKind;
  readonly required: boolean;
  readonly completes: boolean;
  readonly choices: readonly Choice[];
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly maxLength: number | undefined;
}

export interface OfferedCommand {
  /** As it is typed, without the slash. */
  readonly path: string;
  readonly description: string;
  readonly fields: readonly OfferedField[];
}

/** What can be run in a channel: chat commands with their paths, and the entries of a message's menu. */
export interface Offers {
  readonly commands: readonly OfferedCommand[];
  readonly menu: readonly string[];
}

export const offers = (commands: readonly RegisteredCommand[]): Offers => ({
  commands: commands.filter(({ type }) => type === CommandKind.chatInput).flatMap((one) => branches(one, [])),
  menu: commands.filter(({ type }) => type === CommandKind.message).map(({ name }) => name),
});

interface Node {
  readonly name: string;
  readonly description?: unknown;
  readonly options?: unknown;
}

const branches = (node: Node, above: readonly string[]): OfferedCommand[] => {
  const path = [...above, node.name];
  const options = optionsOf(node);
  const inner = options.filter(({ type }) => type <= OptionKind.group);
  if (inner.length > 0) return inner.flatMap((one) => branches(one, path));
  const fields = options.map((option) => ({
    name: option.name,
    description: option.description,
    kind: KINDS.get(option.type) ?? 'other',
    required: option.required ?? false,
    completes: option.autocomplete ?? false,
    choices: option.choices ?? [],
    min: option.min_value,
    max: option.max_value,
    maxLength: option.max_length,
  }));
  return [{ path: path.join(' '), description: String(node.description), fields }];
};

interface AnyOption extends Node {
  readonly description: string;
  readonly type: number;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly choices?: readonly Choice[];
  readonly min_value?: number;
  readonly max_value?: number;
  readonly max_length?: number;
}

const optionsOf = ({ options }: Node): readonly AnyOption[] => (Array.isArray(options) ? options : []);
