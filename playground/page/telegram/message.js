import { avatar, h, sizeText } from '../dom.js';
import { clockTime } from '../time.js';
import { formatted } from './entities.js';

/**
 * A message's row.
 * @param context `viewer`, `isPrivate` (the chat), `find(id)`, and `press`, `follow`, `reply`, `reveal`, `command`
 */
export function drawMessage(message, before, context) {
  if (message.service) return h('div', { class: 'service' }, h('span', {}, message.service));
  const isOwn = message.author.id === context.viewer.id;
  const isContinued = before !== undefined && !before.service && before.author.id === message.author.id;
  const showsName = !isOwn && !context.isPrivate && !isContinued;
  const row = h(
    'article',
    {
      class: `message${isOwn ? ' own' : ''}${isContinued ? ' continued' : ''}`,
      ondblclick: () => context.reply(message),
    },
    !isOwn && !context.isPrivate && avatar(message.author.name, message.author.isBot),
    h(
      'div',
      { class: 'stack' },
      h(
        'div',
        { class: `bubble${message.photo ? ' with-photo' : ''}` },
        message.isPrivate && h('div', { class: 'only-you' }, '👁 Only you can see this'),
        showsName && h('div', { class: 'name' }, message.author.name),
        message.replyTo !== undefined && replyLine(message.replyTo, context),
        message.photo && photo(message),
        message.document && documentCard(message.document),
        message.text !== '' &&
          h('div', { class: 'text' }, formatted(shownText(message), message.entities, context.command)),
        message.reaction && h('div', { class: 'reaction' }, message.reaction),
        h('div', { class: 'meta' }, message.edited && 'edited ', clockTime(message.at)),
      ),
      keyboard(message, context),
    ),
    replyButton(message, context),
  );
  return row;
}

/** Apps hide what a deep link carries. */
const shownText = ({ text }) => text.replace(/^\/start \S+$/, '/start');

function replyLine(id, { find, reveal }) {
  const target = find(String(id));
  if (target === undefined) return h('div', { class: 'reply-line' }, 'Deleted message');
  const words = target.text || target.document?.name || 'Photo';
  return h(
    'button',
    { type: 'button', class: 'reply-line', onclick: () => reveal(String(id)) },
    h('b', {}, target.author.name),
    h('span', {}, words.split('\n')[0]),
  );
}

const photo = ({ photo: { url, width, height }, text }) =>
  h(
    'a',
    { class: 'photo', href: url, target: '_blank', rel: 'noopener' },
    h('img', { src: url, width, height, alt: text === '' ? 'Picture' : text }),
  );

/** A file to download. */
const documentCard = ({ name, size, url }) =>
  h(
    'a',
    { class: 'document', href: url, download: name },
    h('span', { class: 'document-icon', 'aria-hidden': 'true' }, '↓'),
    h(
      'span',
      {},
      h('span', { class: 'document-name' }, name),
      h('span', { class: 'document-size' }, sizeText(size)),
    ),
  );

function keyboard(message, context) {
  if (message.buttons.length === 0) return undefined;
  return h(
    'div',
    { class: 'keyboard' },
    message.buttons.map((row) =>
      h(
        'div',
        { class: 'keyboard-row' },
        row.map((button) => key(message, button, context)),
      ),
    ),
  );
}

function key(message, button, context) {
  const element = h(
    'button',
    {
      type: 'button',
      class: `key ${button.style ?? ''}`,
      onclick: () => (button.url ? context.follow(button.url) : context.press(message, button.data, element)),
    },
    button.label,
    button.url && h('span', { class: 'away', 'aria-hidden': 'true' }, '↗'),
  );
  return element;
}

const replyButton = (message, { reply }) =>
  h(
    'button',
    {
      type: 'button',
      class: 'reply',
      'aria-label': `Reply to ${message.author.name}`,
      title: 'Reply',
      onclick: () => reply(message),
    },
    '↩',
  );
