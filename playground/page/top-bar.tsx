import { actOnBot } from './api.js';
import { Button } from './elements.js';
import type { Status } from './live.js';

const WORDS = {
  starting: 'Bot is starting…',
  running: 'Bot is running',
  stopping: 'Bot is stopping…',
  stopped: 'Bot is not running',
  gone: 'Playground has stopped; this page waits for it',
};
const SIDES = ['Discord', 'Telegram'] as const;
export type SideName = (typeof SIDES)[number];

type Props = {
  readonly bot: Status['bot'];
  readonly shown: SideName;
  readonly show: (side: SideName) => void;
};

/** The bot's state, the buttons that end and start it, and on narrow screens the choice of a side. */
export const TopBar = ({ bot, shown, show }: Props) => {
  const isRunning = bot === 'running';
  return (
    <header class="top">
      <img src="/icon.svg" alt="" width="26" height="26" />
      <h1>
        Deckhand <span>playground</span>
      </h1>
      <nav class="tabs" aria-label="Which side to show">
        {SIDES.map((side) => (
          <Button key={side} aria-pressed={side === shown} text={`${side}-like`} work={() => show(side)} />
        ))}
      </nav>
      <div class="bot">
        <span class="state" role="status" data-state={bot}>
          {WORDS[bot]}
        </span>
        <Button
          title="Stops the bot as a deployment does, and starts it again"
          disabled={!isRunning && bot !== 'stopped'}
          work={() => actOnBot('restart')}
        >
          ↻<span>{bot === 'stopped' ? ' Start the bot' : ' Restart the bot'}</span>
        </Button>
        <Button
          title="kill -9: ends the bot in the middle of whatever it does"
          class="danger"
          disabled={!isRunning && bot !== 'starting'}
          work={() => actOnBot('kill')}
        >
          ✕<span>{' Kill -9'}</span>
        </Button>
      </div>
    </header>
  );
};
