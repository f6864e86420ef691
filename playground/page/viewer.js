import { avatar, h } from './dom.js';

/** “You are Ada”, and one press to be somebody else. @param onChange gets the person */
export function viewerPicker(side, people, onChange) {
  const buttons = people.map((person) =>
    h(
      'button',
      {
        type: 'button',
        title: `Act as ${person.name}`,
        'aria-label': person.name,
        onclick: () => become(person),
      },
      avatar(person.name, false),
      h('span', { class: 'viewer-name', 'aria-hidden': 'true' }, person.name),
    ),
  );
  const show = (current) => {
    for (const [at, button] of buttons.entries())
      button.setAttribute('aria-pressed', String(people[at] === current));
  };
  const become = (person) => {
    show(person);
    onChange(person);
  };
  show(people[0]);
  return h(
    'div',
    { class: 'viewer', role: 'group', 'aria-label': `Who you are on the ${side}-like side` },
    h('span', { class: 'viewer-label' }, 'You are'),
    h('div', { class: 'viewer-people' }, buttons),
  );
}
