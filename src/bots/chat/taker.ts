import type { AnyCommand } from './command.js';
import { documentKind } from './document-kind.js';
import type { IncomingFile } from './turn.js';

/** The command for which a document speaks when it is sent in private by itself. */
export const takerOf = (commands: readonly AnyCommand[], file: IncomingFile): AnyCommand | undefined =>
  commands.find(({ takesDocuments }) => takesDocuments?.kinds.includes(documentKind(file)));
