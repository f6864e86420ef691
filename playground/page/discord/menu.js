import { h } from '../dom.js';

/** A small menu beside an element. @param entries each with `label` and `run` */
export function openMenu(anchor, heading, entries) {
  document.querySelector('.context-menu')?.remove();
  const close = () => {
    menu.remove();
    document.removeEventListener('pointerdown', outside, true);
    if (anchor.isConnected) anchor.focus();
  };
  const outside = (event) => {
    if (!menu.contains(event.target)) close();
  };
  const items = entries.map(({ label, run }) => {
    const pick = () => {
      close();
      run();
    };
    return h('button', { type: 'button', role: 'menuitem', onclick: pick }, label);
  });
  const menu = h(
    'div',
    {
      class: 'context-menu',
      role: 'menu',
      'aria-label': heading,
      onkeydown: (event) => handleKey(event, items, close),
    },
    h('div', { class: 'menu-heading' }, heading),
    items,
  );
  place(menu, anchor);
  document.addEventListener('pointerdown', outside, true);
  items[0]?.focus();
}

function place(menu, anchor) {
  document.body.append(menu);
  const { right, top } = anchor.getBoundingClientRect();
  menu.style.left = `${Math.max(8, right - menu.offsetWidth)}px`;
  menu.style.top = `${Math.max(8, Math.min(top, innerHeight - menu.offsetHeight - 8))}px`;
}

function handleKey(event, items, close) {
  const at = items.indexOf(document.activeElement);
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key === 'Escape' || event.key === 'Tab') close();
  else if (event.key in steps) items.at((at + steps[event.key]) % items.length)?.focus();
  else return;
  event.preventDefault();
}
