import { expect, it, onTestFinished } from 'vitest';
import { startDiscordStandIn } from '../../../playground/discord/index.js';
import { login, newClient, setStage } from './bot.js';

it('a stand-in goes on where another one was: same people, places, messages and commands', async () => {
  const { discord, client, channel, ada, close } = await setStage();
  await client.application.commands.set([{ name: 'help', description: 'Help' }]);
  const question = discord.as(ada).send(channel, 'What is this?', {
    files: [{ name: 'a.txt', bytes: Buffer.from('a file') }],
  });
  const sent = await client.channels.fetch(channel.id);
  if (!sent?.isSendable()) throw new Error('the channel is not seen');
  const answer = await sent.send({ content: 'That.', reply: { messageReference: question.id } });
  const snapshot = JSON.parse(JSON.stringify(discord.snapshot()));
  await close();

  const later = await startDiscordStandIn({ snapshot });
  onTestFinished(() => later.close());
  const again = await login(later, newClient(later));
  onTestFinished(() => again.destroy());
  expect(again.user.id).toBe(client.user.id);
  const [user, room] = [later.users[0], later.channels.find(({ id }) => id === channel.id)];
  if (user === undefined || room === undefined) throw new Error('the world is empty');
  expect(user).toEqual(ada);
  expect(later.commands().map(({ name }) => name)).toEqual(['help']);
  const [asked, told] = later.messages(room, user);
  expect(asked?.attachments[0]?.bytes()).toEqual(Buffer.from('a file'));
  expect(told).toMatchObject({ id: answer.id, content: 'That.', reference: question.id });
  const seenAgain = await again.channels.fetch(room.id);
  if (!seenAgain?.isTextBased()) throw new Error('the channel is not seen');
  await (await seenAgain.messages.fetch(answer.id)).edit('Still that.');
  expect(later.messages(room, user).at(-1)?.content).toBe('Still that.');
  expect(BigInt(later.as(user).send(room, 'Later').id)).toBeGreaterThan(BigInt(answer.id));
});
