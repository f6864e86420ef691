import type { CatalogOf } from '../catalog-of.js';
import type { languages as english } from '../en/languages.js';

export const languages: CatalogOf<typeof english> = { en: 'Englisch', de: 'Deutsch' };
