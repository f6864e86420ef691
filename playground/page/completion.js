import { fill, h } from './dom.js';

let count = 0;

/** A list of suggestions above an input, moved through with the arrow keys. */
export class Completion {
  #items = [];
  #selected = 0;
  #onPick = () => undefined;
  #input;

  constructor() {
    this.id = `completion-${count++}`;
    this.element = h('div', {
      class: 'completion',
      role: 'listbox',
      id: this.id,
      'aria-label': 'Suggestions',
      hidden: true,
    });
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /**
   * @param items each with `label` and perhaps `hint`, `badge`
   * @param onPick gets the item and whether it was picked with Tab
   */
  show(input, items, onPick) {
    if (this.#input !== input) this.hide();
    this.#input = input;
    this.#items = items;
    this.#onPick = onPick;
    this.#selected = Math.min(this.#selected, Math.max(0, items.length - 1));
    this.element.hidden = items.length === 0;
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-controls', this.id);
    input.setAttribute('aria-expanded', String(this.isOpen));
    this.#render();
  }

  hide() {
    this.element.hidden = true;
    this.#selected = 0;
    this.#input?.setAttribute('aria-expanded', 'false');
    this.#input?.removeAttribute('aria-activedescendant');
  }

  /** @returns whether the key was for the list */
  handleKey(event) {
    if (!this.isOpen) return false;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) this.#move(steps[event.key]);
    else if (event.key === 'Enter' || event.key === 'Tab')
      this.#pick(this.#items[this.#selected], event.key === 'Tab');
    else if (event.key === 'Escape') this.hide();
    else return false;
    event.preventDefault();
    return true;
  }

  #move(step) {
    this.#selected = (this.#selected + step + this.#items.length) % this.#items.length;
    this.#render();
  }

  #pick(item, byTab) {
    this.hide();
    this.#onPick(item, byTab);
  }

  #render() {
    const options = this.#items.map((item, index) => this.#option(item, index));
    fill(this.element, options);
    options[this.#selected]?.scrollIntoView({ block: 'nearest' });
    if (this.isOpen) this.#input.setAttribute('aria-activedescendant', `${this.id}-${this.#selected}`);
  }

  #option(item, index) {
    return h(
      'div',
      {
        id: `${this.id}-${index}`,
        role: 'option',
        'aria-selected': String(index === this.#selected),
        // The input must keep the focus.
        onmousedown: (event) => event.preventDefault(),
        onclick: () => this.#pick(item, false),
      },
      h('span', { class: 'label' }, item.label),
      item.hint && h('span', { class: 'hint' }, item.hint),
    );
  }
}
