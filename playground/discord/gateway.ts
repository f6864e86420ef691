import type { Server } from 'node:http';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Changes } from './changes.js';
import type { StandInClock } from './clock.js';
import { Close, Intent, Op, PRIVILEGED_INTENTS } from './gateway-codes.js';
import { GATEWAY_SENDS_PER_MINUTE, HEARTBEAT_INTERVAL_MS, IDENTIFIES_PER_DAY } from './limits.js';

/** Events kept for a session that may resume. */
const REPLAY_BUFFER = 1_000;
const MINUTE_MS = 60_000;

const frame = z.object({ op: z.int(), d: z.unknown().optional() });
const identify = z.object({
  token: z.string(),
  intents: z.int(),
  shard: z.tuple([z.int(), z.int()]).optional(),
});
const resume = z.object({ token: z.string(), session_id: z.string(), seq: z.int() });

interface Session {
  readonly id: string;
  readonly intents: number;
  socket: WebSocket | undefined;
  sequence: number;
  readonly sent: { s: number; json: string }[];
}

/** What the gateway needs to know of the rest. */
export interface GatewayHost {
  readonly token: string;
  readonly clock: StandInClock;
  readonly changes: Changes;
  readonly nextId: () => string;
  /** Privileged intents switched on for the application. */
  readonly privilegedIntents: number;
  url(): string;
  /** The data of READY, the session's own fields apart. */
  ready(): Record<string, unknown>;
  /** The guilds told of right after READY. */
  guilds(): Record<string, unknown>[];
}

/** Discord's gateway, version 10, JSON without compression. */
export class Gateway {
  readonly #sockets: WebSocketServer;
  readonly #sessions = new Map<string, Session>();
  #identifies = 0;

  constructor(
    server: Server,
    private readonly host: GatewayHost,
  ) {
    this.#sockets = new WebSocketServer({ server, path: '/gateway', perMessageDeflate: false });
    this.#sockets.on('connection', (socket) => this.#greet(socket));
  }

  /** IDENTIFYs left today. */
  get identifiesLeft(): number {
    return Math.max(0, IDENTIFIES_PER_DAY - this.#identifies);
  }

  /** Sessions with a living connection. */
  get connected(): number {
    return [...this.#sessions.values()].filter((session) => session.socket !== undefined).length;
  }

  /**
   * Sends an event to every session that asked for `intent`; a session between connections gets it
   * when it resumes. @param data the event's data, or how a session with given intents sees it
   */
  dispatch(type: string, data: unknown | ((intents: number) => unknown), intent: number = Intent.none): void {
    for (const session of this.#sessions.values()) {
      if ((session.intents & intent) !== intent) continue;
      this.#send(session, type, typeof data === 'function' ? data(session.intents) : data);
    }
  }

  /** Sends the last event of a type once more, as can happen around a lost connection. */
  repeat(type: string): void {
    for (const { socket, sent } of this.#sessions.values()) {
      const last = sent.findLast(({ json }) => JSON.parse(json).t === type);
      if (last) socket?.send(last.json);
    }
  }

  /**
   * Closes every connection. @param code 4000 unless told
   * @param forget whether sessions are lost too, so that the client must identify anew
   */
  closeConnections(code: number = Close.unknownError, forget = false): void {
    const sockets = [...this.#sessions.values()].flatMap(({ socket }) => socket ?? []);
    if (forget) this.#sessions.clear();
    for (const socket of sockets) socket.close(code);
  }

  /** Asks every client to reconnect, as Discord does now and then. */
  askToReconnect(): void {
    for (const { socket } of this.#sessions.values())
      socket?.send(JSON.stringify({ op: Op.reconnect, d: null }));
  }

  /** Ends the gateway; connections are cut. */
  close(): void {
    this.#sessions.clear();
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#sockets.close();
  }

  #greet(socket: WebSocket): void {
    let session: Session | undefined;
    const sentAt: number[] = [];
    socket.on('message', (data) => {
      if (this.#isFlooding(sentAt)) return socket.close(Close.rateLimited, 'You are being rate limited.');
      session = this.#receive(socket, session, data);
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => this.#lose(socket, session, code));
    socket.send(
      JSON.stringify({ op: Op.hello, s: null, t: null, d: { heartbeat_interval: HEARTBEAT_INTERVAL_MS } }),
    );
    this.host.changes.emit({ kind: 'gateway', state: 'connected' });
  }

  #isFlooding(sentAt: number[]): boolean {
    const now = this.host.clock.now();
    while (sentAt[0] !== undefined && sentAt[0] <= now - MINUTE_MS) sentAt.shift();
    return sentAt.push(now) > GATEWAY_SENDS_PER_MINUTE;
  }

  #receive(socket: WebSocket, session: Session | undefined, data: RawData): Session | undefined {
    const parsed = frame.safeParse(parseJson(data));
    if (!parsed.success) {
      socket.close(Close.decodeError, 'Error while decoding payload.');
      return session;
    }
    const { op, d } = parsed.data;
    switch (op) {
      case Op.heartbeat:
        socket.send(JSON.stringify({ op: Op.heartbeatAck }));
        return session;
      case Op.identify:
        return this.#identify(socket, session, d);
      case Op.resume:
        return this.#resume(socket, session, d);
      case Op.presence:
      case Op.voiceState:
      case Op.guildMembers:
        if (session === undefined) socket.close(Close.notAuthenticated, 'Not authenticated.');
        return session;
      default:
        socket.close(Close.unknownOpcode, 'Unknown opcode.');
        return session;
    }
  }

  #identify(socket: WebSocket, known: Session | undefined, data: unknown): Session | undefined {
    const { data: asked } = identify.safeParse(data);
    const refusal = this.#refusal(known, asked);
    if (asked === undefined || refusal !== undefined) {
      socket.close(...(refusal ?? [Close.decodeError, 'Error while decoding payload.']));
      return known;
    }
    this.#identifies += 1;
    const session: Session = {
      id: this.host.nextId(),
      intents: asked.intents,
      socket,
      sequence: 0,
      sent: [],
    };
    this.#sessions.set(session.id, session);
    this.#send(session, 'READY', {
      v: 10,
      ...this.host.ready(),
      session_id: session.id,
      resume_gateway_url: this.host.url(),
      ...(asked.shard ? { shard: asked.shard } : {}),
    });
    if (asked.intents & Intent.guilds)
      for (const guild of this.host.guilds()) this.#send(session, 'GUILD_CREATE', guild);
    this.host.changes.emit({ kind: 'gateway', state: 'ready' });
    return session;
  }

  #refusal(
    known: Session | undefined,
    asked: z.output<typeof identify> | undefined,
  ): [code: number, reason: string] | undefined {
    if (known !== undefined) return [Close.alreadyAuthenticated, 'Already authenticated.'];
    if (asked === undefined) return [Close.decodeError, 'Error while decoding payload.'];
    if (asked.token !== this.host.token) return [Close.authenticationFailed, 'Authentication failed.'];
    if (asked.intents & PRIVILEGED_INTENTS & ~this.host.privilegedIntents)
      return [Close.disallowedIntents, 'Disallowed intent(s).'];
    return undefined;
  }

  #resume(socket: WebSocket, known: Session | undefined, data: unknown): Session | undefined {
    const { data: asked } = resume.safeParse(data);
    if (asked === undefined || known !== undefined) {
      socket.close(Close.alreadyAuthenticated, 'Already authenticated.');
      return known;
    }
    const session = this.#sessions.get(asked.session_id);
    if (asked.token !== this.host.token || session === undefined) {
      socket.send(JSON.stringify({ op: Op.invalidSession, d: false }));
      return undefined;
    }
    session.socket?.terminate();
    session.socket = socket;
    for (const event of session.sent) if (event.s > asked.seq) socket.send(event.json);
    this.#send(session, 'RESUMED', { _trace: [] });
    this.host.changes.emit({ kind: 'gateway', state: 'resumed' });
    return session;
  }

  #lose(socket: WebSocket, session: Session | undefined, code: number): void {
    if (session?.socket === socket) session.socket = undefined;
    const isOver = code === Close.normal || code === Close.goingAway;
    if (session !== undefined && isOver) this.#sessions.delete(session.id);
    this.host.changes.emit({ kind: 'gateway', state: 'closed' });
  }

  #send(session: Session, type: string, data: unknown): void {
    session.sequence += 1;
    const json = JSON.stringify({ op: Op.dispatch, t: type, s: session.sequence, d: data });
    session.sent.push({ s: session.sequence, json });
    if (session.sent.length > REPLAY_BUFFER) session.sent.shift();
    session.socket?.send(json);
  }
}

const parseJson = (data: RawData): unknown => {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
};
