import type { App } from './app.js';
import type { GameClock } from './game-clock.js';
import { discordRooms } from './quiz-discord.js';
import type { Room } from './quiz-room.js';
import { telegramRooms } from './quiz-telegram.js';

export const PLATFORMS = ['Discord', 'Telegram'] as const;
/** Opens a room of fresh people on either platform. */
export type Rooms = Readonly<Record<(typeof PLATFORMS)[number], () => Promise<Room>>>;

export const openRooms = async (app: App): Promise<Rooms> => {
  const [Discord, Telegram] = await Promise.all([discordRooms(app), telegramRooms(app)]);
  return { Discord, Telegram };
};

/** Rooms whose games are played by the clock that the app was given: it runs while the next message is waited for. */
export const openQuickRooms = async (app: App, clock: GameClock): Promise<Rooms> => {
  const { Discord, Telegram } = await openRooms(app);
  return {
    Discord: async () => quick(await Discord(), clock),
    Telegram: async () => quick(await Telegram(), clock),
  };
};

const quick = (room: Room, clock: GameClock): Room => ({
  ...room,
  sees: (words) => clock.running(room.sees(words)),
  inside: () => quick(room.inside(), clock),
  elsewhere: async () => quick(await room.elsewhere(), clock),
});
