import { type Messenger, viewNow } from '../chat/messenger.js';
import type { Readers } from '../chat/readers.js';
import { bindView } from '../messages/bind.js';
import type { Catalog } from '../messages/catalog.js';
import type { Priority } from './budget.js';
import type { Newest } from './newest.js';
import { messageRef, type Place, type Posted, readMessage, readPlace } from './refs.js';
import { type Draft, render } from './render.js';
import type { Sender } from './sender.js';

export const createMessenger = ({
  sender,
  readers,
  newest,
}: {
  readonly sender: Sender;
  readonly readers: Readers;
  readonly newest: Newest;
}): Messenger => ({
  async send(ref, view) {
    const place = readPlace(ref);
    const words = await wordsIn(readers, place);
    return messageRef(await sendAll(sender, place, () => render(bindView(viewNow(view), words)), 'news'));
  },
  async edit(message, view, weight = 'progress') {
    const posted = readMessage(message);
    const [draft, ...more] = render(bindView(view, await wordsIn(readers, posted)));
    const edited = draft ? await sender.edit(posted, draft, weight) : posted;
    for (const further of more) await sender.send(edited, further, { priority: 'news' });
    return messageRef(edited);
  },
  isInSight: async (message) => newest.isBefore(readMessage(message)),
});

/** A private chat has the number of its person, which is positive; a group's is negative. */
const wordsIn = (readers: Readers, { chat }: Place): Promise<Catalog> =>
  chat > 0 ? readers.person(`${chat}`) : readers.room(`${chat}`);

/**
 * Sends the drafts one after another; a function draws them when the first can go.
 * @returns the first, which is the one to be edited later
 */
export const sendAll = async (
  sender: Sender,
  place: Place,
  drafts: readonly Draft[] | (() => readonly Draft[]),
  priority: Priority,
  replyTo?: number,
): Promise<Posted> => {
  let more: readonly Draft[] = [];
  const draw = (): Draft => {
    const [first, ...others] = typeof drafts === 'function' ? drafts() : drafts;
    if (!first) throw new Error('A view without any message');
    more = others;
    return first;
  };
  const posted = await sender.send(place, draw, { priority, ...(replyTo !== undefined && { replyTo }) });
  for (const draft of more) await sender.send(posted, draft, { priority });
  return posted;
};
