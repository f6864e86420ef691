import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeAction } from '../../src/bots/chat/action.js';
import { startOnDataFolder, type Upgraded } from './upgraded.js';
import { type Actor, type Message, NAMES, ROOMS, type World } from './worlds.js';

/** The embedded database serves all in turns: of many at once, none would be answered in time. */
const AT_ONCE = 5;
/** Fewer, and the fixture has lost its point. */
const BUTTONS_MIN = 80;

let app: Upgraded;
beforeAll(async () => {
  app = await startOnDataFolder('0.1.0');
});
afterAll(() => app?.close());

/** A message with its buttons as they were, and somebody who sees it. */
interface Old {
  readonly actor: Actor;
  readonly message: Message;
}

/** What everybody sees in private, and what all see in rooms, as seen by the owner of the place and by a player. */
const messagesIn = (world: World): readonly Old[] => {
  const isPublic = ({ id, room }: Message): boolean =>
    room !== undefined &&
    world
      .actor('Vera')
      .messages(room)
      .some((other) => other.id === id);
  return NAMES.flatMap((name) => {
    const actor = world.actor(name);
    return [undefined, ...ROOMS]
      .flatMap((room) => actor.messages(room))
      .filter((message) => message.buttons.length > 0)
      .filter((message) => ['Ada', 'Cleo'].includes(name) || !isPublic(message))
      .map((message) => ({ actor, message }));
  });
};

/** What a button does; a link has no code. */
const deedOf = ({ code, label }: Message['buttons'][number]): string =>
  decodeAction(code.split('~')[0] ?? '')?.type ?? label;

/** One of each: of what somebody sees in a room, or anybody in private, that has the same buttons. */
const unlike = (old: readonly Old[]): readonly Old[] => {
  const kinds = old.map((one) => {
    const { room, buttons } = one.message;
    return [JSON.stringify([room && one.actor.name, room, buttons.map(deedOf)]), one] as const;
  });
  return [...new Map(kinds).values()];
};

const pressAll = async ({ actor, message }: Old): Promise<void> => {
  for (const { label, code } of message.buttons) {
    // Another button may have taken the message away.
    if (!actor.messages(message.room).some(({ id }) => id === message.id)) return;
    const pressed = { by: actor.name, message: message.text, label };
    const { answered, text } = await actor.pressCode(message, code);
    expect(answered, JSON.stringify({ ...pressed, text })).toBe(true);
    expect(text, JSON.stringify(pressed)).not.toContain('Something went wrong');
  }
};

test('every old button works or says kindly why not, and none is left spinning', async () => {
  const old = Object.values(app.worlds).map(messagesIn);
  for (const ofPlatform of old)
    expect(ofPlatform.flatMap(({ message }) => message.buttons).length).toBeGreaterThan(BUTTONS_MIN);
  const left = old.flatMap((ofPlatform) => [...unlike(ofPlatform)]);
  const lane = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await pressAll(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  expect(app.errors()).toEqual([]);
});
