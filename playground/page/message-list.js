import { fill, h } from './dom.js';

const NEAR_BOTTOM_PX = 120;

/** A scrolling list of messages that redraws only what changed, and keeps focus and place while it does. */
export class MessageList {
  #rows = new Map();
  #chat;

  /**
   * @param draw makes the row of a message, given the message before it
   * @param hint makes what is shown where there is no message
   */
  constructor(label, draw, hint) {
    this.draw = draw;
    this.hint = hint;
    this.rows = h('div', { class: 'rows' });
    this.empty = h('div', { class: 'empty' });
    this.element = h(
      'div',
      { class: 'messages', role: 'log', 'aria-label': label, tabindex: '0' },
      this.rows,
      this.empty,
    );
    // Pictures arrive late and would push the newest message out of sight.
    this.element.addEventListener('load', () => this.#isAtBottom && this.toBottom(), true);
    this.element.addEventListener('scroll', () => this.#noteBottom(), { passive: true });
    new ResizeObserver(() => this.#isAtBottom && this.toBottom()).observe(this.element);
  }

  #isAtBottom = true;

  /** Shows a chat's messages; another chat than before begins at its end. */
  show(chat, messages) {
    if (chat !== this.#chat) this.reset(chat);
    const focus = this.#focused();
    let before;
    const rows = new Map();
    for (const message of messages) {
      const known = this.#rows.get(message.id);
      const isSame = known?.message === message && known.before === before?.id;
      rows.set(message.id, isSame ? known : this.#row(message, before));
      before = message;
    }
    this.#rows = rows;
    this.#showHint(messages.length === 0);
    this.#arrange([...rows.values()].map(({ element }) => element));
    this.#refocus(focus);
    if (this.#isAtBottom) this.toBottom();
  }

  #showHint(isEmpty) {
    this.rows.hidden = isEmpty;
    fill(this.empty, isEmpty && this.hint());
  }

  /** Forgets all rows, so that the next ones are drawn anew. */
  reset(chat) {
    this.#chat = chat;
    this.#rows = new Map();
    this.rows.replaceChildren();
    this.#isAtBottom = true;
  }

  toBottom() {
    this.#isAtBottom = true;
    this.element.scrollTop = this.element.scrollHeight;
  }

  /** Brings a message into view and points it out. */
  reveal(id) {
    const row = this.#rows.get(id)?.element;
    row?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    row?.classList.add('pointed-out');
    setTimeout(() => row?.classList.remove('pointed-out'), 1500);
  }

  #row(message, before) {
    const element = this.draw(message, before);
    element.dataset.message = message.id;
    return { message, before: before?.id, element };
  }

  #arrange(elements) {
    const wanted = new Set(elements);
    for (const child of [...this.rows.children]) if (!wanted.has(child)) child.remove();
    elements.forEach((element, index) => {
      if (this.rows.children[index] !== element)
        this.rows.insertBefore(element, this.rows.children[index] ?? null);
    });
  }

  #noteBottom() {
    const { scrollHeight, scrollTop, clientHeight } = this.element;
    this.#isAtBottom = scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM_PX;
  }

  /** Which button of which message has the focus: an edit redraws the message under the person's finger. */
  #focused() {
    const button = document.activeElement?.closest?.('.messages button');
    const row = button && this.element.contains(button) ? button.closest('[data-message]') : undefined;
    if (!row) return undefined;
    return { id: row.dataset.message, label: button.textContent, button };
  }

  #refocus(focus) {
    if (focus === undefined || focus.button.isConnected) return;
    const buttons = [...(this.#rows.get(focus.id)?.element.querySelectorAll('button:not(:disabled)') ?? [])];
    const next = buttons.find((button) => button.textContent === focus.label) ?? buttons[0];
    next?.focus({ preventScroll: true });
  }
}
