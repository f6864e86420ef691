import { z } from 'zod';
import { badRequest, conflict } from '../failure.js';
import { DOWNLOAD_BYTES, WEBHOOK_SECRET } from '../limits.js';
import type { Methods } from './method.js';

const kinds = z.array(z.string());
const LOCAL_HOSTS: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Telegram wants https; on this machine plain http will do. */
const checkWebhookUrl = (url: string): void => {
  if (!URL.canParse(url)) throw badRequest('bad webhook: invalid webhook URL specified');
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && !(protocol === 'http:' && LOCAL_HOSTS.has(hostname))) {
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  }
};

export const receiving: Methods = {
  getUpdates({ world, polling, webhook }, { params, signal }) {
    if (webhook.isSet) {
      throw conflict(
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    world.updates.allow(params.json('allowed_updates', kinds));
    return polling.poll({
      offset: params.integer('offset') ?? 0,
      limit: params.integer('limit') ?? 100,
      timeout: params.integer('timeout') ?? 0,
      signal,
    });
  },
  setWebhook({ world, polling, webhook }, { params }) {
    const url = params.text('url') ?? '';
    const secret = params.text('secret_token') ?? '';
    const maxConnections = params.integer('max_connections');
    if (params.flag('drop_pending_updates')) world.updates.clear();
    world.updates.allow(params.json('allowed_updates', kinds));
    if (url === '') {
      webhook.clear();
      return true;
    }
    checkWebhookUrl(url);
    if (secret !== '' && !WEBHOOK_SECRET.test(secret)) {
      throw badRequest('secret token contains unallowed characters');
    }
    polling.stop(conflict('terminated by setWebhook request'));
    webhook.set({
      url,
      ...(secret !== '' && { secret }),
      ...(maxConnections !== undefined && { maxConnections: Math.min(100, Math.max(1, maxConnections)) }),
    });
    return true;
  },
  deleteWebhook({ world, webhook }, { params }) {
    webhook.clear();
    if (params.flag('drop_pending_updates')) world.updates.clear();
    return true;
  },
  getWebhookInfo: ({ webhook }) => webhook.info(),
  getFile({ world }, { params }) {
    const file = world.files.byId(params.text('file_id') ?? '');
    if (file === undefined) throw badRequest('wrong file_id or the file is temporarily unavailable');
    if (file.bytes.length > DOWNLOAD_BYTES) throw badRequest('file is too big');
    return {
      file_id: file.id,
      file_unique_id: file.uniqueId,
      file_size: file.bytes.length,
      file_path: file.path,
    };
  },
};
