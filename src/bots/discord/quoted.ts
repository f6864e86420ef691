import { ComponentType, type Message, type MessageSnapshot } from 'discord.js';
import type { QuotedMessage } from '../chat/turn.js';
import { incomingFile } from './files.js';

type Read = Message | MessageSnapshot;

/** What a message says and brings with it; one that was forwarded, what it holds. @param origins see `incomingFile` */
export const quotedIn = (message: Message, origins: readonly string[]): QuotedMessage => {
  const all: readonly Read[] = [message, ...message.messageSnapshots.values()];
  const isOwn = message.author.id === message.client.user.id;
  const files = all.flatMap(({ attachments }) =>
    attachments.map((attached) => incomingFile(attached, origins)),
  );
  return { text: all.map(wordsIn).filter(Boolean).join('\n'), files: isOwn ? [] : files, isOwn };
};

/** A message's own words, else those of its components or embeds, which is where bots put theirs. */
const wordsIn = ({ content, components, embeds }: Read): string => {
  if (content) return content;
  const displayed = components.flatMap(wordsOf);
  const embedded = embeds.flatMap(({ title, description }) => [title, description]);
  return [...displayed, ...embedded].filter(Boolean).join('\n');
};

const wordsOf = (component: Message['components'][number]): string[] => {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return [component.content];
    case ComponentType.Container:
    case ComponentType.Section:
      return component.components.flatMap((inner) =>
        inner.type === ComponentType.TextDisplay ? [inner.content] : [],
      );
    default:
      return [];
  }
};
