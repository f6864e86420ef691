import { h, whileBusy } from './dom.js';
import { attempt } from './toast.js';

/** A button that sends a lecture for whoever has no PDF at hand. */
export const sampleChip = (send) => {
  const chip = h(
    'button',
    { type: 'button', class: 'chip', onclick: () => whileBusy(chip, () => attempt(send)) },
    '📄 Send the sample lecture',
  );
  return chip;
};
