import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createInterface } from 'node:readline';
import { type Entry, sourceEntry } from './entry.js';
import type { Stage } from './stage.js';

export type BotState = 'stopped' | 'starting' | 'running' | 'stopping';

/** Deckhand itself takes at most 30 s to stop; a little longer, and it has hung. */
const STOP_WITHIN_MS = 32_000;
/** A first start creates a database, which takes long on a busy machine. */
const START_WITHIN_MS = 120_000;
/** What else the bot may know of the environment that the playground was started in. */
const INHERITED =
  /^(PATH|HOME|TMPDIR|TEMP|TMP|TZ|LANG|SystemRoot|GOOGLE_API_KEY|GEMINI_\w+|OPENAI_\w+|MAX_\w+|NODE_EXTRA_CA_CERTS|HTTPS?_PROXY|NO_PROXY)$/i;

/** Deckhand as a process of its own, the way it really runs, talking to the stand-ins of a stage. */
export class BotProcess {
  readonly #events = new EventEmitter();
  #child: ChildProcess | undefined;
  #state: BotState = 'stopped';

  /**
   * @param dataDir where the bot keeps its data; it must exist
   * @param report gets the bot's own lines of log
   * @param entry which Deckhand runs; by default its source, which is never stale
   */
  constructor(
    private readonly stage: Stage,
    private readonly dataDir: string,
    private readonly report: (line: string) => void,
    private readonly entry: Entry = sourceEntry(),
  ) {
    // A playground that dies must not leave a bot behind.
    process.once('exit', () => this.#child?.kill('SIGKILL'));
  }

  get state(): BotState {
    return this.#state;
  }

  /** Listens to changes of the state until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.#events.on('change', listener);
    return () => this.#events.off('change', listener);
  }

  /**
   * Starts the bot and waits until both stand-ins know it.
   * @throws when it ends before, or takes longer than `timeoutMs`; it is ended then
   */
  async start(timeoutMs = START_WITHIN_MS): Promise<void> {
    if (this.#child !== undefined) return;
    const child = spawn(process.execPath, [...this.entry.args], {
      cwd: this.entry.folder,
      env: environment(this.stage, this.dataDir),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.#become('starting');
    for (const output of [child.stdout, child.stderr]) this.#relay(output);
    const ended = once(child, 'exit').then(([code, signal]) => {
      this.#child = undefined;
      this.#become('stopped');
      return `The bot ended with ${signal ?? `code ${code}`}`;
    });
    await this.#known(ended, timeoutMs).catch(async (error: unknown) => {
      await this.kill();
      throw error;
    });
    if (this.#child === child) this.#become('running');
  }

  /** Asks the bot to stop, as a deployment does, and waits until it has. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** Ends the bot in the middle of whatever it does. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    this.#become('stopping');
    const overdue = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    clearTimeout(overdue);
  }

  /** Waits until both platforms have the bot's commands, its gateway connection and its request for updates. */
  #known(ended: Promise<string>, timeoutMs: number): Promise<void> {
    const { discord, telegram } = this.stage;
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void) => {
        clearTimeout(timer);
        for (const unsubscribe of subscriptions) unsubscribe();
        finish();
      };
      const check = () => {
        const isMenuSet = telegram.commands({ type: 'all_private_chats' }).length > 0;
        const isOnDiscord = discord.isConnected && discord.commands().length > 0;
        if (isOnDiscord && telegram.isPolled && isMenuSet) settle(resolve);
      };
      const timer = setTimeout(
        () => settle(() => reject(new Error(`The bot was not ready within ${timeoutMs / 1000} s`))),
        timeoutMs,
      );
      const subscriptions = [discord.on('change', check), telegram.on('change', check)];
      void ended.then((how) => settle(() => reject(new Error(how))));
      check();
    });
  }

  #relay(output: NodeJS.ReadableStream | null): void {
    if (output === null) return;
    createInterface({ input: output }).on('line', (line) => {
      if (line.trim() !== '') this.report(line);
    });
  }

  #become(state: BotState): void {
    this.#state = state;
    this.#events.emit('change');
  }
}

const environment = (stage: Stage, dataDir: string): NodeJS.ProcessEnv => {
  const inherited = Object.entries(process.env).filter(([name]) => INHERITED.test(name));
  return {
    ...Object.fromEntries(inherited),
    DISCORD_TOKEN: stage.discord.token,
    DISCORD_API_URL: stage.discord.apiUrl,
    DISCORD_CDN_ORIGINS: stage.discord.cdnOrigin,
    TELEGRAM_TOKEN: stage.telegram.token,
    TELEGRAM_API_URL: stage.telegram.apiUrl,
    DATA_DIR: dataDir,
    HTTP_PORT: '0',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  };
};
