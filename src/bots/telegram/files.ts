import type { Api } from 'grammy';
import type { Document, Message } from 'grammy/types';
import { UserError } from '../../core/errors.js';
import type { Log } from '../../log.js';
import { collect } from '../chat/collect.js';
import { fileTooLarge } from '../chat/file-size.js';
import type { IncomingFile } from '../chat/turn.js';
import { DOWNLOAD_MAX_BYTES } from './limits.js';

export interface FileDependencies {
  readonly api: Api;
  readonly token: string;
  /** Without a slash at its end. */
  readonly apiRoot: string;
  readonly log: Log;
}

/** What a person sent with a message, fetched when it is read: a document, or a photo in its largest size. */
export const fileIn = (dependencies: FileDependencies, message: Message): IncomingFile | undefined => {
  const document = message.document ?? photoIn(message);
  return document && incomingFile(dependencies, document);
};

/** Photos have no name: this one is what Telegram's own apps save them under. */
const photoIn = ({ photo = [], date }: Message): Document | undefined => {
  const [largest] = [...photo].sort((a, b) => b.width * b.height - a.width * a.height);
  const taken = new Date(date * 1000).toISOString().slice(0, 16).replace('T', '_').replace(':', '-');
  return largest && { ...largest, file_name: `photo_${taken}.jpg`, mime_type: 'image/jpeg' };
};

const incomingFile = (dependencies: FileDependencies, document: Document): IncomingFile => ({
  name: document.file_name ?? 'document',
  ...(document.mime_type !== undefined && { mimeType: document.mime_type }),
  ...(document.file_size !== undefined && { size: document.file_size }),
  async read(maxBytes, signal) {
    const most = Math.min(maxBytes, DOWNLOAD_MAX_BYTES);
    if ((document.file_size ?? 0) > most) throw fileTooLarge(document.file_size ?? 0, most);
    const response = await request(dependencies, document, signal);
    return collect(response.body ?? [], most).catch((error: unknown) => {
      throw error instanceof UserError || signal.aborted ? error : unavailable(dependencies.log, error);
    });
  },
});

/** The address holds the token: neither it nor an error of the request may leave this function. */
const request = async (
  { api, apiRoot, token, log }: FileDependencies,
  { file_id }: Document,
  signal: AbortSignal,
): Promise<Response> => {
  try {
    const { file_path } = await api.getFile(file_id);
    const response = await fetch(`${apiRoot}/file/bot${token}/${file_path}`, { signal, redirect: 'error' });
    if (response.ok) return response;
    throw unavailable(log, { status: response.status });
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof UserError ? error : unavailable(log, error);
  }
};

const unavailable = (log: Log, cause: unknown): UserError => {
  const { name, code, status } = (cause ?? {}) as { name?: unknown; code?: unknown; status?: unknown };
  log.warn({ name, code, status }, 'Telegram file download failed');
  return new UserError('file.unavailable', {});
};
