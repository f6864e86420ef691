import type { App } from './app.js';
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
