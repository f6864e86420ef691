import type { CatalogOf } from '../catalog-of.js';
import type { en } from '../en/en.js';
import { account } from './account.js';
import { answers } from './answers.js';
import { boards } from './boards.js';
import { cards } from './cards.js';
import { decks } from './decks.js';
import { errors } from './errors.js';
import { help } from './help.js';
import { languages } from './languages.js';
import { made } from './made.js';
import { mend } from './mend.js';
import { moving } from './moving.js';
import { pdf } from './pdf.js';
import { quiz } from './quiz.js';
import { reminders } from './reminders.js';
import { request } from './request.js';
import { stats } from './stats.js';
import { study } from './study.js';
import { telegram } from './telegram.js';

export const de = {
  name: 'Deutsch',
  account,
  answers,
  boards,
  cards,
  decks,
  errors,
  help,
  languages,
  made,
  mend,
  moving,
  pdf,
  quiz,
  reminders,
  request,
  stats,
  study,
  telegram,
} as const satisfies CatalogOf<typeof en>;
