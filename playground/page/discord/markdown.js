import { h, webLink } from '../dom.js';
import { fixedTime, tickingTime } from '../time.js';

const INLINE = [
  { pattern: /^\\([^A-Za-z0-9\s])/, make: ([, literal]) => literal },
  { pattern: /^`+([^`]+)`+/, make: ([, code]) => h('code', {}, code) },
  { pattern: /^\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/s, make: ([, inner]) => h('strong', {}, inline(inner)) },
  { pattern: /^__((?:\\.|[^\\])+?)__/s, make: ([, inner]) => h('u', {}, inline(inner)) },
  { pattern: /^~~((?:\\.|[^\\])+?)~~/s, make: ([, inner]) => h('s', {}, inline(inner)) },
  { pattern: /^\|\|((?:\\.|[^\\])+?)\|\|/s, make: ([, inner]) => spoiler(inner) },
  { pattern: /^\*((?:\\.|[^*\\])+)\*/s, make: ([, inner]) => h('em', {}, inline(inner)) },
  { pattern: /^_((?:\\.|[^_\\])+)_(?!\w)/s, make: ([, inner]) => h('em', {}, inline(inner)) },
  { pattern: /^<t:(\d+)(?::([tTdDfFR]))?>/, make: ([, unix, style]) => moment(Number(unix), style) },
  { pattern: /^<@!?(\d+)>/, make: ([, id]) => h('span', { class: 'mention' }, `@${id}`) },
  { pattern: /^<\/([^:>]+):\d+>/, make: ([, path]) => commandMention(path) },
  {
    pattern: /^\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/,
    make: ([, label, url]) => webLink(url, {}, inline(label)),
  },
  { pattern: /^https?:\/\/[^\s<>]+/, make: ([url]) => webLink(url, {}, url) },
];
const HEADINGS = { '#': 'h3', '##': 'h4', '###': 'h5', '-#': 'small' };

/** Text in Discord's Markdown as elements. */
export function markdown(source) {
  const blocks = [];
  const lines = source.split('\n');
  while (lines.length > 0) blocks.push(takeBlock(lines));
  return h('div', { class: 'markdown' }, blocks);
}

/** Offers the command to whoever presses it. */
function commandMention(path) {
  const offer = ({ target }) =>
    target.dispatchEvent(new CustomEvent('offer-command', { bubbles: true, detail: path }));
  return h('button', { type: 'button', class: 'mention', onclick: offer }, `/${path}`);
}

function takeBlock(lines) {
  if (lines[0].startsWith('```')) return codeBlock(takeFenced(lines));
  const quoted = takeWhile(lines, /^> ?/);
  if (quoted.length > 0) return h('blockquote', {}, markdown(quoted.join('\n')));
  const items = takeWhile(lines, /^\s*[-*] (?=\S)/);
  if (items.length > 0)
    return h(
      'ul',
      {},
      items.map((item) => h('li', {}, inline(item))),
    );
  const heading = /^(#{1,3}|-#) (.+)$/.exec(lines[0]);
  if (heading) {
    lines.shift();
    return h(HEADINGS[heading[1]], {}, inline(heading[2]));
  }
  return h('p', {}, inline(takeParagraph(lines)));
}

/** Inline markup can span lines, so lines without a mark of their own stay together. */
function takeParagraph(lines) {
  const taken = [lines.shift()];
  while (lines.length > 0 && !/^(```|> |#{1,3} |-# |\s*[-*] \S)/.test(lines[0])) taken.push(lines.shift());
  return taken.join('\n');
}

function takeFenced(lines) {
  const first = lines.shift().slice(3);
  const taken = first === '' || /^\w+$/.test(first) ? [] : [first];
  while (lines.length > 0) {
    const line = lines.shift();
    if (line.endsWith('```'))
      return [...taken, line.slice(0, -3)].filter((one, at, all) => one !== '' || at < all.length - 1);
    taken.push(line);
  }
  return taken;
}

const codeBlock = (lines) => h('pre', {}, h('code', {}, lines.join('\n')));

function takeWhile(lines, mark) {
  const taken = [];
  while (lines.length > 0 && mark.test(lines[0])) taken.push(lines.shift().replace(mark, ''));
  return taken;
}

function inline(source) {
  const parts = [];
  let rest = source;
  while (rest !== '') {
    const found = firstMatch(rest);
    parts.push(found?.made ?? rest[0]);
    rest = rest.slice(found?.length ?? 1);
  }
  return joinText(parts);
}

function firstMatch(rest) {
  for (const { pattern, make } of INLINE) {
    const match = pattern.exec(rest);
    if (match) return { made: make(match), length: match[0].length };
  }
  return undefined;
}

/** Single characters back into whole texts, so that halves of an emoji do not part. */
function joinText(parts) {
  const joined = [];
  for (const part of parts.flat()) {
    if (typeof part === 'string' && typeof joined.at(-1) === 'string') joined.push(joined.pop() + part);
    else joined.push(part);
  }
  return joined;
}

const moment = (unix, style) => (style === 'R' ? tickingTime(unix) : fixedTime(unix, style));

function spoiler(inner) {
  const reveal = () => button.classList.add('revealed');
  const button = h(
    'button',
    { type: 'button', class: 'spoiler', 'aria-label': 'Hidden text, press to show', onclick: reveal },
    inline(inner),
  );
  return button;
}
