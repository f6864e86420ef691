import { copyFile, rm } from 'node:fs/promises';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { afterEach, expect, it } from 'vitest';

/** Far below what there is: a cruise that reads nothing passes every rule. */
const MODULES_AT_LEAST = 80;
const PLANTED = 'src/core/study/planted-by-architecture-test.ts';

const check = async (from: string): Promise<ICruiseResult> => {
  const options = await extractDepcruiseOptions('./.dependency-cruiser.cjs');
  const { output } = await cruise([from], options, undefined, {
    tsConfig: extractTSConfig('./tsconfig.json'),
  });
  if (typeof output === 'string') throw new Error('expected a result, not a report');
  return output;
};
const broken = ({ summary }: ICruiseResult): string[] =>
  summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);

afterEach(() => rm(PLANTED, { force: true }));

it('keeps every import on the allowed side', async () => {
  const result = await check('src');
  expect(broken(result)).toEqual([]);
  expect(result.summary.totalCruised).toBeGreaterThan(MODULES_AT_LEAST);
});

it('catches an import that is not', async () => {
  await copyFile('test/fixtures/architecture/bad-import.ts', PLANTED);
  expect(broken(await check(PLANTED))).toEqual(
    expect.arrayContaining([
      expect.stringContaining('core-knows-no-platform'),
      expect.stringContaining('home-of-telegram'),
      expect.stringContaining('home-of-pdf'),
      expect.stringMatching(/^product-needs-only-production-packages: .* -> .*ws/),
      expect.stringMatching(/^product-knows-no-test: .* -> playground/),
    ]),
  );
});
