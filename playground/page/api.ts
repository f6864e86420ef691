import type { DiscordRoutes } from '../server/discord-routes.js';
import type { TelegramRoutes } from '../server/telegram-routes.js';
import type { World } from '../server/world.js';

type Files = Readonly<Record<string, File>>;
type Ask<R extends Record<keyof R, (act: never) => unknown>> = <K extends keyof R & string>(
  route: K,
  act: Parameters<R[K]>[0],
  /** By the fields of the form that the route takes. */
  files?: Files,
) => Promise<ReturnType<R[K]>>;

/** The playground's server. Every call rejects with an Error whose message can be shown. */
export const onDiscord: Ask<DiscordRoutes> = (route, act, files) => post(`/api/discord/${route}`, act, files);
export const onTelegram: Ask<TelegramRoutes> = (route, act, files) =>
  post(`/api/telegram/${route}`, act, files);
export const actOnBot = (act: 'restart' | 'kill') => post('/api/bot', { act });
export const letFriendsPlay = (play: boolean) => post('/api/friends', { play });
export const readWorld = (): Promise<World> => answer(fetch('/api/world'));
export const readSample = async (): Promise<File> => {
  const response = await fetch('/sample.pdf');
  if (!response.ok) throw new Error('The sample lecture is missing.');
  return new File([await response.blob()], 'lecture.pdf', { type: 'application/pdf' });
};

const post = <T>(path: string, act: object, files?: Files): Promise<T> => {
  const body = JSON.stringify(act);
  const headers = { 'content-type': 'application/json' };
  if (files === undefined) return answer(fetch(path, { method: 'POST', headers, body }));
  const form = new FormData();
  form.set('act', body);
  for (const [field, file] of Object.entries(files)) form.set(field, file, file.name);
  return answer(fetch(path, { method: 'POST', body: form }));
};

const answer = async <T>(request: Promise<Response>): Promise<T> => {
  const response = await request.catch(() => {
    throw new Error('The playground does not answer. Is it still running?');
  });
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.error ?? `The playground answered ${response.status}.`);
  return body;
};
