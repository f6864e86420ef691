import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ShownMessage } from '../../playground/discord/index.js';
import { readNamed } from '../../playground/stage/sample.js';
import { createInbox } from '../../src/core/events/inbox.js';
import { createLog } from '../../src/log.js';
import {
  type App,
  type DiscordPerson,
  discordPerson,
  labelsOf,
  PATIENCE_MS,
  startApp,
  unescaped,
} from '../support/app.js';
import { lecturePdf } from '../support/pdfs.js';

const MENU = 'Cards from this PDF';
const lecture = await readNamed();
const named = async (name: string) => ({
  name,
  bytes: await lecturePdf({ pages: 2, topic: `About ${name}` }),
});
const wordFile = { name: 'notes.docx', bytes: new TextEncoder().encode('PK\x03\x04 word/document.xml') };

/** How a document ended. */
const IN_DECK = /(?:It is|They are) in the deck/;
const endsOf = (shown: readonly ShownMessage[]): string[] =>
  shown.flatMap(({ text }) => /cards? from (\S+\.pdf)/.exec(unescaped(text))?.[1] ?? []);

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

const actsOf = ({ user }: DiscordPerson) => app.discord.as(user);
/** The messages of the bot, as the person sees them. */
const saidTo = (person: DiscordPerson, where = person.channel): readonly ShownMessage[] =>
  app.discord.messages(where, person.user).filter(({ author }) => author.isBot);

describe('the menu of a message', () => {
  test('makes cards from its PDF, for all to see', async () => {
    const [ben, ada] = [discordPerson(app, 'Ben'), discordPerson(app)];
    ada.channel.guild?.members.add(ben.user);
    const posted = actsOf(ben).send(ada.channel, 'Slides of today', { files: [lecture] });
    await actsOf(ada).contextMenu(MENU, posted);
    const end = await ada.sees(IN_DECK);
    expect(end.ephemeralFor).toBeUndefined();
    expect(labelsOf(end)).toContain('Get these cards');
  });

  test('takes several PDFs in their order', async () => {
    const ada = discordPerson(app);
    const files = await Promise.all(['one.pdf', 'two.pdf', 'three.pdf'].map(named));
    await actsOf(ada).contextMenu(MENU, actsOf(ada).send(ada.channel, '', { files }));
    await ada.sees('In line, after two.pdf.');
    await app.discord.waitFor(() => endsOf(saidTo(ada)).length === 3, PATIENCE_MS);
    expect(endsOf(saidTo(ada))).toEqual(['one.pdf', 'two.pdf', 'three.pdf']);
  });

  test('takes what a message forwards', async () => {
    const ada = discordPerson(app);
    const elsewhere = discordPerson(app, 'Ben', [ada.user]);
    const posted = actsOf(elsewhere).send(elsewhere.channel, '', { files: [lecture] });
    await actsOf(ada).contextMenu(MENU, actsOf(ada).forward(posted, ada.channel));
    await ada.sees('cards from lecture.pdf');
    const words = actsOf(elsewhere).send(elsewhere.channel, 'Osmosis: water moving through a membrane');
    await actsOf(ada).contextMenu('Make flashcard', actsOf(ada).forward(words, ada.channel));
    await ada.sees('Card added');
  });

  test('reports each in the direct messages where the bot may not write', async () => {
    const ada = discordPerson(app);
    app.discord.faults.refusePosts(ada.channel);
    const files = await Promise.all(['p.pdf', 'q.pdf'].map(named));
    await actsOf(ada).contextMenu(MENU, actsOf(ada).send(ada.channel, '', { files }));
    const dm = app.discord.dmOf(ada.user);
    await app.discord.waitFor(() => endsOf(saidTo(ada, dm)).length === 2, PATIENCE_MS);
    expect(endsOf(saidTo(ada, dm))).toEqual(['p.pdf', 'q.pdf']);
    expect(saidTo(ada, dm)).toHaveLength(2);
  });

  test('says in private what cannot be taken, and takes the rest', async () => {
    const ada = discordPerson(app);
    const files = [wordFile, await named('notes.pdf'), { name: 'empty.pdf', bytes: new Uint8Array() }];
    await actsOf(ada).contextMenu(MENU, actsOf(ada).send(ada.channel, '', { files }));
    const refused = await ada.sees('notes.docx: That is a Word document, not a PDF.');
    expect(refused.ephemeralFor).toBe(ada.user.id);
    expect(unescaped(refused.text)).toContain('empty.pdf: That file is empty.');
    await ada.sees('cards from notes.pdf');
  });

  test('is of no use on the bot’s own report, and says what is', async () => {
    const ada = discordPerson(app);
    const acts = actsOf(ada);
    await acts.contextMenu(MENU, acts.send(ada.channel, '', { files: [await named('own.pdf')] }));
    const refused = await (await acts.contextMenu(MENU, await ada.sees(IN_DECK))).shown();
    expect(refused.text).toContain('That’s my own message, not the PDF. Use this on the message with');
  });

  test('refuses a message without a PDF with a sentence', async () => {
    const ada = discordPerson(app);
    const acts = actsOf(ada);
    const use = async (message: ShownMessage) => (await acts.contextMenu(MENU, message)).shown();
    const onText = await use(acts.send(ada.channel, 'Mitochondria make ATP.'));
    expect(onText.text).toContain('That message has no file.');
    expect(onText.ephemeralFor).toBe(ada.user.id);
    const onWord = await use(acts.send(ada.channel, 'Notes', { files: [wordFile] }));
    expect(onWord.text).toContain('That is a Word document, not a PDF.');
    expect(onWord.text).not.toContain('notes.docx');
  });

  test('works where only the person has the app, and reports in the direct messages', async () => {
    const ada = discordPerson(app);
    ada.user.hasApp = true;
    const friend = app.discord.addUser({ name: 'Eve' });
    const chat = app.discord.addPrivateChat([ada.user, friend]);
    const files = await Promise.all(['a.pdf', 'b.pdf'].map(named));
    const posted = app.discord.as(friend).send(chat, '', { files });
    const answer = await (await actsOf(ada).contextMenu(MENU, posted)).shown();
    expect(answer.ephemeralFor).toBe(ada.user.id);
    const dm = app.discord.dmOf(ada.user);
    await app.discord.waitFor(() => endsOf(saidTo(ada, dm)).length === 2, PATIENCE_MS);
    expect(app.discord.messages(chat, friend)).toHaveLength(1);
  });
});

describe('the direct messages', () => {
  test('take a PDF, with words that say what is wanted', async () => {
    const ada = discordPerson(app);
    const dm = app.discord.dmOf(ada.user);
    const words = '3 cards about learning, p. 1-2, and greetings from my professor at home';
    actsOf(ada).send(dm, words, { files: [lecture] });
    await ada.sees('3 cards · pages 1–2 · about learning', dm);
    await ada.sees('so I left it out', dm);
    await ada.sees(IN_DECK, dm);
  });

  test('take several at once, and say what is no PDF', async () => {
    const ada = discordPerson(app);
    const dm = app.discord.dmOf(ada.user);
    const files = [await named('x.pdf'), wordFile, await named('y.pdf')];
    actsOf(ada).send(dm, '2 cards', { files });
    await ada.sees('notes.docx: That is a Word document', dm);
    await app.discord.waitFor(() => endsOf(saidTo(ada, dm)).length === 2, PATIENCE_MS);
    expect(endsOf(saidTo(ada, dm))).toEqual(['x.pdf', 'y.pdf']);
  });

  test('greet whoever writes, then say what there is, and keep silent about pins', async () => {
    const ada = discordPerson(app);
    const dm = app.discord.dmOf(ada.user);
    const first = actsOf(ada).send(dm, 'Hi there');
    const hello = await ada.sees('Hello! I turn lecture PDFs into flashcards', dm);
    expect(unescaped(hello.text)).toContain('Send me a PDF: “10 cards about enzymes, p. 3-8”');
    actsOf(ada).pin(first);
    actsOf(ada).send(dm, 'And now?');
    await ada.sees('What I can do', dm);
    await app.restart();
    expect(saidTo(ada, dm)).toHaveLength(2);
  });

  test('are kept until they are answered, whatever becomes of the process', async () => {
    const ada = discordPerson(app);
    const dm = app.discord.dmOf(ada.user);
    await app.lookInside(async (database) => {
      const { id, attachments } = actsOf(ada).send(dm, '2 cards', { files: [lecture] });
      const [file] = attachments;
      const attachment = { id: file?.id, filename: file?.name, url: file?.url, size: file?.size };
      const author = { id: ada.user.id, username: 'ada' };
      const payload = { id, channel_id: dm.id, author, content: '2 cards', attachments: [attachment] };
      const inbox = createInbox({ database, log: createLog('silent', []) });
      await inbox.store('discord', [{ id: BigInt(id), lane: ada.user.id, payload }]);
    });
    await ada.sees('2 cards from lecture.pdf', dm);
    await app.lookInside(async ({ prisma }) => {
      const rows = await prisma.inbox.findMany({ where: { platform: 'discord' } });
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row).toMatchObject({ payload: {}, lane: '', doneAt: expect.any(Date) });
    });
  });
});
