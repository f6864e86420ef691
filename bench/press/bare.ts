import { Client } from 'discord.js';
import { Api } from 'grammy';
import pg from 'pg';
import { z } from 'zod';

// A process of its own, as the bot is: the platforms' libraries, and one statement for each press.

const { DISCORD_TOKEN, DISCORD_API_URL, TELEGRAM_TOKEN, TELEGRAM_API_URL, DATABASE_URL } = z
  .object({
    DISCORD_TOKEN: z.string().optional(),
    DISCORD_API_URL: z.string().default(''),
    TELEGRAM_TOKEN: z.string().optional(),
    TELEGRAM_API_URL: z.string().default(''),
    DATABASE_URL: z.string(),
  })
  .parse(process.env);

const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });
const text =
  'SELECT t.id, t.rev FROM "ChatIdentity" i JOIN "StudySession" t USING ("userId") WHERE i."platformUserId" = $1';
const look = (user: string) => pool.query({ name: 'look', text, values: [user] });

const onDiscord = async (token: string): Promise<void> => {
  const client = new Client({ intents: [], rest: { api: DISCORD_API_URL } });
  client.on('interactionCreate', async (interaction) => {
    if (!interaction.isButton()) return;
    await look(interaction.user.id);
    await interaction.update({ content: 'A card' });
  });
  await client.login(token);
};

const answer = async (api: Api, query: string, chat: number): Promise<void> => {
  await look(`${chat}`);
  await api.answerCallbackQuery(query);
  await api.editMessageText(chat, 1, 'A card');
};

const onTelegram = async (token: string): Promise<never> => {
  const api = new Api(token, { apiRoot: TELEGRAM_API_URL });
  for (let offset = 0; ; )
    for (const { update_id, callback_query: query } of await api.getUpdates({ offset, timeout: 30 })) {
      offset = update_id + 1;
      if (query) void answer(api, query.id, query.from.id);
    }
};

if (DISCORD_TOKEN !== undefined) await onDiscord(DISCORD_TOKEN);
if (TELEGRAM_TOKEN !== undefined) void onTelegram(TELEGRAM_TOKEN);
process.stdout.write('"msg":"ready"\n');
