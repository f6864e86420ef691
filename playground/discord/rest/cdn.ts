import { Hono } from 'hono';
import type { Platform } from '../platform.js';
import type { RestEnv } from './app.js';

/** Attachments at their signed addresses; an address that has expired finds nothing. */
export const cdnRoutes = ({ files }: Platform): Hono<RestEnv> => {
  const app = new Hono<RestEnv>();
  for (const folder of ['attachments', 'ephemeral-attachments']) {
    app.get(`/${folder}/:place/:id/:name`, (c) => {
      const { pathname, searchParams } = new URL(c.req.url);
      const file = files.find(pathname, searchParams.get('ex') ?? undefined);
      if (file === undefined) return c.text('This content is no longer available.', 404);
      return c.body(Uint8Array.from(file.bytes), 200, { 'content-type': file.contentType });
    });
  }
  return app;
};
