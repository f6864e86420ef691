import { expect, it } from 'vitest';
import { drawLecture } from '../../../playground/sample/draw.js';
import { samplePdf } from '../../../playground/sample.js';

it('the sample lecture in the repository is what its text makes', async () => {
  expect(Buffer.compare(await samplePdf(), await drawLecture())).toBe(0);
});
