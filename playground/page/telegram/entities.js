import { h, webLink } from '../dom.js';
import { tickingTime } from '../time.js';

/**
 * A text with its entities as elements. Offsets count UTF-16 units, as strings here do.
 * @param onCommand gets a `/command` that was clicked
 */
export function formatted(text, entities, onCommand) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return nest(text, 0, text.length, sorted, onCommand);
}

/** The text from one offset to another; entities inside an entity are drawn inside it. */
function nest(text, from, to, entities, onCommand) {
  const parts = [];
  let at = from;
  const waiting = entities.filter(({ offset, length }) => offset >= from && offset + length <= to);
  while (waiting.length > 0) {
    const entity = waiting.shift();
    if (entity.offset < at) continue;
    const end = entity.offset + entity.length;
    const inner = waiting.filter(({ offset, length }) => offset >= entity.offset && offset + length <= end);
    if (entity.offset > at) parts.push(text.slice(at, entity.offset));
    parts.push(
      draw(
        entity,
        nest(text, entity.offset, end, inner, onCommand),
        text.slice(entity.offset, end),
        onCommand,
      ),
    );
    // A quote ends its own line, so the line break after it would show as an empty one.
    at = entity.type.endsWith('blockquote') && text[end] === '\n' ? end + 1 : end;
  }
  if (at < to) parts.push(text.slice(at, to));
  return parts;
}

function draw(entity, inner, covered, onCommand) {
  switch (entity.type) {
    case 'bold':
      return h('strong', {}, inner);
    case 'italic':
      return h('em', {}, inner);
    case 'underline':
      return h('u', {}, inner);
    case 'strikethrough':
      return h('s', {}, inner);
    case 'code':
      return h('code', {}, inner);
    case 'pre':
      return h('pre', {}, h('code', {}, inner));
    case 'spoiler':
      return spoiler(inner);
    case 'blockquote':
      return h('blockquote', {}, inner);
    case 'expandable_blockquote':
      return expandable(inner);
    case 'date_time':
      return entity.date_time_format === 'r' ? tickingTime(entity.unix_time) : inner;
    case 'url':
      return webLink(covered, {}, inner);
    case 'text_link':
      return webLink(entity.url, {}, inner);
    case 'bot_command':
      return h('button', { type: 'button', class: 'command-link', onclick: () => onCommand(covered) }, inner);
    case 'mention':
    case 'text_mention':
    case 'hashtag':
      return h('span', { class: 'mention' }, inner);
    default:
      return inner;
  }
}

function spoiler(inner) {
  const element = h(
    'button',
    {
      type: 'button',
      class: 'spoiler',
      'aria-label': 'Hidden text, press to show',
      onclick: () => element.classList.add('revealed'),
    },
    inner,
  );
  return element;
}

function expandable(inner) {
  const toggle = () => {
    const isOpen = quote.classList.toggle('open');
    button.setAttribute('aria-expanded', String(isOpen));
    button.textContent = isOpen ? 'Show less' : 'Show more';
  };
  const button = h(
    'button',
    { type: 'button', class: 'expand', 'aria-expanded': 'false', onclick: toggle },
    'Show more',
  );
  const quote = h('blockquote', { class: 'expandable' }, h('span', { class: 'folded' }, inner), button);
  return quote;
}
