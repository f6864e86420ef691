import { Completion } from '../completion.js';
import { fill, h } from '../dom.js';
import { pickFile } from '../drop.js';
import { QuizChips } from '../quiz-chips.js';
import { sampleChip } from '../sample-chip.js';
import { attempt } from '../toast.js';
import { CommandForm } from './command-form.js';

/** Where a person writes: plain messages, and commands once they begin with a slash. */
export class Composer {
  #form;
  /** Files that go with the next message. */
  #files = [];
  #isDirect = false;
  #offers = { commands: [], menu: [] };

  /** @param actions `place()`, `send(text, files)`, `run({ path, options, files })`, `sample()`, `quiz()` */
  constructor(actions) {
    this.actions = actions;
    this.completion = new Completion();
    this.input = h('textarea', {
      rows: 1,
      oninput: () => this.#suggest(),
      onkeydown: (event) => this.#handleKey(event),
      onblur: () => this.completion.hide(),
    });
    const attach = h(
      'button',
      {
        type: 'button',
        class: 'attach',
        'aria-label': 'Send a PDF or a picture',
        title: 'Send a PDF or a picture',
        onclick: () => pickFile((file) => this.takeFile(file)),
      },
      '+',
    );
    this.sample = sampleChip(() => this.actions.sample());
    this.quiz = new QuizChips(() => this.actions.quiz());
    this.sendButton = h(
      'button',
      {
        type: 'button',
        class: 'send',
        'aria-label': 'Send',
        onclick: () => this.#send(),
        onkeydown: ({ key }) => key === 'Escape' && this.#cancel(),
      },
      '➤',
    );
    this.box = h('div', { class: 'box' }, attach, this.input, this.sendButton);
    this.formHost = h('div', {});
    this.attached = h('div', { class: 'chips' });
    this.element = h(
      'footer',
      { class: 'composer' },
      this.completion.element,
      h('div', { class: 'chips' }, this.sample, this.quiz.elements),
      this.formHost,
      this.attached,
      this.box,
    );
  }

  /** @param isDirect whether only the bot is there, which takes a file that is simply sent */
  setPlace(name, isDirect) {
    this.#isDirect = isDirect;
    this.#attach([]);
    this.input.placeholder = `Message ${name}, or / for commands`;
    this.input.setAttribute('aria-label', `Message ${name}`);
    this.#leave();
  }

  setOffers(offers) {
    this.#offers = offers;
  }

  get menu() {
    return this.#offers.menu;
  }

  /** A file for the next message where that says all, else for the first command that takes one. */
  takeFile(file) {
    const command = this.#form?.command ?? (this.#isDirect ? undefined : this.fileCommand);
    if (command === undefined) return this.#attach([...this.#files, file]);
    if (this.#form === undefined) {
      this.#enter(command);
      this.formHost.append(this.#postInstead(file));
    }
    this.#form.setFile(file);
    this.sendButton.focus();
  }

  /** A message with the file can be had, too: its menu has the bot's commands. */
  #postInstead(file) {
    const post = () => {
      this.#leave();
      this.#attach([...this.#files, file]);
    };
    return h('button', { type: 'button', class: 'plain', onclick: post }, 'Post it without a command');
  }

  #attach(files) {
    this.#files = files;
    fill(
      this.attached,
      files.map((file) => {
        const remove = () => this.#attach(this.#files.filter((one) => one !== file));
        return h(
          'button',
          { type: 'button', class: 'chip', title: 'Remove', onclick: remove },
          `📎 ${file.name} ✕`,
        );
      }),
    );
    if (files.length > 0) this.input.focus();
  }

  /** Begins a command as if it had been typed. */
  offer(path) {
    const command = this.#offers.commands.find((one) => one.path === path);
    if (command) this.#enter(command);
  }

  get fileCommand() {
    return this.#offers.commands.find(({ fields }) => fields.some(({ kind }) => kind === 'file'));
  }

  #suggest() {
    this.input.style.height = 'auto';
    this.input.style.height = `${this.input.scrollHeight}px`;
    const typed = this.input.value;
    if (!typed.startsWith('/')) return this.completion.hide();
    const exact = this.#offers.commands.find(({ path }) => typed === `/${path} `);
    if (exact) return this.#enter(exact);
    const sought = typed.slice(1).toLowerCase();
    const items = this.#offers.commands
      .filter(
        ({ path }) =>
          path.startsWith(sought) || path.split(' ').some((word) => sought !== '' && word.startsWith(sought)),
      )
      .map((command) => ({ label: `/${command.path}`, hint: command.description, command }));
    return this.completion.show(this.input, items, ({ command }) => this.#enter(command));
  }

  #enter(command) {
    this.completion.hide();
    this.input.value = '';
    this.#form = new CommandForm(command, this.actions.place, this.completion, {
      send: () => this.#send(),
      cancel: () => this.#cancel(),
    });
    fill(this.formHost, this.#form.element);
    this.element.classList.add('in-command');
    // With nothing to fill in, the next Enter sends.
    if (!this.#form.focus()) this.sendButton.focus();
  }

  #cancel() {
    this.#leave();
    this.input.focus();
  }

  #leave() {
    this.#form = undefined;
    this.completion.hide();
    fill(this.formHost);
    this.element.classList.remove('in-command');
    this.input.style.height = 'auto';
  }

  #handleKey(event) {
    if (this.completion.handleKey(event)) return;
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    void this.#send();
  }

  async #send() {
    await attempt(() => (this.#form ? this.#sendCommand() : this.#sendText()));
  }

  async #sendCommand() {
    const filled = this.#form.filled();
    this.#leave();
    this.input.focus();
    await this.actions.run(filled);
  }

  async #sendText() {
    const text = this.input.value.trim();
    const files = this.#files;
    if (text === '' && files.length === 0) return;
    const typed = this.#offers.commands.find(({ path }) => text === `/${path}`);
    if (typed) return this.#enter(typed);
    this.input.value = '';
    this.#attach([]);
    this.#leave();
    await this.actions.send(text, files);
  }
}
