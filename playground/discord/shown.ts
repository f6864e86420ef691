import { ButtonStyle, ComponentKind } from './component-kind.js';
import { walk } from './component-tree.js';
import type { Files, StoredFile } from './files.js';
import type { Pings } from './mentions.js';
import type { StoredMessage } from './messages.js';
import type { TopComponent } from './validate/components.js';
import { textsOf } from './validate/embeds.js';
import { MessageFlag } from './validate/message.js';

/** A button as a person sees it. */
export interface ShownButton {
  readonly label: string;
  /** Undefined for links, which reach no bot. */
  readonly customId: string | undefined;
  readonly url: string | undefined;
  readonly style: 'primary' | 'secondary' | 'success' | 'danger' | 'link' | 'premium';
  readonly disabled: boolean;
  /** Counts from 0, top to bottom. */
  readonly row: number;
}

/** A select menu as a person sees it. */
export interface ShownSelect {
  readonly customId: string;
  readonly placeholder: string;
  readonly options: readonly { readonly label: string; readonly value: string; readonly chosen: boolean }[];
}

/** A file shown with a message. */
export interface ShownFile {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly contentType: string;
  /** Size in bytes. */
  readonly size: number;
  readonly description: string | undefined;
  /** The content; a function, so that a message made into JSON stays small. */
  bytes(): Uint8Array;
}

/** A message as it stands on the screen: easy to render, to read and to assert on. */
export interface ShownMessage {
  readonly id: string;
  readonly channelId: string;
  readonly author: { readonly id: string; readonly name: string; readonly isBot: boolean };
  readonly content: string;
  /** Components as the API serves them. */
  readonly components: readonly TopComponent[];
  /** Everything a person reads, top to bottom, in Discord's Markdown. */
  readonly text: string;
  readonly selects: readonly ShownSelect[];
  readonly buttons: readonly ShownButton[];
  readonly attachments: readonly ShownFile[];
  /** The only person who sees it. */
  readonly ephemeralFor: string | undefined;
  /** Whether the app is still "thinking…". */
  readonly isLoading: boolean;
  readonly edited: boolean;
  readonly deleted: boolean;
  /** Counts edits. */
  readonly revision: number;
  readonly flags: number;
  /** The message replied to. */
  readonly reference: string | undefined;
  readonly pings: Pings;
  readonly createdAt: number;
  /** The message as lines of a transcript. */
  readonly lines: readonly string[];
}

/** Turns stored messages into shown ones. */
export class ShownMessages {
  constructor(private readonly files: Files) {}

  of(message: StoredMessage): ShownMessage {
    const isLoading = (message.flags & MessageFlag.loading) !== 0;
    const { forwards } = message;
    const text = [
      forwards?.content ?? '',
      message.content,
      ...message.embeds.flatMap(textsOf),
      ...readable(message.components),
    ]
      .filter((part) => part !== '')
      .join('\n');
    const selects = selectsOf(message.components);
    const buttons = buttonsOf(message.components);
    const attachments = [
      ...message.attachments,
      ...message.shownFiles.values(),
      ...(forwards?.attachments ?? []),
    ].map((file) => this.#file(file));
    return {
      id: message.id,
      channelId: message.channel.id,
      author: { id: message.author.id, name: message.author.name, isBot: message.author.isBot },
      content: message.content,
      components: message.components,
      text: isLoading ? `${message.author.name} is thinking…` : text,
      selects,
      buttons,
      attachments,
      ephemeralFor: message.ephemeralFor,
      isLoading,
      edited: message.editedAt !== undefined,
      deleted: message.isDeleted,
      revision: message.revision,
      flags: message.flags,
      reference: message.repliesTo?.id,
      pings: message.pings,
      createdAt: message.createdAt,
      lines: transcript(message, isLoading ? 'is thinking…' : text, { selects, buttons }, attachments),
    };
  }

  #file(file: StoredFile): ShownFile {
    const { id, name, contentType, description, bytes } = file;
    const url = this.files.urlOf(file);
    return { id, name, contentType, description, url, size: bytes.length, bytes: () => bytes };
  }
}

const readable = (components: readonly TopComponent[]): string[] =>
  [...walk(components)].flatMap(({ component }): string[] => {
    switch (component.type) {
      case ComponentKind.textDisplay:
        return [component.content];
      case ComponentKind.mediaGallery:
        return component.items.flatMap((item) => (item.description ? [`[${item.description}]`] : []));
      case ComponentKind.thumbnail:
        return component.description ? [`[${component.description}]`] : [];
      default:
        return [];
    }
  });

const STYLE_NAMES = new Map<number, ShownButton['style']>([
  [ButtonStyle.primary, 'primary'],
  [ButtonStyle.secondary, 'secondary'],
  [ButtonStyle.success, 'success'],
  [ButtonStyle.danger, 'danger'],
  [ButtonStyle.link, 'link'],
  [ButtonStyle.premium, 'premium'],
]);

const buttonsOf = (components: readonly TopComponent[]): ShownButton[] => {
  let row = -1;
  return [...walk(components)].flatMap(({ component }): ShownButton[] => {
    if (component.type === ComponentKind.actionRow || component.type === ComponentKind.section) row += 1;
    if (component.type !== ComponentKind.button) return [];
    return [
      {
        label: [component.emoji?.name, component.label].filter(Boolean).join(' '),
        customId: component.custom_id ?? undefined,
        url: component.url ?? undefined,
        style: STYLE_NAMES.get(component.style) ?? 'secondary',
        disabled: component.disabled ?? false,
        row,
      },
    ];
  });
};

const selectsOf = (components: readonly TopComponent[]): ShownSelect[] =>
  [...walk(components)].flatMap(({ component }): ShownSelect[] =>
    component.type === ComponentKind.stringSelect
      ? [
          {
            customId: component.custom_id,
            placeholder: component.placeholder ?? '',
            options: component.options.map(({ label, value, default: chosen }) => ({
              ...{ label, value },
              chosen: chosen ?? false,
            })),
          },
        ]
      : [],
  );

const transcript = (
  message: StoredMessage,
  text: string,
  { selects, buttons }: Pick<ShownMessage, 'selects' | 'buttons'>,
  files: readonly ShownFile[],
): string[] => {
  const to = message.ephemeralFor === undefined ? '' : ' (only you can see this)';
  const rows = [...new Set(buttons.map((button) => button.row))].map((row) =>
    buttons
      .filter((button) => button.row === row)
      .map((button) => (button.disabled ? `(${button.label})` : `[${button.label}]`))
      .join(' '),
  );
  return [
    `${message.author.name}${to}:`,
    ...text.split('\n').filter((line) => line !== ''),
    ...files.map((file) => `<${file.name}, ${file.size} bytes>`),
    ...selects.map(
      ({ placeholder, options }) => `[${options.find(({ chosen }) => chosen)?.label ?? placeholder} ▾]`,
    ),
    ...rows,
  ];
};
