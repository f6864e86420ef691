import { api } from '../api.js';
import { Chats } from '../chats.js';
import { avatar, fill, h, whileBusy } from '../dom.js';
import { takeFiles } from '../drop.js';
import { hints } from '../hints.js';
import { MessageList } from '../message-list.js';
import { QUIZ } from '../quiz-chips.js';
import { attempt, toast, toastArea } from '../toast.js';
import { viewerPicker } from '../viewer.js';
import { Composer } from './composer.js';
import { drawMessage } from './message.js';

/** The Telegram-like half of the page. */
export class TelegramPane {
  #chats = new Chats();
  #answeredPrompt;

  constructor(element, world, onViewer) {
    this.world = world;
    this.viewer = world.people[0];
    this.chat = this.viewer.chats[0];
    this.#chats.become(this.viewer.id);
    this.topic = undefined;
    this.list = new MessageList(
      'Messages',
      (message, before) => this.#draw(message, before),
      () => hints(!this.chat.isPrivate),
    );
    this.composer = new Composer({
      send: (sent) => this.#send(sent),
      start: () => this.#post({ text: '/start' }),
      sample: () => this.#sendSample(),
      quiz: () => this.#startQuiz(),
      commandText: (name) => `/${name}${this.chat.isPrivate ? '' : `@${this.world.bot.username}`}`,
    });
    this.chatList = h('nav', { 'aria-label': 'Chats' });
    this.header = h('header', {});
    this.toasts = toastArea();
    this.topics = h('div', { class: 'topics', role: 'group', 'aria-label': 'Topics' });
    const picker = viewerPicker('Telegram', world.people, (person) => this.#become(person, onViewer));
    element.append(
      h('aside', { class: 'sidebar' }, h('div', { class: 'me' }, picker), this.chatList),
      h(
        'div',
        { class: 'chat' },
        [this.header, this.topics, this.list.element, this.composer.element],
        this.toasts,
      ),
    );
    takeFiles(element, (file) => this.#takeFile(file));
    this.#open(this.chat);
  }

  receive(patches) {
    const changed = this.#chats.apply(patches);
    if (changed.includes(this.chat.id)) this.#showMessages();
    this.#showChats();
  }

  setBotReady(isReady) {
    this.composer.sample.disabled = !isReady;
    this.composer.quiz.setBotReady(isReady);
    if (isReady) void this.refreshCommands();
  }

  setFriends(state) {
    this.composer.quiz.setFriends(state);
  }

  async refreshCommands() {
    const commands = await attempt(() => api.telegram.commands(this.#place()));
    if (commands) this.composer.setCommands(commands);
  }

  #become(person, onViewer) {
    this.viewer = person;
    this.#chats.become(person.id);
    this.list.reset();
    const same = person.chats.find(({ id }) => id === this.chat.id);
    this.#open(same ?? person.chats[0]);
    onViewer();
  }

  #open(chat) {
    this.chat = chat;
    this.topic = chat.topics[0]?.id;
    const about = chat.isPrivate
      ? 'bot'
      : `${this.world.people.length + this.world.friends.length + 1} members`;
    fill(
      this.header,
      avatar(chat.name, chat.isPrivate),
      h('div', {}, h('h2', {}, chat.name), h('div', { class: 'about' }, about)),
    );
    this.composer.setPlace(chat.name);
    this.composer.quiz.setPlace(!chat.isPrivate);
    this.#showTopics();
    this.#showMessages();
    this.#showChats();
    void this.refreshCommands();
  }

  #showTopics() {
    this.topics.hidden = this.chat.topics.length === 0;
    const pick = (topic) => {
      this.topic = topic.id;
      this.list.reset();
      this.#showTopics();
      this.#showMessages();
    };
    fill(
      this.topics,
      this.chat.topics.map((topic) =>
        h(
          'button',
          { type: 'button', 'aria-pressed': String(topic.id === this.topic), onclick: () => pick(topic) },
          topic.name,
        ),
      ),
    );
  }

  #showMessages() {
    const all = this.#chats.messages(this.chat.id);
    const messages = all.filter(({ topic }) => this.topic === undefined || topic === this.topic);
    this.#chats.markRead(this.chat.id);
    this.list.show(`${this.chat.id}/${this.topic}`, messages);
    this.composer.sample.classList.toggle('next', messages.length === 0);
    this.composer.offerStart(this.chat.isPrivate && messages.length === 0);
    this.#followPrompt(messages);
  }

  /** A question that the bot forces a reply to opens the reply by itself, once. */
  #followPrompt(messages) {
    const asked = messages.findLast(({ forceReply }) => forceReply !== undefined);
    const isAnswered =
      asked &&
      messages.some(({ author, replyTo }) => author.id === this.viewer.id && String(replyTo) === asked.id);
    if (!asked || isAnswered) return this.composer.forgetForced();
    if (this.#answeredPrompt === asked.id || !this.#isAskedOf(asked)) return;
    this.#answeredPrompt = asked.id;
    if (messages.at(-1) === asked)
      this.composer.replyTo(asked, asked.forceReply.placeholder ?? 'Your answer');
  }

  #isAskedOf({ forceReply, replyTo }) {
    if (!forceReply.selective) return true;
    return this.#chats.message(this.chat.id, String(replyTo))?.author.id === this.viewer.id;
  }

  #showChats() {
    fill(
      this.chatList,
      this.viewer.chats.map((chat) => this.#entry(chat)),
    );
  }

  #entry(chat) {
    const last = this.#chats.messages(chat.id).at(-1);
    const unread = this.#chats.unread(chat.id);
    const words = last && (last.service ?? (last.text || last.document?.name || 'Photo')).split('\n')[0];
    return h(
      'button',
      {
        type: 'button',
        class: 'entry',
        'aria-current': chat.id === this.chat.id ? 'page' : undefined,
        onclick: () => this.#open(chat),
      },
      avatar(chat.name, chat.isPrivate),
      h(
        'span',
        { class: 'entry-text' },
        h('b', {}, chat.name),
        h('span', { class: 'entry-last' }, words ?? (chat.isPrivate ? 'Tap to start' : 'No messages yet')),
      ),
      unread > 0 && h('span', { class: 'count', 'aria-label': `${unread} unread` }, unread),
    );
  }

  #draw(message, before) {
    return drawMessage(message, before, {
      viewer: this.viewer,
      isPrivate: this.chat.isPrivate,
      find: (id) => this.#chats.message(this.chat.id, id),
      press: (pressed, data, key) => this.#press(pressed, data, key),
      follow: (url) => attempt(() => this.#follow(url)),
      reply: (target) => this.composer.replyTo(target),
      reveal: (id) => this.list.reveal(id),
      command: (text) => attempt(() => this.#post({ text })),
    });
  }

  async #press(message, data, key) {
    const act = { ...this.#place(), message: message.id, data };
    await whileBusy(key, () =>
      attempt(async () => {
        const { answered, notice, alert, url } = await api.telegram.press(act);
        if (!answered) toast(`${this.world.bot.name} did not respond in time.`, 'error', this.toasts);
        if (notice) toast(notice, alert ? 'alert' : 'note', this.toasts);
        if (url) await this.#follow(url);
      }),
    );
  }

  async #follow(url) {
    const { hostname, protocol } = new URL(url);
    if (!/^https?:$/.test(protocol)) throw new Error('That link leads nowhere on the web.');
    if (hostname !== 't.me') return window.open(url, '_blank', 'noopener,noreferrer');
    const { chat } = await api.telegram.follow({ as: this.viewer.id, url });
    return this.#open(this.viewer.chats.find(({ id }) => id === chat));
  }

  async #takeFile(file) {
    if (this.chat.isPrivate) {
      this.composer.offerStart(false);
      return this.composer.takeFile(file);
    }
    return attempt(() => this.#postInGroup(file));
  }

  /** In groups the bot sees no plain file; people reply to it with the command. */
  async #postInGroup(file) {
    const { id } = await api.telegram.document({ ...this.#place(), text: '' }, file);
    const posted = { id: String(id), text: file.name, author: { name: this.viewer.name } };
    this.composer.replyTo(posted);
    this.composer.prefill('/pdf');
  }

  async #send({ text, file, replyTo }) {
    if (file === undefined) return this.#post({ text, ...(replyTo && { replyTo }) });
    this.list.toBottom();
    return api.telegram.document({ ...this.#place(), text }, file);
  }

  async #post(said) {
    this.list.toBottom();
    return api.telegram.send({ ...this.#place(), ...said });
  }

  #startQuiz() {
    const { deck, questions, seconds } = QUIZ;
    const name = this.composer.commandText('quiz');
    return this.#post({ text: `${name} ${deck} questions: ${questions} seconds: ${seconds}` });
  }

  async #sendSample() {
    const file = await api.sample();
    this.list.toBottom();
    const { id } = await api.telegram.document({ ...this.#place(), text: '' }, file);
    if (!this.chat.isPrivate) await this.#post({ text: '/pdf', replyTo: id });
  }

  #place() {
    return { as: this.viewer.id, chat: this.chat.id, ...(this.topic !== undefined && { topic: this.topic }) };
  }
}
