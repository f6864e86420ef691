import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, first: so that nothing long is begun when the rest is nearly over. */
const FIRST = [
  'test/app/quiz.test.ts',
  'test/app/',
  'test/regressions/wrong-token-beside-working.test.ts',
  'test/architecture.test.ts',
  'test/regressions/',
  'test/bots/',
];

/** A class, since Vitest asks for one. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const bySize = await super.sort(files);
    return bySize.toSorted((a, b) => rank(a) - rank(b));
  }
}

const rank = ({ moduleId }: TestSpecification): number => {
  const at = FIRST.findIndex((start) => moduleId.includes(`/${start}`));
  return at < 0 ? FIRST.length : at;
};
