/**
 * An element with attributes and children. Strings become text, never markup; `onclick` and its like are
 * listeners; `undefined`, `null` and `false` leave things out.
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.replace(/^on/, ''), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...present(children));
  return element;
}

/** Replaces what an element holds. */
export function fill(element, ...children) {
  element.replaceChildren(...present(children));
  return element;
}

function present(children) {
  return children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false);
}

/** A link out of the page; an address that is none of the web's stays plain words. */
export function webLink(url, attributes, ...children) {
  if (!/^https?:\/\//.test(url)) return h('span', attributes, children);
  return h('a', { ...attributes, href: url, target: '_blank', rel: 'noopener noreferrer' }, children);
}

/** Does some work once at a time; the element counts as busy until it is done. */
export async function whileBusy(element, work) {
  if (element.getAttribute('aria-busy') === 'true') return;
  element.setAttribute('aria-busy', 'true');
  try {
    await work();
  } finally {
    element.removeAttribute('aria-busy');
  }
}

const HUES = [12, 42, 96, 152, 190, 218, 262, 318];

/** A round picture for somebody who has none: their first letter on a colour of their own. */
export function avatar(name, isBot) {
  if (isBot) return h('img', { class: 'avatar', src: '/icon.svg', alt: '' });
  const sum = [...name].reduce((total, letter) => total + letter.codePointAt(0), 0);
  const letter = [...name][0] ?? '?';
  return h(
    'span',
    { class: `avatar hue-${HUES[sum % HUES.length]}`, 'aria-hidden': 'true' },
    letter.toUpperCase(),
  );
}

/** A size as people write it. */
export function sizeText(bytes) {
  if (bytes < 1000) return `${bytes} bytes`;
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} ${unit}`;
}
