import { runInNewContext } from 'node:vm';

/**
 * Gives arrays back the `push` that they are born with. The build of pdf.js for older engines puts one of its own in
 * its place, since that of Node 20 does not refuse arrays of a fixed length; it takes a tenth of all the time.
 */
export const restorePush = (): void => {
  const push: unknown = runInNewContext('Array.prototype.push');
  Object.defineProperty(Array.prototype, 'push', { value: push });
};
