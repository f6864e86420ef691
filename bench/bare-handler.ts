import { Client } from 'discord.js';
import { Api } from 'grammy';
import { z } from 'zod';

// A process of its own, as the bot is: the platforms' libraries, and nothing behind them.

const { DISCORD_TOKEN, DISCORD_API_URL, TELEGRAM_TOKEN, TELEGRAM_API_URL } = z
  .object({
    DISCORD_TOKEN: z.string(),
    DISCORD_API_URL: z.string(),
    TELEGRAM_TOKEN: z.string(),
    TELEGRAM_API_URL: z.string(),
  })
  .parse(process.env);

const POLL_SECONDS = 30;

const onDiscord = async (): Promise<void> => {
  const client = new Client({ intents: [], rest: { api: DISCORD_API_URL } });
  client.on('interactionCreate', (interaction) => {
    if (interaction.isButton()) void interaction.deferUpdate();
  });
  await client.login(DISCORD_TOKEN);
};

const onTelegram = async (): Promise<never> => {
  const api = new Api(TELEGRAM_TOKEN, { apiRoot: TELEGRAM_API_URL });
  for (let offset = 0; ; ) {
    const updates = await api.getUpdates({ offset, timeout: POLL_SECONDS });
    for (const { update_id, callback_query: query } of updates) {
      offset = update_id + 1;
      if (query) void api.answerCallbackQuery(query.id);
    }
  }
};

await onDiscord();
void onTelegram();
process.stdout.write('"msg":"ready"\n');
