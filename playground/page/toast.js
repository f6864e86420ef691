import { h } from './dom.js';

const SHOWN_MS = 4_500;
const PER_CHARACTER_MS = 40;

/** Says something that passes. @param kind `note`, `alert` or `error` */
export function toast(text, kind = 'note') {
  const box = h('div', { class: `toast ${kind}` }, text);
  document.getElementById('toasts').append(box);
  const timer = setTimeout(() => box.remove(), SHOWN_MS + text.length * PER_CHARACTER_MS);
  box.addEventListener('click', () => {
    clearTimeout(timer);
    box.remove();
  });
}

/** Runs something that a person asked for; what goes wrong is told to them. */
export async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    toast(error.message, 'error');
    return undefined;
  }
}
