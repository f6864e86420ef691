import { h } from './dom.js';

/** “You are: Ada ▾” @param onChange gets the person */
export function viewerPicker(side, people, onChange) {
  const select = h(
    'select',
    {
      'aria-label': `Who you are on the ${side}-like side`,
      onchange: () => onChange(people[select.selectedIndex]),
    },
    people.map(({ name }) => h('option', {}, name)),
  );
  return h('label', { class: 'viewer' }, h('span', {}, 'You are'), select);
}
