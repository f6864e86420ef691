import { ComponentType, type Message } from 'discord.js';

/** What a message says: its own words, else those of its components or embeds, which is where bots put theirs. */
export const quotedText = ({ content, components, embeds }: Message): string => {
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
