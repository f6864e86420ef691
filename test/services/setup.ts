import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';

const READY_WITHIN_MS = 30_000;
/** Debian's; other places come from PATH. */
const DEBIAN_POSTGRES = '/usr/lib/postgresql';

interface Service {
  url: string;
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL and Redis for this run, unless TEST_DATABASE_URL and TEST_REDIS_URL name running ones.
 * Fails, rather than skips, where neither is to be had.
 */
export const setup = async (): Promise<() => Promise<void>> => {
  const started: Service[] = [];
  const provide = async (variable: string, start: () => Promise<Service>) => {
    if (process.env[variable]) return;
    const service = await start();
    started.push(service);
    process.env[variable] = service.url;
  };
  const stop = async () => {
    await Promise.all(started.map((service) => service.stop()));
  };
  try {
    await provide('TEST_DATABASE_URL', startPostgres);
    await provide('TEST_REDIS_URL', startRedis);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
};

const startPostgres = async (): Promise<Service> => {
  const [bin, folder, port, user] = [postgresBin(), await scratch(), await freePort(), unprivileged()];
  if (user) await chown(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'deckhand', '-A', 'trust', '-E', 'UTF8'], {
    ...user,
    cwd: folder,
  });
  const settings = [
    '-c',
    'fsync=off',
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    `unix_socket_directories=${folder}`,
  ];
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...settings], {
    ...user,
    cwd: folder,
  });
  const url = `postgresql://deckhand@127.0.0.1:${port}/postgres`;
  await untilReady(server, 'PostgreSQL', async () => {
    const client = new pg.Client(url);
    await client.connect();
    await client.end();
  });
  return { url, stop: () => stopServer(server, 'SIGINT', folder) };
};

const startRedis = async (): Promise<Service> => {
  const [folder, port] = [await scratch(), await freePort()];
  const options = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--save',
    '',
    '--appendonly',
    'no',
  ];
  const server = spawn('redis-server', options);
  await untilReady(server, 'Redis', async () => {
    const client = new Redis(port, { lazyConnect: true, retryStrategy: () => null });
    client.on('error', () => {});
    await client.connect();
    await client.quit();
  });
  return { url: `redis://127.0.0.1:${port}`, stop: () => stopServer(server, 'SIGTERM', folder) };
};

/** The newest PostgreSQL that Debian installed, else the one in PATH. */
const postgresBin = (): string => {
  const versions = existsSync(DEBIAN_POSTGRES) ? readdirSync(DEBIAN_POSTGRES) : [];
  const newest = versions.map(Number).sort((a, b) => b - a)[0];
  return newest === undefined ? '' : join(DEBIAN_POSTGRES, String(newest), 'bin');
};

/** PostgreSQL refuses to run as root; as root, its own user lends itself. */
const unprivileged = (): { uid: number; gid: number } | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
};

const untilReady = async (server: ChildProcess, name: string, probe: () => Promise<void>): Promise<void> => {
  let failure: unknown;
  server.once('error', (error) => {
    failure = error;
  });
  server.once('exit', (code) => {
    failure ??= new Error(`${name} ended with code ${code}`);
  });
  for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline; await sleep(50)) {
    if (failure) break;
    const ready = await probe().then(
      () => true,
      () => false,
    );
    if (ready) return;
  }
  server.kill('SIGKILL');
  throw new Error(
    `${name} did not start; install Debian's postgresql and redis-server, or name running ones in TEST_DATABASE_URL and TEST_REDIS_URL`,
    { cause: failure },
  );
};

const stopServer = async (server: ChildProcess, signal: NodeJS.Signals, folder: string): Promise<void> => {
  const exited = new Promise((resolve) => server.once('exit', resolve));
  server.kill(signal);
  await exited;
  await rm(folder, { recursive: true, force: true });
};

const scratch = (): Promise<string> => mkdtemp(join(tmpdir(), 'deckhand-services-'));

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
