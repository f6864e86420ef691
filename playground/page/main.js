import { api } from './api.js';
import { startBotControls } from './bot.js';
import { DiscordPane } from './discord/pane.js';
import { listen } from './live.js';
import { TelegramPane } from './telegram/pane.js';

const SIDES = ['discord', 'telegram'];

const world = await api.world();
const bot = startBotControls();
const discord = new DiscordPane(document.getElementById('discord'), world.discord, () => follow());
const telegram = new TelegramPane(
  document.getElementById('telegram'),
  { ...world.telegram, friends: world.friends },
  () => follow(),
);
const BACK_EVERY_MS = 1_000;
let stop = () => undefined;
let isAwaited = false;
follow();

/** Hears what the people see whom the page acts as now. */
function follow() {
  stop();
  stop = listen(
    { discord: discord.viewer.id, telegram: telegram.viewer.id },
    {
      discord: (patches) => discord.receive(patches),
      telegram: (patches) => telegram.receive(patches),
      commands: () => {
        void discord.refreshCommands();
        void telegram.refreshCommands();
      },
      bot: ({ state }) => {
        bot.show(state);
        for (const pane of [discord, telegram]) pane.setBotReady(state === 'running');
      },
      friends: (state) => {
        for (const pane of [discord, telegram]) pane.setFriends(state);
      },
      lost: () => {
        bot.show('gone');
        for (const pane of [discord, telegram]) pane.setBotReady(false);
        void awaitServer();
      },
    },
  );
}

/** Another playground has other people and chats, which takes a page of its own. */
async function awaitServer() {
  if (isAwaited) return;
  isAwaited = true;
  let now;
  while (now === undefined) {
    await new Promise((resolve) => setTimeout(resolve, BACK_EVERY_MS));
    now = await api.world().catch(() => undefined);
  }
  isAwaited = false;
  if (now.playground === world.playground) follow();
  else location.reload();
}

for (const button of document.querySelectorAll('[data-tab]')) {
  button.addEventListener('click', () => showSide(button.dataset.tab));
}

/** On narrow screens one side is shown at a time. */
function showSide(side) {
  document.body.dataset.side = side;
  for (const name of SIDES) {
    const tab = document.querySelector(`[data-tab="${name}"]`);
    tab.setAttribute('aria-pressed', String(name === side));
  }
}
