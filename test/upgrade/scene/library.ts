import type { Actor, World } from '../worlds.js';

export const CAPITALS = { France: 'Paris', Italy: 'Rome', Spain: 'Madrid', Austria: 'Vienna' } as const;
/** So few that their questions can only be of true or false. */
export const PAIRS = { Norway: 'Oslo', Peru: 'Lima' } as const;

export const learn = async (
  actor: Actor,
  deck: string,
  cities: Readonly<Record<string, string>>,
): Promise<void> => {
  await actor.says('deck create', { name: deck });
  for (const [country, back] of Object.entries(cities))
    await actor.says('flashcard add', { front: `Capital of ${country}?`, back, deck });
};

/** Ada's deck, which everybody may play in every room where there are games of it. */
export const offerCapitals = async (world: World): Promise<void> => {
  const ada = world.actor('Ada');
  await learn(ada, 'Capitals', CAPITALS);
  for (const room of ['study', 'break', 'finished', 'lost'])
    await ada.says('deck offer', { deck: 'Capitals' }, room);
};

/** Dora has one of everything, and every message with a button about it. */
export const collect = async (world: World): Promise<void> => {
  const dora = world.actor('Dora');
  await learn(dora, 'Rivers', { Egypt: 'Cairo' });
  for (let i = 1; i <= 12; i++)
    await dora.says('flashcard add', { front: `River ${i}?`, back: `Answer ${i}` });
  await dora.says('flashcard add', { front: 'Gone?', back: 'Yes' });
  await dora.says('flashcard delete', { card: 'Gone?' });
  await dora.says('flashcard add', { front: 'Improved?', back: 'Soon', enhance: true });
  await dora.says('flashcard show', { card: 'River 3?' });
  await dora.says('flashcard search', { words: 'River' });
  await dora.says('flashcard list');
  await dora.says('deck create', { name: 'Old notes' });
  await dora.says('deck delete', { deck: 'Old notes' });
  await dora.says('deck list');
  for (const command of ['settings', 'privacy', 'help']) await dora.says(command);
  const settings = await dora.reads('Settings');
  await dora.press(settings, 'Count quiz answers');
  await dora.says('study start', {}, 'reading');
  await world.actor('Vera').says('forget-me');
};

/** The first of the cards that were made of a PDF. */
export const review = async (dora: Actor): Promise<void> => {
  await dora.press(await dora.reads('They are in the deck'), 'Review');
};
