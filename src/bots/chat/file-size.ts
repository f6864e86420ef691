import { UserError } from '../../core/errors.js';

/** Bytes of a megabyte, as both platforms count their own limits. */
export const MEGABYTE = 1024 * 1024;

/** A file's size over a limit, rounded so that it never reads as the limit itself. Both in bytes. */
export const fileTooLarge = (bytes: number, most: number): UserError =>
  new UserError('file.too_large', {
    megabytes: Math.ceil((bytes / MEGABYTE) * 10) / 10,
    limit: Math.floor((most / MEGABYTE) * 10) / 10,
  });
