import type { Tx } from '../../database/transaction.js';
import { unpackPage } from '../../documents/stored-page.js';
import { tellingName } from '../../documents/telling-name.js';
import type { DocumentId } from '../../ids.js';
import { renameOwnDeck } from '../../library/take-deck.js';
import type { GenerationRow } from './row.js';

/** The first pages, among which a document says what it is called. */
const PAGES = 3;
/** A longer heading is a sentence. */
const NAME_MAX = 60;

/** Names the deck of a document whose file had no telling name: after its title, else its first heading. */
export const nameDeck = async (
  tx: Tx,
  {
    deckId,
    deckName,
    ownerId,
    documentId,
  }: Pick<GenerationRow, 'deckId' | 'deckName' | 'ownerId' | 'documentId'>,
): Promise<void> => {
  if (deckName === null) return;
  const { title } = await tx.document.findUniqueOrThrow({ where: { id: documentId } });
  const name = tellingName(title ?? '') ?? (await firstHeading(tx, documentId));
  if (name !== undefined) await renameOwnDeck(tx, ownerId, { id: deckId, name: deckName }, name);
};

const firstHeading = async (tx: Tx, documentId: DocumentId): Promise<string | undefined> => {
  const rows = await tx.documentPage.findMany({
    where: { documentId },
    orderBy: { page: 'asc' },
    take: PAGES,
  });
  const headings = rows.flatMap((row) => unpackPage(row).blocks.filter(({ kind }) => kind === 'heading'));
  return headings
    .map(({ text }) => text)
    .filter((text) => text.length <= NAME_MAX)
    .map(tellingName)
    .find((name) => name !== undefined);
};
