import type { Messenger } from '../chat/messenger.js';
import type { Priority } from './budget.js';
import { messageRef, type Place, type Posted, readMessage, readPlace } from './refs.js';
import { type Draft, render } from './render.js';
import type { Sender } from './sender.js';

export const createMessenger = (sender: Sender): Messenger => ({
  async send(place, view) {
    return messageRef(await sendAll(sender, readPlace(place), render(view), 'news'));
  },
  async edit(message, view, weight = 'progress') {
    const [draft, ...more] = render(view);
    const posted = readMessage(message);
    const edited = draft ? await sender.edit(posted, draft, weight) : posted;
    for (const further of more) await sender.send(edited, further, { priority: 'news' });
    return messageRef(edited);
  },
});

/** Sends the drafts one after another. @returns the first, which is the one to be edited later */
export const sendAll = async (
  sender: Sender,
  place: Place,
  [first, ...more]: readonly Draft[],
  priority: Priority,
  replyTo?: number,
): Promise<Posted> => {
  if (!first) throw new Error('A view without any message');
  const options = { priority, ...(replyTo !== undefined && { replyTo }) };
  const posted = await sender.send(place, first, options);
  for (const draft of more) await sender.send(posted, draft, { priority });
  return posted;
};
