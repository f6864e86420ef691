import { api } from './api.js';
import { whileBusy } from './dom.js';
import { attempt } from './toast.js';

const WORDS = {
  starting: 'Bot is starting…',
  running: 'Bot is running',
  stopping: 'Bot is stopping…',
  stopped: 'Bot is not running',
  gone: 'Playground has stopped; this page waits for it',
};

/** The bot's state in the top bar, and the buttons that end and start it. */
export function startBotControls() {
  const state = document.getElementById('bot-state');
  const restart = document.getElementById('bot-restart');
  const kill = document.getElementById('bot-kill');
  const ask = (button, act) => whileBusy(button, () => attempt(() => api.bot(act)));
  restart.addEventListener('click', () => ask(restart, 'restart'));
  kill.addEventListener('click', () => ask(kill, 'kill'));
  return {
    show(now) {
      state.textContent = WORDS[now];
      state.dataset.state = now;
      kill.disabled = now !== 'running' && now !== 'starting';
      restart.disabled = now === 'stopping' || now === 'starting' || now === 'gone';
      restart.lastElementChild.textContent = now === 'stopped' ? ' Start the bot' : ' Restart the bot';
    },
  };
}
