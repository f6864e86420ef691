import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, discordPerson, PATIENCE_MS, startApp, unescaped } from '../support/app.js';

/** What people are told to do next fits the platform on which they read it. */
let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

describe('on Discord, where options are fields', () => {
  test('a command that lacks something names the field', async () => {
    const ada = discordPerson(app);
    const asks = async (command: string, options = {}) =>
      unescaped((await (await app.discord.as(ada.user).command(ada.channel, command, options)).shown()).text);
    expect(await asks('pdf')).toMatch(/Choose one as `file` in <\/pdf:\d+>/);
    expect(await asks('deck offer')).toContain('Choose one of your decks as `deck`');
    expect(await asks('language')).toMatch(/<\/language:\d+> with `for` set to “everyone here”/);
    expect(await asks('language', { language: 'de' })).toMatch(
      /schreibe ich auf Englisch. Ändern kann das die Moderation: <\/language:\d+> mit „alle hier“ bei `for`/,
    );
  });
});

describe.each(['en', 'de'])('on Telegram, where commands are typed, in %s', (language) => {
  const people = () => {
    const { telegram } = app;
    const ada = telegram.addUser({ name: 'Ada', language });
    const group = telegram.addGroup({ title: 'Biology', admins: [ada] });
    const home = telegram.privateChat(ada);
    /** The next thing that the bot says to her there. */
    const tell = async (words: string, chat = home): Promise<string> => {
      const said = () => telegram.messages(chat, { viewer: ada }).filter(({ from }) => from.isBot);
      const before = said().length;
      telegram.as(ada).send(chat, words);
      const text = await telegram.waitFor(() => said()[before]?.text ?? undefined, PATIENCE_MS);
      return text.replaceAll('\u2060', '');
    };
    return { group, home, tell };
  };
  const english = language === 'en';

  test('a choice that there is not is answered with those that there are', async () => {
    const { tell } = people();
    expect(await tell('/language Klingon')).toBe(
      english
        ? "✋ I don't know “Klingon”. Choose from: English, German, or app."
        : '✋ „Klingon“ kenne ich nicht. Möglich sind: Englisch, Deutsch oder app.',
    );
  });

  test('a command for many leads on from the private chat', async () => {
    const { tell } = people();
    for (const command of ['/quiz', '/deck_offer'])
      expect(await tell(command)).toBe(
        english
          ? '✋ That works only in groups. Add me to one and use it there. Alone you can study here: /study'
          : '✋ Das geht nur in Gruppen. Füg mich zu einer hinzu und gib den Befehl dort ein. Allein lernen kannst du hier: /study',
      );
    expect(await tell(`/language ${english ? 'german for: everyone' : 'englisch für: alle'}`)).toContain(
      english ? 'Nobody else reads this chat.' : 'Diesen Chat liest sonst niemand.',
    );
  });

  test('a moderator is told how to choose for all, and may say it in several words', async () => {
    const { tell, group } = people();
    await tell('/start');
    expect(await tell('/language', group)).toContain(
      english
        ? 'What everybody reads here is in English. Moderators can change that: /language german for: everyone'
        : 'Was hier alle lesen, schreibe ich auf Englisch. Ändern kann das die Moderation: /language englisch für: alle',
    );
    for (const everyone of ['everybody', 'gruppe', 'Group', 'alle', 'jeder'])
      expect(await tell(`/language app for: ${everyone}`, group)).toContain(
        english ? 'Language changed' : 'Sprache geändert',
      );
  });

  test('a deck is named behind the command', async () => {
    const { tell, group } = people();
    expect(await tell('/deck_offer', group)).toMatch(/after the command|hinter den Befehl/);
    expect(await tell('/pdf')).toMatch(english ? /reply to one with \/pdf/ : /antworte mit \/pdf/);
  });

  test('a question is done with when its own command brings what it asks for', async () => {
    const { tell } = people();
    await tell('/search');
    await tell('/search zzzz');
    expect(await tell('/cancel')).toMatch(/No question is open|keine Frage offen/);
  });

  test('a command that there is not is no answer to a question, which stays open', async () => {
    const { tell, home } = people();
    await tell('/add');
    expect(await tell('/deck foo')).toContain(
      english ? 'There is no command /deck.' : 'Den Befehl /deck gibt es nicht.',
    );
    expect(await tell('/decks')).toContain(english ? 'Your decks' : 'Deine Stapel');
    await app.telegram.waitFor(
      () =>
        app.telegram
          .messages(home)
          .at(-1)
          ?.text?.match(/still open|noch offen/),
      PATIENCE_MS,
    );
    expect(await tell('What is ATP?')).toContain(english ? '2 of 2' : '2 von 2');
    expect(await tell('/usr/bin holds programs')).toContain(english ? 'Card added' : 'Karte hinzugefügt');
  });
});
