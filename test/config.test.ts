import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.js';

const problems = (environment: Record<string, string>): readonly string[] => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

describe('configuration', () => {
  it('needs no variable at all', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      ROLE: 'all',
      DATA_DIR: './data',
      MAX_UPLOAD_MB: 10,
      MAX_CARDS_PER_PDF: 100,
      MAX_PDFS_PER_DAY: 10,
      MAX_PICTURES_MB: 100,
    });
    expect(config.GEMINI_MODEL).toEqual(['gemini-flash-lite-latest']);
    expect(config).not.toHaveProperty('GEMINI_TEMPERATURE');
  });

  it('takes an empty variable as unset', () => {
    expect(readConfig({ DISCORD_TOKEN: ' ', MAX_UPLOAD_MB: '' })).toMatchObject({ MAX_UPLOAD_MB: 10 });
    expect(readConfig({ DISCORD_TOKEN: ' ' }).DISCORD_TOKEN).toBeUndefined();
  });

  it('says one sentence for each wrong variable', () => {
    expect(problems({ MAX_UPLOAD_MB: 'ten', ROLE: 'boss', LOG_LEVEL: 'loud' })).toEqual([
      'LOG_LEVEL must be a pino level, such as info.',
      'MAX_UPLOAD_MB must be a number.',
      'ROLE must be all, bot or worker.',
    ]);
    expect(problems({ MAX_PDF_PAGES: '-1.5' })).toHaveLength(1);
  });

  it.each([
    [{ REDIS_URL: 'redis://localhost' }, 'REDIS_URL needs DATABASE_URL'],
    [{ ROLE: 'worker' }, 'ROLE needs DATABASE_URL'],
    [{ TELEGRAM_WEBHOOK_URL: 'https://example.org/hook' }, 'TELEGRAM_WEBHOOK_SECRET is needed'],
    [{ DATABASE_URL: 'mysql://localhost' }, 'DATABASE_URL must be a postgresql:// address'],
    [{ ALLOWED_SPACES: 'my server' }, 'ALLOWED_SPACES must be like'],
    [{ OCR_LANGUAGES: 'english' }, 'OCR_LANGUAGES must be like deu,fra,chi_sim.'],
    [
      { OCR_LANGUAGES: 'eng,epo' },
      'OCR_LANGUAGES needs packages: npm install --no-save @tesseract.js-data/epo.',
    ],
  ])('refuses %j', (environment, sentence) => {
    expect(problems(environment)).toEqual([expect.stringContaining(sentence)]);
  });
});
