import { fileTooLarge } from './file-size.js';

/**
 * All bytes of a download. The limit counts bytes that arrive, not the size that the sender claims.
 * @throws UserError `file.too_large` as soon as there are more than `most`, which ends the download
 */
export const collect = async (
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  most: number,
): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let received = 0;
  // Leaving the loop cancels the download.
  for await (const chunk of body) {
    received += chunk.byteLength;
    if (received > most) throw fileTooLarge(received, most);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, received);
};
