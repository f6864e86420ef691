import type { PromptId } from '../../core/ids.js';
import { type Action, encodeAction } from '../chat/action.js';
import { id } from '../chat/action-fields.js';

// A custom_id is an action's code, then what a draft goes by, then a number: 64 + 23 + 3 of 100 characters.
const DRAFT = '~';
/** Between a button's code and the number that distinguishes it from another button of the same code. */
const TWIN = '.';
const draftField = id<PromptId>();

/**
 * A button's `custom_id`.
 * @param draft what was typed into the form that the button opens
 * @param twin how many buttons of the same meaning the message has before it: Discord refuses equal ids
 */
export const customIdOf = (action: Action, draft?: PromptId, twin = 0): string =>
  [
    encodeAction(action),
    ...(draft ? [DRAFT, Buffer.from(draftField.write(draft)).toString('base64url')] : []),
    ...(twin > 0 ? [TWIN, twin] : []),
  ].join('');

/** Reads what {@link customIdOf} wrote; it may be forged. */
export const readCustomId = (customId: string): { code: string; draft?: PromptId } => {
  const [named = ''] = customId.split(TWIN, 1);
  const [code = '', name = ''] = named.split(DRAFT);
  const bytes = Buffer.from(name, 'base64url');
  const draft = bytes.length === draftField.size ? draftField.read(bytes) : undefined;
  return draft ? { code, draft } : { code };
};
