import { api } from '../api.js';
import { h } from '../dom.js';
import { pickFile } from '../drop.js';

/** Options that are shown at once although nobody must fill them. */
const SHOWN_AT_ONCE = 2;
const COMPLETE_AFTER_MS = 120;

/** A command being filled in: its options as fields, with what the bot offers for them. */
export class CommandForm {
  #controls = new Map();
  #files = {};
  #timer;
  #asked = 0;

  /**
   * @param command as the server offers it
   * @param place gives who types where
   * @param actions `send()` and `cancel()`
   */
  constructor(command, place, completion, actions) {
    this.command = command;
    this.place = place;
    this.completion = completion;
    this.actions = actions;
    this.fields = h('div', { class: 'fields' });
    this.more = h('div', { class: 'more-options' });
    this.element = h(
      'div',
      { class: 'command-form', role: 'group', 'aria-label': `Options of /${command.path}` },
      h(
        'div',
        { class: 'command-head' },
        h('span', { class: 'command-name' }, `/${command.path}`),
        h('span', { class: 'command-about' }, command.description),
        h(
          'button',
          { type: 'button', class: 'close', 'aria-label': 'Leave this command', onclick: actions.cancel },
          '✕',
        ),
      ),
      this.fields,
      this.more,
    );
    this.#offerFields();
  }

  /** @returns whether there was anything to fill in */
  focus() {
    const [first] = this.#controls.values();
    first?.input.focus();
    return first !== undefined;
  }

  /** Puts a file into the option that takes one. */
  setFile(file) {
    const field = this.command.fields.find(({ kind }) => kind === 'file');
    if (field === undefined) return;
    this.#show(field);
    this.#files[field.name] = file;
    this.#controls.get(field.name).input.textContent = file.name;
  }

  /** What was filled in. @throws Error naming a required option that is empty */
  filled() {
    const options = {};
    for (const [name, { field, input }] of this.#controls) {
      const value = field.kind === 'file' ? this.#files[name] : typedValue(field, input);
      if (value === undefined && field.required) throw new Error(`The option ${name} is required.`);
      if (value !== undefined && field.kind !== 'file') options[name] = value;
    }
    return { path: this.command.path, options, files: this.#files };
  }

  #offerFields() {
    const { fields } = this.command;
    const required = fields.filter((field) => field.required);
    const others = fields.filter((field) => !field.required && field.kind !== 'other');
    for (const field of [...required, ...others.slice(0, SHOWN_AT_ONCE)]) this.#show(field);
    for (const field of others.slice(SHOWN_AT_ONCE)) {
      const add = () => {
        this.#show(field);
        this.#controls.get(field.name).input.focus();
      };
      const chip = h(
        'button',
        { type: 'button', 'data-option': field.name, title: field.description, onclick: add },
        `+ ${field.name}`,
      );
      this.more.append(chip);
    }
  }

  #show(field) {
    if (this.#controls.has(field.name)) return;
    this.more.querySelector(`[data-option="${CSS.escape(field.name)}"]`)?.remove();
    const input = this.#control(field);
    input.setAttribute('aria-label', `${field.name}: ${field.description}`);
    this.#controls.set(field.name, { field, input });
    this.fields.append(
      h(
        'div',
        { class: 'field', title: field.description },
        h('span', { class: 'field-name' }, field.name),
        input,
      ),
    );
  }

  #control(field) {
    if (field.kind === 'file') {
      const choose = () => pickFile((file) => this.setFile(file));
      return h('button', { type: 'button', class: 'file-input', onclick: choose }, 'Drop or choose a file');
    }
    if (field.kind === 'flag' || field.choices.length > 0) return this.#select(field);
    const input = h('input', {
      type: field.kind === 'number' ? 'number' : 'text',
      min: field.min,
      max: field.max,
      maxlength: field.maxLength,
      placeholder: field.description,
      autocomplete: 'off',
      onkeydown: (event) => this.#handleKey(event),
    });
    if (field.completes) this.#complete(field, input);
    return input;
  }

  #select(field) {
    const choices =
      field.kind === 'flag'
        ? [
            { name: 'True', value: 'true' },
            { name: 'False', value: 'false' },
          ]
        : field.choices;
    const options = choices.map(({ name, value }) => h('option', { value }, name));
    return h(
      'select',
      { onkeydown: (event) => this.#handleKey(event) },
      h('option', { value: '' }, '—'),
      options,
    );
  }

  #complete(field, input) {
    const ask = () => {
      delete input.dataset.value;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#suggest(field, input), COMPLETE_AFTER_MS);
    };
    input.addEventListener('input', ask);
    input.addEventListener('focus', ask);
    input.addEventListener('blur', () => this.completion.hide());
  }

  async #suggest(field, input) {
    const asked = ++this.#asked;
    const act = {
      ...this.place(),
      path: this.command.path,
      options: {},
      option: field.name,
      typed: input.value,
    };
    const choices = await api.discord.complete(act).catch(() => []);
    if (asked !== this.#asked || document.activeElement !== input) return;
    const items = choices.map(({ name, value }) => ({ label: name, value }));
    this.completion.show(input, items, (item) => {
      input.value = item.label;
      input.dataset.value = item.value;
    });
  }

  #handleKey(event) {
    if (this.completion.handleKey(event)) return;
    if (event.key === 'Enter') this.actions.send();
    else if (event.key === 'Escape') this.actions.cancel();
    else return;
    event.preventDefault();
  }
}

function typedValue(field, input) {
  const text = input.dataset.value ?? input.value;
  if (text === '') return undefined;
  if (field.kind === 'number') return Number(text);
  return field.kind === 'flag' ? text === 'true' : text;
}
