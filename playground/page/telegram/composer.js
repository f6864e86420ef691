import { Completion } from '../completion.js';
import { fill, h } from '../dom.js';
import { pickFile } from '../drop.js';
import { QuizChips } from '../quiz-chips.js';
import { sampleChip } from '../sample-chip.js';
import { attempt } from '../toast.js';

/** Where a person writes: texts, commands, captions of files, replies. */
export class Composer {
  #commands = [];
  #file;
  #reply;
  #isForced = false;

  /** @param actions `send({ text, file, replyTo })`, `start()`, `sample()`, `quiz()`, `commandText(name)` */
  constructor(actions) {
    this.actions = actions;
    this.completion = new Completion();
    this.input = h('textarea', {
      rows: 1,
      oninput: () => this.#suggest(),
      onkeydown: (event) => this.#handleKey(event),
      onblur: () => this.completion.hide(),
    });
    const attach = this.#button('attach', 'Send a PDF or a picture', '📎', () =>
      pickFile((file) => this.takeFile(file)),
    );
    this.menu = this.#button('menu', 'Commands', '/', () => this.#toggleMenu());
    this.sendButton = this.#button('send', 'Send', '➤', () => this.#send());
    this.sample = sampleChip(() => this.actions.sample());
    this.quiz = new QuizChips(() => this.actions.quiz());
    this.start = h(
      'button',
      { type: 'button', class: 'start', hidden: true, onclick: () => attempt(() => this.actions.start()) },
      'START',
    );
    this.context = h('div', { class: 'context' });
    this.box = h('div', { class: 'box' }, this.menu, this.input, attach, this.sendButton);
    this.element = h(
      'footer',
      { class: 'composer' },
      this.completion.element,
      h('div', { class: 'chips' }, this.sample, this.quiz.elements),
      this.start,
      this.context,
      this.box,
    );
    this.#showContext();
  }

  commandText(name) {
    return this.actions.commandText(name);
  }

  setPlace(name) {
    this.input.setAttribute('aria-label', `Message ${name}`);
    this.clear();
  }

  setCommands(commands) {
    this.#commands = commands;
  }

  /** A private chat that nobody has written in begins with one button. */
  offerStart(isOffered) {
    this.start.hidden = !isOffered;
    this.box.hidden = isOffered;
  }

  takeFile(file) {
    this.#file = file;
    this.#showContext();
    this.input.focus();
  }

  /** @param placeholder set where the bot asked for this reply */
  replyTo(message, placeholder) {
    this.#reply = message;
    this.#isForced = placeholder !== undefined;
    this.#showContext(placeholder);
    if (!this.element.closest('.pane').matches(':has(dialog[open])')) this.input.focus();
  }

  /** Puts words into the input, for the person to change and send. */
  prefill(text) {
    this.input.value = text;
    this.input.focus();
  }

  clear() {
    this.#file = undefined;
    this.#reply = undefined;
    this.#isForced = false;
    this.input.value = '';
    this.completion.hide();
    this.#showContext();
  }

  /** Ends a reply that the bot no longer waits for. */
  forgetForced() {
    if (this.#isForced) this.clear();
  }

  #button(name, label, text, onclick) {
    return h('button', { type: 'button', class: name, 'aria-label': label, title: label, onclick }, text);
  }

  #showContext(placeholder) {
    const fallback = this.#file ? 'Add a caption, such as: 10 cards' : 'Message';
    this.input.placeholder = placeholder ?? fallback;
    const cancel = () => {
      this.clear();
      this.input.focus();
    };
    const close = h(
      'button',
      { type: 'button', class: 'close', 'aria-label': 'Cancel', onclick: cancel },
      '✕',
    );
    const words = this.#reply && (this.#reply.text || this.#reply.document?.name || 'Photo').split('\n')[0];
    fill(
      this.context,
      this.#reply &&
        h(
          'div',
          { class: 'context-line' },
          h('span', {}, h('b', {}, `Reply to ${this.#reply.author.name}`), h('span', {}, words)),
          !this.#file && close,
        ),
      this.#file &&
        h(
          'div',
          { class: 'context-line' },
          h('span', {}, h('b', {}, this.#file.name), h('span', {}, 'will be sent as a file')),
          close,
        ),
    );
  }

  #toggleMenu() {
    if (this.completion.isOpen) return this.completion.hide();
    this.input.value = '/';
    this.input.focus();
    return this.#suggest();
  }

  #suggest() {
    this.input.style.height = 'auto';
    this.input.style.height = `${this.input.scrollHeight}px`;
    const sought = /^\/(\w*)$/.exec(this.input.value)?.[1]?.toLowerCase();
    if (sought === undefined) return this.completion.hide();
    const items = this.#commands
      .filter(({ command }) => command.startsWith(sought))
      .map(({ command, description }) => ({ label: `/${command}`, hint: description, command }));
    return this.completion.show(this.input, items, ({ command }, byTab) => this.#pick(command, byTab));
  }

  /** As in the app: a pick sends at once, Tab lets the person go on typing. */
  #pick(command, byTab) {
    this.input.value = byTab ? `/${command} ` : this.actions.commandText(command);
    if (!byTab) void this.#send();
  }

  #handleKey(event) {
    if (this.completion.handleKey(event)) return;
    if (event.key === 'Escape' && (this.#reply || this.#file)) this.clear();
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    void this.#send();
  }

  /** Clears at once, so that the next message can be written while this one is under way. */
  async #send() {
    const text = this.input.value.trim();
    if (text === '' && this.#file === undefined) return;
    const sent = { text, file: this.#file, replyTo: this.#reply?.id };
    this.clear();
    this.input.style.height = 'auto';
    await attempt(() => this.actions.send(sent));
  }
}
