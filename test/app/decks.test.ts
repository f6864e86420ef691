import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type App,
  discordPerson,
  labelsOf,
  PATIENCE_MS,
  startApp,
  telegramPerson,
  unescaped,
} from '../support/app.js';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

type Options = Readonly<Record<string, string>>;

/** What is read and can be pressed. */
interface Answer {
  readonly text: string;
  readonly labels: readonly string[];
  press(label: string): Promise<Answer>;
}

/** Somebody in private who gives commands: typed ones are joined by `::`. */
type Person = (command: string, options?: Options) => Promise<Answer>;

const onDiscord = (): Person => {
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  const answerOf = async (outcome: Awaited<ReturnType<typeof acts.command>>): Promise<Answer> => {
    const message = await outcome.shown();
    return {
      text: unescaped(message.text),
      labels: labelsOf(message),
      press: async (label) => answerOf(await acts.press(message, label)),
    };
  };
  return async (command, options = {}) => answerOf(await acts.command(ada.channel, command, options));
};

const onTelegram = (): Person => {
  const ben = telegramPerson(app);
  /** The next message of the bot, or the next state of the one that was pressed. */
  const after = async (act: () => unknown): Promise<Answer> => {
    const shownIn = ({ text, buttons }: ReturnType<typeof ben.said>[number]) =>
      JSON.stringify([text, buttons]);
    const before = new Map(ben.said().map((one) => [one.id, shownIn(one)]));
    await act();
    const message = await app.telegram.waitFor(
      () => ben.said().find((one) => before.get(one.id) !== shownIn(one)),
      PATIENCE_MS,
    );
    return {
      text: message.text ?? '',
      labels: labelsOf(message),
      press: (label) => after(() => ben.acts.press(message, label)),
    };
  };
  return (command, options = {}) => {
    const { deck, ...typed } = options;
    const words = Object.values(typed).join(' :: ');
    const named = deck === undefined ? '' : words === '' ? deck : `${words} deck: "${deck}"`;
    return after(() => ben.acts.send(ben.chat, `/${command.replace(' ', '_')} ${named || words}`));
  };
};

describe.each([
  ['Discord', onDiscord],
  ['Telegram', onTelegram],
])('on %s', (_, somebody) => {
  test('a deck that is not there is made, or can be', async () => {
    const asks = somebody();
    const added = await asks('flashcard add', { front: 'a', back: 'b', deck: 'Cell biology' });
    expect(added.text).toContain('Card added to the new deck “Cell biology”');
    const missing = await asks('study start', { deck: 'Plant biology' });
    expect(missing.text).toContain('You have no deck called “Plant biology”. Did you mean one of these?');
    expect(missing.labels).toEqual(['Cell biology', 'Create “Plant biology”']);
    expect((await missing.press('Create “Plant biology”')).text).toContain('Deck created: Plant biology');
    expect((await asks('flashcard list', { deck: 'Plant biology' })).text).toContain('No cards here yet');
  });

  test('a deck is deleted by its whole name, or by the button that has it', async () => {
    const asks = somebody();
    await asks('flashcard add', { front: 'a', back: 'b', deck: 'Biology' });
    const asked = await asks('deck delete', { deck: 'bio' });
    expect(asked.text).toContain('None of your decks is called exactly “bio”');
    expect((await asked.press('Biology')).text).toContain('“Biology” and its cards are deleted');
  });

  test('a card goes to another deck and back, and decks are merged and come apart', async () => {
    const asks = somebody();
    const added = await asks('flashcard add', { front: 'a', back: 'b', deck: 'Biology' });
    await asks('flashcard add', { front: 'c', back: 'd', deck: 'Cells' });
    const moved = await (await added.press('Move')).press('Cells');
    expect(moved.text).toContain('1 card is now in “Cells”.');
    expect((await moved.press('Undo')).text).toContain('The card is back where it was.');
    const merged = await asks('deck merge', { from: 'Cells', into: 'Biology' });
    expect(merged.text).toContain('“Cells” is now part of “Biology”: 1 card moved.');
    expect((await merged.press('Undo')).text).toContain('Deck is back: Cells');
  });

  test('the first answer has an example of everything, and buttons that do it', async () => {
    const help = await somebody()('help');
    expect(help.text.split('\n').length).toBeLessThanOrEqual(12);
    for (const word of ['osmosis', 'study', 'Biology']) expect(help.text).toContain(word);
    expect(help.labels.slice(0, 3)).toEqual(['Cards from a PDF', 'Add a card', 'Study']);
  });
});

test('on Telegram nothing in names and cards can be tapped, and the bot’s own commands can', async () => {
  const ben = telegramPerson(app);
  ben.acts.send(
    ben.chat,
    '/add See https://evil.example.com/x, www.example.org #now :: run /stop or @everyone',
  );
  const added = await ben.reads('Card added');
  const live = (types: readonly string[]) =>
    ['url', 'hashtag', 'mention', 'bot_command', 'email'].filter((type) => types.includes(type));
  expect(live(added.entities.map(({ type }) => type))).toEqual([]);
  ben.acts.send(ben.chat, '/help');
  const help = await ben.reads('What I can do');
  expect(live(help.entities.map(({ type }) => type))).toEqual(['bot_command']);
});
