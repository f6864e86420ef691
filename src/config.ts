import { z } from 'zod';
import { isInstalled, LANGUAGE_CODE, packageOf } from './core/documents/ocr/languages.js';

/** An upload is held in memory while it is stored and read. */
const LARGEST_UPLOAD_MB = 100;

const text = z.string().trim().min(1);
const url = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });
const whole = (min: number, max: number) =>
  z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(min, `must be ${min} or more`)
    .max(max, `must be ${max} or less`);
const list = text.transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);

const variables = z.object({
  DISCORD_TOKEN: text.optional(),
  DISCORD_API_URL: url.optional(),
  DISCORD_CDN_ORIGINS: list
    .refine(
      (origins) => origins.every((origin) => URL.canParse(origin)),
      'must be addresses separated by commas',
    )
    .default(['https://cdn.discordapp.com', 'https://media.discordapp.net']),
  TELEGRAM_TOKEN: text.optional(),
  TELEGRAM_API_URL: url.optional(),
  TELEGRAM_WEBHOOK_URL: url.optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[A-Za-z0-9_-]{16,256}$/, 'must be 16 to 256 characters of A-Z, a-z, 0-9, _ and -')
    .optional(),
  GOOGLE_API_KEY: text.optional(),
  GEMINI_MODEL: list
    .refine((names) => names.length > 0, 'must name a model')
    .default(['gemini-flash-lite-latest']),
  GEMINI_API_URL: url.optional(),
  GEMINI_TEMPERATURE: z.coerce
    .number({ error: 'must be a number' })
    .min(0, 'must be 0 or more')
    .max(2, 'must be 2 or less')
    .optional(),
  GEMINI_MAX_OUTPUT_TOKENS: whole(256, 1_000_000).optional(),
  GEMINI_FREE: z
    .enum(['true', 'false'], 'must be true or false')
    .transform((value) => value === 'true')
    .optional(),
  GEMINI_REQUESTS_PER_MINUTE: whole(1, 1_000_000).optional(),
  GEMINI_REQUESTS_PER_DAY: whole(1, 100_000_000).optional(),
  GEMINI_TOKENS_PER_MINUTE: whole(1_000, 1_000_000_000).optional(),
  OPENAI_API_URL: url.optional(),
  OPENAI_MODEL: text.optional(),
  OPENAI_API_KEY: text.optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must be a postgresql:// address')
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must be a redis:// address')
    .optional(),
  DATA_DIR: text.default('./data'),
  ROLE: z.enum(['all', 'bot', 'worker'], 'must be all, bot or worker').default('all'),
  HTTP_HOST: text.default('127.0.0.1'),
  HTTP_PORT: whole(0, 65_535).default(3_000),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'must be a pino level, such as info',
    )
    .default('info'),
  MAX_UPLOAD_MB: whole(1, LARGEST_UPLOAD_MB).default(10),
  MAX_PDF_PAGES: whole(1, 10_000).default(1_000),
  OCR_LANGUAGES: list
    .refine(
      (codes) => codes.length > 0 && codes.every((code) => LANGUAGE_CODE.test(code)),
      'must be like deu,fra,chi_sim',
    )
    .default(['deu', 'eng']),
  MAX_CARDS_PER_PDF: whole(1, 1_000).default(100),
  MAX_PICTURES_MB: whole(0, 100_000).default(100),
  MAX_PDFS_PER_DAY: whole(1, 1_000).default(10),
  ALLOWED_SPACES: list
    .refine(
      (spaces) => spaces.every((space) => /^(discord|telegram):-?\d+$/.test(space)),
      'must be like discord:123,telegram:-456',
    )
    .optional(),
});

const config = variables.superRefine((value, issues) => {
  const refuse = (variable: keyof typeof value, message: string): void =>
    issues.addIssue({ code: 'custom', path: [variable], message });
  if (value.REDIS_URL && !value.DATABASE_URL)
    refuse('REDIS_URL', 'needs DATABASE_URL: the embedded database is for one process');
  if (value.ROLE !== 'all' && !value.DATABASE_URL)
    refuse('ROLE', 'needs DATABASE_URL: the embedded database is for one process');
  if (value.TELEGRAM_WEBHOOK_URL && !value.TELEGRAM_WEBHOOK_SECRET)
    refuse('TELEGRAM_WEBHOOK_SECRET', 'is needed with TELEGRAM_WEBHOOK_URL');
  if (value.TELEGRAM_WEBHOOK_SECRET && !value.TELEGRAM_WEBHOOK_URL)
    refuse('TELEGRAM_WEBHOOK_URL', 'is needed with TELEGRAM_WEBHOOK_SECRET');
  if (value.OPENAI_MODEL && !value.OPENAI_API_URL) refuse('OPENAI_API_URL', 'is needed with OPENAI_MODEL');
  if (value.OPENAI_API_URL && !value.OPENAI_MODEL) refuse('OPENAI_MODEL', 'is needed with OPENAI_API_URL');
  const missing = value.OCR_LANGUAGES.filter((code) => !isInstalled(code)).map(packageOf);
  if (missing.length > 0)
    refuse('OCR_LANGUAGES', `needs packages: npm install --no-save ${missing.join(' ')}`);
});

export type Config = z.infer<typeof config>;
export type Environment = Readonly<Record<string, string | undefined>>;

/** The start was refused; `problems` has one sentence for each wrong variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/**
 * The settings in the environment. An empty variable counts as unset.
 * @throws ConfigError
 */
export const readConfig = (environment: Environment = process.env): Config => {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const result = config.safeParse(set);
  if (result.success) return result.data;
  const firsts = new Map(
    result.error.issues.map((issue) => [String(issue.path[0]), issue.message] as const).reverse(),
  );
  throw new ConfigError([...firsts].map(([variable, message]) => `${variable} ${message}.`).sort());
};
