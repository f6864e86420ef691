import type { IncomingFile } from './turn.js';

/** Kinds of document that commands take. To add one: its name and its ways to be known here, and its command. */
const KINDS = {
  pdf: { endings: ['.pdf'], mimeTypes: ['application/pdf'] },
  picture: {
    endings: ['.png', '.jpg', '.jpeg', '.webp'],
    mimeTypes: ['image/png', 'image/jpeg', 'image/webp'],
  },
} as const;

/** `other`: any file that is none of them by its name and claimed type. What it really is, its bytes tell. */
export type DocumentKind = keyof typeof KINDS | 'other';

interface Signs {
  readonly endings: readonly string[];
  readonly mimeTypes: readonly string[];
}

/** What a file says that it is. */
export const documentKind = ({
  name,
  mimeType = '',
}: Pick<IncomingFile, 'name' | 'mimeType'>): DocumentKind => {
  const isOne = ({ endings, mimeTypes }: Signs): boolean =>
    endings.some((ending) => name.toLowerCase().endsWith(ending)) || mimeTypes.includes(mimeType);
  return (Object.keys(KINDS) as (keyof typeof KINDS)[]).find((kind) => isOne(KINDS[kind])) ?? 'other';
};
