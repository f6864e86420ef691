import { api } from '../api.js';
import { Chats } from '../chats.js';
import { avatar, fill, h, whileBusy } from '../dom.js';
import { takeFiles } from '../drop.js';
import { hints } from '../hints.js';
import { MessageList } from '../message-list.js';
import { QUIZ } from '../quiz-chips.js';
import { attempt, toast } from '../toast.js';
import { viewerPicker } from '../viewer.js';
import { Composer } from './composer.js';
import { openMenu } from './menu.js';
import { drawMessage } from './message.js';
import { openModal } from './modal.js';

const SIGNS = { text: '#', thread: '↳', dm: '@', private: '👥' };

/** The Discord-like half of the page. */
export class DiscordPane {
  #chats = new Chats();
  #dismissed = new Set();
  #isReady = false;

  constructor(element, world, onViewer) {
    this.world = world;
    this.viewer = world.people[0];
    this.channel = this.viewer.channels[0];
    this.#chats.become(this.viewer.id);
    this.list = new MessageList(
      'Messages',
      (message, before) => this.#draw(message, before),
      () => hints(this.#isShared()),
    );
    this.composer = new Composer({
      place: () => this.#place(),
      send: (text, files) => api.discord.send({ ...this.#place(), content: text }, files),
      run: (command) => this.#run(command),
      sample: () => this.#sendSample(),
      quiz: () => this.#run({ path: 'quiz start', options: QUIZ, files: {} }),
    });
    this.channels = h('nav', { 'aria-label': 'Channels' });
    this.title = h('h2', {});
    const picker = viewerPicker('Discord', world.people, (person) => this.#become(person, onViewer));
    element.append(
      h(
        'aside',
        { class: 'sidebar' },
        h('div', { class: 'server' }, world.server),
        this.channels,
        h('div', { class: 'me' }, picker),
      ),
      h('div', { class: 'chat' }, h('header', {}, this.title), this.list.element, this.composer.element),
    );
    takeFiles(element, (file) => this.composer.takeFile(file));
    element.addEventListener('offer-command', ({ detail: path }) => this.composer.offer(path));
    this.#open(this.channel);
  }

  receive(patches) {
    const changed = this.#chats.apply(patches);
    if (changed.includes(this.channel.id)) this.#showMessages();
    this.#showChannels();
  }

  setBotReady(isReady) {
    this.#isReady = isReady;
    this.composer.quiz.setBotReady(isReady);
    this.#updateSample();
    if (isReady) void this.refreshCommands();
  }

  setFriends(state) {
    this.composer.quiz.setFriends(state);
  }

  async refreshCommands() {
    const offers = await attempt(() => api.discord.offers(this.#place()));
    if (offers) this.composer.setOffers(offers);
    this.#updateSample();
  }

  #updateSample() {
    this.composer.sample.disabled = !this.#isReady || this.composer.fileCommand === undefined;
  }

  #become(person, onViewer) {
    this.viewer = person;
    const same = person.channels.find(({ id }) => id === this.channel.id);
    const alike = person.channels.find(({ kind }) => kind === this.channel.kind);
    this.#chats.become(person.id);
    this.list.reset();
    this.#open(same ?? alike ?? person.channels[0]);
    onViewer();
  }

  #open(channel) {
    this.channel = channel;
    const sign = SIGNS[channel.kind];
    fill(this.title, h('span', { class: 'sign' }, sign), channel.name);
    this.composer.setPlace(channel.kind === 'text' ? `#${channel.name}` : channel.name, this.#isDirect());
    this.composer.quiz.setPlace(this.#isShared());
    this.#showMessages();
    this.#showChannels();
    void this.refreshCommands();
  }

  #isDirect() {
    return this.channel.kind === 'dm';
  }

  #isShared() {
    return this.channel.kind === 'text' || this.channel.kind === 'thread';
  }

  #showMessages() {
    const messages = this.#chats.messages(this.channel.id).filter(({ id }) => !this.#dismissed.has(id));
    this.#chats.markRead(this.channel.id);
    this.list.show(this.channel.id, messages);
    this.composer.sample.classList.toggle('next', messages.length === 0);
  }

  #showChannels() {
    const inServer = this.viewer.channels.filter(({ kind }) => kind === 'text' || kind === 'thread');
    const direct = this.viewer.channels.filter((channel) => !inServer.includes(channel));
    fill(
      this.channels,
      inServer.map((channel) => this.#entry(channel)),
      h('div', { class: 'list-heading' }, 'Direct messages'),
      direct.map((channel) => this.#entry(channel)),
    );
  }

  #entry(channel) {
    const unread = this.#chats.unread(channel.id);
    return h(
      'button',
      {
        type: 'button',
        class: `entry ${channel.kind}${unread > 0 ? ' unread' : ''}`,
        'aria-current': channel.id === this.channel.id ? 'page' : undefined,
        onclick: () => this.#open(channel),
      },
      channel.kind === 'dm'
        ? avatar(channel.name, true)
        : h('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[channel.kind]),
      h('span', { class: 'entry-name' }, channel.name),
      unread > 0 && h('span', { class: 'count', 'aria-label': `${unread} unread` }, unread),
    );
  }

  #draw(message, before) {
    return drawMessage(message, before, {
      find: (id) => this.#chats.message(this.channel.id, id),
      press: (pressed, customId, button) => this.#press(pressed, customId, button),
      openMenu: (about, anchor) => this.#openMenu(about, anchor),
      dismiss: ({ id }) => {
        this.#dismissed.add(id);
        this.#showMessages();
      },
    });
  }

  #openMenu(message, anchor) {
    const act = { ...this.#place(), message: message.id };
    const entries = this.composer.menu.map((name) => ({
      label: name,
      run: () => attempt(async () => this.#answered(await api.discord.menu({ ...act, name }))),
    }));
    if (entries.length === 0) toast('No app offers anything for messages here.');
    else openMenu(anchor, 'Apps', entries);
  }

  async #press(message, customId, button) {
    const act = { ...this.#place(), message: message.id, customId };
    await whileBusy(button, () => attempt(async () => this.#answered(await api.discord.press(act))));
  }

  async #run({ path, options, files }) {
    this.list.toBottom();
    this.#answered(await api.discord.command({ ...this.#place(), path, options }, files));
  }

  async #sendSample() {
    if (this.#isDirect()) {
      await api.discord.send({ ...this.#place(), content: '' }, [await api.sample()]);
      return;
    }
    const command = this.composer.fileCommand;
    const field = command.fields.find(({ kind }) => kind === 'file');
    await this.#run({ path: command.path, options: {}, files: { [field.name]: await api.sample() } });
  }

  #answered({ answer, modal }) {
    if (answer === 'failed') toast(`${this.world.bot.name} did not respond in time.`, 'error');
    if (!modal) return;
    const as = this.viewer.id;
    openModal(modal, this.world.bot.name, async (fields) => {
      this.#answered(await api.discord.submit({ as, modal: modal.id, fields }));
    });
  }

  #place() {
    return { as: this.viewer.id, channel: this.channel.id };
  }
}
