import { Hono } from 'hono';
import type { Stage } from '../stage/stage.js';
import { NotOnStage } from './actors.js';

const SHOWN_INLINE = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

interface Download {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Files of messages, from the page's own address: pictures to look at, everything else to download. */
export const fileRoutes = ({ discord, telegram, players, channelsOf, chatsOf }: Stage): Hono => {
  const discordFile = (channelId: string, messageId: string, fileId: string): Download | undefined => {
    for (const { discord: user } of players) {
      const channel = channelsOf(user).find(({ id }) => id === channelId);
      const messages = channel === undefined ? [] : discord.messages(channel, user);
      const message = messages.find(({ id }) => id === messageId);
      const file = message?.attachments.find(({ id }) => id === fileId);
      if (file !== undefined) return { name: file.name, type: file.contentType, bytes: file.bytes() };
    }
    return undefined;
  };
  const telegramFile = (chatId: string, messageId: string): Download | undefined => {
    const chat = players.flatMap((one) => chatsOf(one.telegram)).find(({ id }) => String(id) === chatId);
    const messages = chat === undefined ? [] : telegram.messages(chat);
    const message = messages.find(({ id }) => String(id) === messageId);
    const file = message?.document ?? message?.photo;
    return file && { name: file.name, type: file.mimeType, bytes: file.bytes };
  };
  return new Hono()
    .get('/discord/:channel/:message/:file', (c) => {
      const { channel, message, file } = c.req.param();
      return serve(discordFile(channel, message, file));
    })
    .get('/telegram/:chat/:message', (c) => {
      const { chat, message } = c.req.param();
      return serve(telegramFile(chat, message));
    });
};

/** Whatever the bytes are, no browser takes them for a page. */
const serve = (file: Download | undefined): Response => {
  if (file === undefined) throw new NotOnStage('There is no such file.');
  const isInline = SHOWN_INLINE.has(file.type);
  return new Response(Uint8Array.from(file.bytes), {
    headers: {
      'content-type': isInline ? file.type : 'application/octet-stream',
      'content-disposition': `${isInline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, max-age=3600',
    },
  });
};
