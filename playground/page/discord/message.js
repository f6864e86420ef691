import { avatar, h } from '../dom.js';
import { clockTime } from '../time.js';
import { attachment, drawComponents, shownFiles } from './components.js';
import { markdown } from './markdown.js';

const SAME_AUTHOR_WITHIN_MS = 5 * 60_000;

/**
 * A message's row.
 * @param actions `press(message, customId, button)`, `openMenu(message, anchor)`, `dismiss(message)`, `find(id)`
 */
export function drawMessage(message, before, actions) {
  const isContinued = continues(message, before);
  const row = h(
    'article',
    {
      class: `message${isContinued ? ' continued' : ''}${message.isPrivate ? ' private' : ''}`,
      oncontextmenu: (event) => {
        if (event.target.closest('a, input, textarea')) return;
        event.preventDefault();
        actions.openMenu(message, row.querySelector('.more'));
      },
    },
    message.use && useLine(message.use),
    message.replyTo && replyLine(actions.find(message.replyTo)),
    !isContinued && avatar(message.author.name, message.author.isBot),
    h(
      'div',
      { class: 'body' },
      !isContinued && nameLine(message),
      content(message, actions),
      privateLine(message, actions),
    ),
    moreButton(message, actions),
  );
  return row;
}

function continues(message, before) {
  if (before === undefined || message.use || message.replyTo || message.isPrivate !== before.isPrivate)
    return false;
  return before.author.id === message.author.id && message.at - before.at < SAME_AUTHOR_WITHIN_MS;
}

const useLine = ({ by, what }) =>
  h(
    'div',
    { class: 'reference' },
    avatar(by, false),
    h('b', {}, by),
    ' used ',
    h('span', { class: 'used' }, what),
  );

function replyLine(target) {
  if (target === undefined) return h('div', { class: 'reference' }, 'Original message was deleted');
  const words = target.content || 'a message';
  return h('div', { class: 'reference' }, h('b', {}, target.author.name), ` ${words}`);
}

const nameLine = ({ author, at }) =>
  h(
    'div',
    { class: 'name-line' },
    h('span', { class: `name${author.isBot ? ' app' : ''}` }, author.name),
    author.isBot && h('span', { class: 'badge' }, 'APP'),
    h('time', { class: 'at', datetime: new Date(at).toISOString() }, clockTime(at)),
  );

function content(message, actions) {
  if (message.isLoading) return thinking(message.author.name);
  const shown = new Set(shownFiles(message.components));
  return [
    message.content !== '' && markdown(message.content),
    drawComponents(message, (customId, button) => actions.press(message, customId, button)),
    message.files.filter(({ id }) => !shown.has(id)).map(attachment),
  ];
}

const thinking = (name) =>
  h(
    'div',
    { class: 'thinking' },
    h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i')),
    `${name} is thinking…`,
  );

function privateLine(message, actions) {
  if (!message.isPrivate) return undefined;
  const dismiss = h(
    'button',
    { type: 'button', class: 'plain', onclick: () => actions.dismiss(message) },
    'Dismiss message',
  );
  return h('div', { class: 'only-you' }, '👁 Only you can see this · ', dismiss);
}

function moreButton(message, actions) {
  const open = (event) => actions.openMenu(message, event.currentTarget);
  const label = `More about this message by ${message.author.name}`;
  return h(
    'button',
    { type: 'button', class: 'more', 'aria-label': label, 'aria-haspopup': 'menu', onclick: open },
    '⋯',
  );
}
