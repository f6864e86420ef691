import { beforeAll, describe, expect, it } from 'vitest';
import type { View } from '../../../src/bots/chat/view.js';
import { render as renderForDiscord } from '../../../src/bots/discord/render.js';
import { bindView } from '../../../src/bots/messages/bind.js';
import { catalogs } from '../../../src/bots/messages/catalog.js';
import { render as renderForTelegram } from '../../../src/bots/telegram/render.js';
import { pseudo } from '../../support/pseudo-catalog.js';
import { type Fill, screens } from './screens.js';

/** Texts that are as long as can be: every character escaped, four bytes each, right to left, mentions. */
const hostile: Readonly<Record<string, Fill>> = {
  markdown: (length) => '*_`~|>#'.repeat(length).slice(0, length),
  emoji: (length) => '🧬'.repeat(length / 2),
  rightToLeft: (length) => 'الخلية\u202e'.repeat(length).slice(0, length),
  mentions: (length) => '@everyone <@1> '.repeat(length).slice(0, length),
  links: (length) => 'a.de /b #c $D x://'.repeat(length).slice(0, length),
  lines: (length) => '#\n'.repeat(length).slice(0, length),
};
const languages = Object.entries({ ...catalogs, pseudo });

describe.each(Object.entries(hostile))('with %s as long as allowed', (_, filled) => {
  let views: readonly View[];
  // Once for all languages, which they are not in yet.
  beforeAll(() => {
    views = screens(filled);
  });

  it.each(languages)('every view fits one message on either platform in %s', (_language, words) => {
    for (const view of views) {
      expect(renderForDiscord(bindView(view, words))).toHaveLength(1);
      expect(renderForTelegram(bindView(view, words))).toHaveLength(1);
    }
  });
});
