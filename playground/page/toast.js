import { h } from './dom.js';

const SHOWN_MS = 4_500;
const PER_CHARACTER_MS = 40;

/** Where what passes is said over one side of the page. */
export const toastArea = () => h('div', { class: 'toasts over-chat', role: 'status', 'aria-live': 'polite' });

/** Says something that passes. @param kind `note`, `alert` or `error` @param area the whole page's by default */
export function toast(text, kind = 'note', area = document.getElementById('toasts')) {
  const box = h('div', { class: `toast ${kind}` }, text);
  area.append(box);
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
