import { h } from './dom.js';

const ALONE = [
  ['📄', 'Send the sample lecture, or drop a PDF of yours: it becomes cards while it is still being read.'],
  ['/', 'Type a slash to see all that the bot can do.'],
];
const TOGETHER = [
  ALONE[0],
  ['🎯', 'Start a quiz and press a letter. Then press Ben’s or Chidi’s face to be them, and press another.'],
  ALONE[1],
];

/** What a newcomer can try in a chat where nothing was said. @param isShared whether other people are there */
export function hints(isShared) {
  const tips = isShared ? TOGETHER : ALONE;
  return h(
    'div',
    { class: 'hints' },
    h('b', {}, 'Try this'),
    h(
      'ul',
      {},
      tips.map(([sign, words]) =>
        h('li', {}, h('span', { class: 'hint-sign', 'aria-hidden': 'true' }, sign), words),
      ),
    ),
  );
}
