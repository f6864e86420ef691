import { readNamed } from '../../../playground/stage/sample.js';
import type { World } from '../worlds.js';
import { review } from './library.js';
import type { Model } from './model.js';

/** Progress of a document that has cards, and is not done. */
const HALF_READ = /Read \d+ of \d+ pages, [1-9]\d* cards? so far/;

const lecture = async (name: string) => ({ ...(await readNamed()), name });

/** Dora's has a model's tips, Nora's the built-in ones, and pages to be tried again. */
export const finishDocuments = async (world: World, model: Model): Promise<void> => {
  const [dora, nora] = [world.actor('Dora'), world.actor('Nora')];
  await dora.sendsPdf(await lecture('cells.pdf'), 6);
  await dora.reads('They are in the deck');
  await review(dora);
  model.answerOnceThen('refuse');
  await nora.sendsPdf(await lecture('plants.pdf'), 12);
  await nora.reads('They are in the deck');
  model.answer();
};

/** Omar's has cards and hangs; Quinn's waits behind it, when there is one of each platform. */
export const leaveDocumentsOpen = async (worlds: readonly World[], model: Model): Promise<void> => {
  for (const world of worlds) {
    const omar = world.actor('Omar');
    model.answerOnceThen('hang');
    await omar.sendsPdf(await lecture('half-read.pdf'), 12, 'reading');
    await omar.reads(HALF_READ, 'reading');
  }
  for (const world of worlds) {
    const quinn = world.actor('Quinn');
    await quinn.sendsPdf(await lecture('queued.pdf'), 5);
    await quinn.reads('Waiting for its turn');
  }
};
