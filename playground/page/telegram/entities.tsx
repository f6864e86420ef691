import { type ComponentChild, type ComponentChildren, Fragment } from 'preact';
import { useState } from 'preact/hooks';
import type { TelegramWireMessage } from '../../server/telegram-view.js';
import { Button, classes, Pre, Spoiler, WebLink } from '../elements.js';
import { Moment } from '../time.js';

type Entities = TelegramWireMessage['entities'];
type OnCommand = { readonly onCommand: (command: string) => unknown };

/** A text with its entities. Offsets count UTF-16 units, as strings here do. */
export const Formatted = ({
  text,
  entities,
  onCommand,
}: OnCommand & { readonly text: string; readonly entities: Entities }) => {
  const sorted = entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length);
  /** The text from one offset to another; entities inside an entity are drawn inside it. */
  const nest = (from: number, to: number, within: Entities) => {
    const parts: ComponentChild[] = [];
    let at = from;
    for (const [index, entity] of within.entries()) {
      const end = entity.offset + entity.length;
      if (entity.offset < at || end > to) continue;
      parts.push(text.slice(at, entity.offset));
      parts.push(
        <Entity entity={entity} covered={text.slice(entity.offset, end)} onCommand={onCommand}>
          {nest(entity.offset, end, within.slice(index + 1))}
        </Entity>,
      );
      // A quote ends its own line, so the line break after it would show as an empty one.
      at = entity.type.endsWith('blockquote') && text[end] === '\n' ? end + 1 : end;
    }
    return [...parts, text.slice(at, to)];
  };
  return <>{nest(0, text.length, sorted)}</>;
};

type EntityProps = OnCommand & {
  readonly entity: Entities[number];
  /** The text that the entity covers. */
  readonly covered: string;
  readonly children: ComponentChildren;
};

const TAGS = new Map<string, 'strong' | 'em' | 'u' | 's' | 'code' | 'blockquote'>([
  ['bold', 'strong'],
  ['italic', 'em'],
  ['underline', 'u'],
  ['strikethrough', 's'],
  ['code', 'code'],
  ['blockquote', 'blockquote'],
]);

const Entity = ({ entity, covered, onCommand, children }: EntityProps) => {
  const Tag = TAGS.get(entity.type) ?? Fragment;
  switch (entity.type) {
    case 'pre':
      return <Pre>{children}</Pre>;
    case 'spoiler':
      return <Spoiler>{children}</Spoiler>;
    case 'expandable_blockquote':
      return <Expandable>{children}</Expandable>;
    case 'date_time':
      return entity.date_time_format === 'r' ? (
        <Moment unix={entity.unix_time} style="R" />
      ) : (
        <Tag>{children}</Tag>
      );
    case 'url':
      return <WebLink url={covered}>{children}</WebLink>;
    case 'text_link':
      return <WebLink url={entity.url}>{children}</WebLink>;
    case 'bot_command':
      return <Button class="command-link" text={covered} work={() => onCommand(covered)} />;
    case 'mention':
    case 'text_mention':
    case 'hashtag':
      return <span class="mention">{children}</span>;
    default:
      return <Tag>{children}</Tag>;
  }
};

const Expandable = ({ children }: { readonly children: ComponentChildren }) => {
  const [isOpen, setOpen] = useState(false);
  const text = isOpen ? 'Show less' : 'Show more';
  return (
    <blockquote class={classes('expandable', isOpen && 'open')}>
      <span class="folded">{children}</span>
      <Button class="expand" aria-expanded={isOpen} text={text} work={() => setOpen(!isOpen)} />
    </blockquote>
  );
};
