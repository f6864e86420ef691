// The forbidden imports of ARCHITECTURE.md. Called from test/architecture.test.ts, so that `npm test` checks them.

const engines = '^node_modules/(discord\\.js|grammy|bullmq|ioredis)(/|$)';

/** An engine that only its home may import. */
const homeOf = (engine, packages, home, reach = '^src/') => ({
  name: `home-of-${engine}`,
  severity: 'error',
  from: { path: reach, pathNot: home },
  to: { path: packages },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'core-knows-no-platform',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: `^src/(bots|jobs)/|${engines}` },
    },
    homeOf('fsrs', '^node_modules/ts-fsrs/', '^src/core/schedule/'),
    homeOf('fsrs-optimiser', '^node_modules/@open-spaced-repetition/binding/', '^src/core/fit/'),
    homeOf('gemini', '^node_modules/@google/generative-ai/', '^src/core/generation/gemini/'),
    homeOf('pdf', '^node_modules/(pdf-parse|pdfjs-dist)/', '^src/core/documents/reader/'),
    homeOf('canvas', '^node_modules/@napi-rs/canvas/', '^src/(bots/pictures|core/documents)/'),
    homeOf('ocr', '^node_modules/(tesseract\\.js-core|@tesseract\\.js-data)/', '^src/core/documents/ocr/'),
    homeOf(
      'prisma',
      '^node_modules/(@prisma|\\.prisma|pglite-prisma-adapter)/|^src/core/database/generated/',
      '^src/core/',
    ),
    homeOf('queue', '^node_modules/(bullmq|ioredis)/', '^src/jobs/'),
    homeOf('discord', '^node_modules/(discord\\.js|@discordjs|discord-api-types)/', '^src/bots/discord/'),
    homeOf('telegram', '^node_modules/(grammy|@grammyjs)/', '^src/bots/telegram/'),
    {
      name: 'adapters-stay-apart',
      severity: 'error',
      from: { path: '^src/bots/(discord|telegram)/' },
      to: {
        path: '^src/',
        pathNot:
          '^src/(bots/(chat|messages)/|bots/$1/|core/events/|core/(errors|ids|time-limit)\\.ts$|log\\.ts$)',
      },
    },
    {
      name: 'features-know-no-adapter',
      severity: 'error',
      from: { path: '^src/bots/(features|chat|messages|pictures)/' },
      to: { path: `^src/(bots/(discord|telegram)|jobs)/|${engines}` },
    },
    {
      name: 'views-are-pure',
      comment: 'A view turns a result into a View: of core it may use types, limits, errors and ids.',
      severity: 'error',
      from: { path: '^src/bots/features/[^/]+/views\\.ts$' },
      to: {
        path: '^src/core/',
        pathNot: '^src/core/(errors|ids|(library|generation)/limits)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'jobs-know-no-adapter',
      severity: 'error',
      from: { path: '^src/jobs/' },
      to: { path: '^src/bots/(discord|telegram)/|^node_modules/(discord\\.js|grammy)/' },
    },
    {
      name: 'product-knows-no-test',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|playground|bench)/' },
    },
    {
      name: 'product-needs-only-production-packages',
      comment:
        'Types are gone once compiled; anything else must be among the dependencies of package.json. ' +
        'Run from source, and only then, the reader is compiled with TypeScript.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/core/documents/reader-entry\\.ts$' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'only-app-sees-all-sides',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: '^src/(app|bots|cli|jobs)/' },
      to: { path: '^src/(bots|jobs)/' },
    },
    {
      name: 'core-folders-in-one-direction',
      comment: 'No two folders of core, or of core/generation, import each other, types included.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^src/core/(generation/)?[^/]+$' },
      to: { circular: true, path: '^src/core/(generation/)?[^/]+$' },
    },
    {
      name: 'reader-compiles-alone',
      comment: 'Run from the sources, a reader process has what is compiled of its own room alone.',
      severity: 'error',
      from: { path: '^src/core/documents/(layout|ocr|reader)/' },
      to: {
        path: '^src/',
        pathNot: '^src/core/documents/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/core/database/generated/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^src/core/database/generated/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
