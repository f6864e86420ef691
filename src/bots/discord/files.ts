import { isUserError, UserError } from '../../core/errors.js';
import { withTimeLimit } from '../../core/time-limit.js';
import { collect } from '../chat/collect.js';
import { fileTooLarge } from '../chat/file-size.js';
import type { IncomingFile } from '../chat/turn.js';

/** Longest a download may take. */
const DOWNLOAD_MS = 60_000;

/** An attachment as Discord describes it. */
export interface Attached {
  readonly name: string;
  readonly url: string;
  readonly size: number;
  readonly contentType: string | null;
}

/**
 * An attachment as a file that is fetched when it is read, from one of `origins` and nowhere else.
 * @param renew asks for the address again, for when the one that is known has expired
 */
export const incomingFile = (
  { name, url, size, contentType }: Attached,
  origins: readonly string[],
  renew?: () => Promise<string | undefined>,
): IncomingFile => ({
  name,
  size,
  ...(contentType === null ? {} : { mimeType: contentType }),
  async read(maxBytes, signal) {
    if (size > maxBytes) throw fileTooLarge(size, maxBytes);
    const downloadFrom = (address: string): Promise<Uint8Array> => {
      if (!origins.includes(originOf(address))) throw new UserError('file.unavailable', {});
      return download(address, maxBytes, signal);
    };
    try {
      return await downloadFrom(url);
    } catch (error) {
      const renewed = isUserError(error, 'file.unavailable') && (await renew?.());
      if (!renewed) throw error;
      return downloadFrom(renewed);
    }
  },
});

/** Scheme, host and port of an address; empty for anything else. */
export const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : '');

const download = async (url: string, maxBytes: number, signal: AbortSignal): Promise<Uint8Array> => {
  try {
    return await withTimeLimit(DOWNLOAD_MS, signal, async (limited) => {
      const response = await fetch(url, { redirect: 'error', signal: limited });
      if (!response.ok || !response.body) throw new UserError('file.unavailable', {});
      return collect(response.body, maxBytes);
    });
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof UserError ? error : new UserError('file.unavailable', {});
  }
};
