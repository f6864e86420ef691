import {
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { PromptId } from '../../core/ids.js';
import { marked } from '../chat/accent.js';
import type { Action } from '../chat/action.js';
import { type BoundButton, type BoundView, BUTTONS_PER_ROW } from '../chat/view.js';
import { customIdOf } from './custom-id.js';
import { ALT_MAX, BUTTON_LABEL_MAX, BUTTON_URL_MAX, COMPONENTS_MAX } from './limits.js';
import { plain } from './markdown.js';
import { type Piece, toPages } from './pages.js';
import { partsOf } from './parts.js';
import { selectRow } from './select.js';
import { ViewDoesNotFit } from './view-does-not-fit.js';

/** A message as Discord takes it: components (version 2) and the files they name. */
export interface Rendered {
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** The stripe at the left of every message, by its kind. */
const STRIPES = { report: 0x3d7dd8, study: 0x8e5bd6, quiz: 0xf2a900, refusal: 0xd64550 } as const;
const PLAIN_STRIPE = 0x2a9d8f;

/**
 * The view as messages, in order: one with all buttons, or as many as the text needs where there are none.
 * @param draft what was typed into the form that the buttons open again
 * @throws ViewDoesNotFit
 */
export const render = (view: BoundView, draft?: PromptId): readonly [Rendered, ...Rendered[]] => {
  const rows = [...(view.selects ?? []).map(selectRow), ...buttonRows(view.buttons ?? [], draft)];
  const pages = toPages(partsOf(marked(view)));
  const stripe = view.accent ? STRIPES[view.accent] : PLAIN_STRIPE;
  if (rows.length > 0 && pages.length > 1)
    throw new ViewDoesNotFit(`${pages.length} messages of text, but buttons belong to one`);
  const [first = [], ...more] = pages;
  if (first.length + rows.length === 0) throw new ViewDoesNotFit('there is nothing to show');
  return [renderPage(first, rows, stripe), ...more.map((page) => renderPage(page, [], stripe))];
};

type Row = Extract<APIComponentInContainer, { readonly type: ComponentType.ActionRow }>;

const renderPage = (pieces: readonly Piece[], rows: readonly Row[], stripe: number): Rendered => {
  const buttons = rows.reduce((sum, row) => sum + 1 + row.components.length, 0);
  const room = COMPONENTS_MAX - 1 - buttons;
  const body = pieces.length > room ? mergeTexts(pieces) : pieces;
  if (body.length > room)
    throw new ViewDoesNotFit(`${body.length} blocks beside ${buttons} parts of buttons`);
  return {
    components: [
      {
        type: ComponentType.Container,
        accent_color: stripe,
        components: [...body.map(pieceComponent), ...rows],
      },
    ],
    files: pieces.flatMap((piece) =>
      piece.kind === 'text' ? [] : [{ name: piece.name, bytes: piece.bytes }],
    ),
  };
};

const mergeTexts = (pieces: readonly Piece[]): Piece[] =>
  pieces.reduce<Piece[]>((merged, piece) => {
    const last = merged.at(-1);
    if (piece.kind === 'text' && last?.kind === 'text')
      merged.splice(-1, 1, { kind: 'text', markdown: `${last.markdown}\n${piece.markdown}` });
    else merged.push(piece);
    return merged;
  }, []);

const pieceComponent = (piece: Piece): APIComponentInContainer => {
  switch (piece.kind) {
    case 'text':
      return { type: ComponentType.TextDisplay, content: piece.markdown };
    case 'picture': {
      const description = plain(piece.alt ?? '').trim();
      if (description.length > ALT_MAX) throw new ViewDoesNotFit(`a picture's text of ${description.length}`);
      const media = { url: `attachment://${piece.name}` };
      return {
        type: ComponentType.MediaGallery,
        items: [description ? { media, description } : { media }],
      };
    }
    case 'file':
      return { type: ComponentType.File, file: { url: `attachment://${piece.name}` } };
    default:
      return piece satisfies never;
  }
};

const buttonRows = (rows: readonly (readonly BoundButton[])[], draft: PromptId | undefined): Row[] => {
  const filled = rows.filter((row) => row.length > 0);
  const idOf = distinctIds(draft);
  return filled.map((row) => {
    if (row.length > BUTTONS_PER_ROW) throw new ViewDoesNotFit(`${row.length} buttons in a row`);
    return { type: ComponentType.ActionRow, components: row.map((button) => renderButton(button, idOf)) };
  });
};

const STYLES = {
  primary: ButtonStyle.Primary,
  success: ButtonStyle.Success,
  danger: ButtonStyle.Danger,
} as const;

const renderButton = (button: BoundButton, idOf: (action: Action) => string): APIButtonComponent => {
  const label = plain(button.label).replaceAll('\n', ' ').trim();
  if (label === '' || label.length > BUTTON_LABEL_MAX)
    throw new ViewDoesNotFit(`a button's label of ${label.length} characters`);
  if ('url' in button)
    return { type: ComponentType.Button, style: ButtonStyle.Link, label, url: checkUrl(button.url) };
  return {
    type: ComponentType.Button,
    style: button.tone ? STYLES[button.tone] : ButtonStyle.Secondary,
    label,
    custom_id: idOf(button.action),
  };
};

/** Discord refuses two buttons of the same `custom_id`, even where they mean the same. */
const distinctIds = (draft: PromptId | undefined): ((action: Action) => string) => {
  const seen = new Map<string, number>();
  return (action) => {
    const first = customIdOf(action, draft);
    const earlier = seen.get(first) ?? 0;
    seen.set(first, earlier + 1);
    return customIdOf(action, draft, earlier);
  };
};

const checkUrl = (url: string): string => {
  if (url.length > BUTTON_URL_MAX || !/^https?:\/\//.test(url))
    throw new ViewDoesNotFit(`a link button to ${url.slice(0, 50)}`);
  return url;
};
