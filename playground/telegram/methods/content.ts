import { z } from 'zod';
import { entityList, type FormattedText, formatText } from '../entities.js';
import { badRequest } from '../failure.js';
import { photoSize } from '../files.js';
import { CAPTION_LENGTH, TEXT_LENGTH } from '../limits.js';
import type { Params, Upload } from '../params.js';
import type { Attachment, StoredFile } from '../records.js';
import type { World } from '../world.js';

/** What a message says: a text, or an attachment with a caption. */
export interface Content {
  text?: string;
  caption?: string;
  entities: FormattedText['entities'];
  attachment?: Attachment;
}

/** Reads `text` and `entities`. @throws ApiFailure 400 for an empty or too long text */
export const readText = (params: Params): Content => {
  const source = params.text('text') ?? '';
  if (source === '') throw badRequest('message text is empty');
  const formatted = format(source, params, 'entities');
  if (formatted.text === '') throw badRequest('text must be non-empty');
  if (formatted.text.length > TEXT_LENGTH) throw badRequest('message is too long');
  return formatted;
};

/** Reads `caption` and `caption_entities`; none is an empty one. */
export const readCaption = (params: Params): Content => {
  const { text, entities } = format(params.text('caption') ?? '', params, 'caption_entities');
  if (text.length > CAPTION_LENGTH) throw badRequest('message caption is too long');
  return { caption: text, entities };
};

/** This stand-in knows formatting by entities only: a bot that sends `parse_mode` is told so. */
const format = (source: string, params: Params, entitiesName: string): FormattedText => {
  if ((params.text('parse_mode') ?? '') !== '') throw badRequest('unsupported parse_mode');
  return formatText(source, params.json(entitiesName, entityList) ?? []);
};

/**
 * Reads an attachment with its caption: an upload under its own name or `attach://`, or the id of a file
 * sent before.
 */
export const readAttachment = (
  world: World,
  params: Params,
  kind: Attachment['kind'],
  field: string,
): Content => {
  const reference = params.text(field) ?? '';
  const upload = params.upload(field) ?? params.upload(reference.replace(/^attach:\/\//, ''));
  const caption = readCaption(params);
  if (upload !== undefined) return { ...caption, attachment: attach(kind, upload, world) };
  if (reference === '') throw badRequest(`there is no ${kind} in the request`);
  const file = world.files.byId(reference);
  if (file === undefined) {
    throw badRequest(
      /^https?:/.test(reference)
        ? 'failed to get HTTP URL content'
        : 'wrong file identifier/HTTP URL specified',
    );
  }
  return { ...caption, attachment: asAttachment(kind, file) };
};

const attach = (kind: Attachment['kind'], upload: Upload, world: World): Attachment => {
  if (kind === 'photo') photoSize(upload.bytes);
  return asAttachment(kind, world.files.add(upload, kind === 'photo' ? 'photos' : 'documents'));
};

const asAttachment = (kind: Attachment['kind'], file: StoredFile): Attachment =>
  kind === 'photo' ? { kind, file, size: photoSize(file.bytes) } : { kind, file };

const mediaShape = z.looseObject({ type: z.enum(['photo', 'document']), media: z.string() });

/** Reads `media`, one InputMediaPhoto or InputMediaDocument with its caption. */
export const readMedia = (world: World, params: Params): Content => {
  const media = params.json('media', mediaShape);
  if (media === undefined) throw badRequest('media is not specified');
  const values = Object.entries(media).map(
    ([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)] as const,
  );
  return readAttachment(world, params.with(new Map(values)), media.type, 'media');
};
