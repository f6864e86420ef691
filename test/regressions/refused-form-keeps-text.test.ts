import { afterAll, beforeAll, expect, it } from 'vitest';
import type { InteractionOutcome } from '../../playground/discord/index.js';
import { type App, discordPerson, startApp, unescaped } from '../support/app.js';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

const typedInto = ({ modal }: InteractionOutcome) =>
  Object.fromEntries((modal?.fields ?? []).map(({ customId, value }) => [customId, value]));

it('what was typed into a refused form is in it again after Try again, even after a restart', async () => {
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  const form = await acts.command(ada.channel, 'flashcard add');
  const typed = { front: '   ', back: 'A long answer, *typed* with care\nover two lines' };
  const refusal = await (await acts.submitModal(form, typed)).shown();
  expect(refusal.buttons.map(({ label }) => label)).toEqual(['Try again']);
  await app.restart();

  const again = await acts.press(refusal, 'Try again');
  expect(typedInto(again)).toEqual({ ...typed, wrong: '' });
  const added = await (await acts.submitModal(again, { ...typed, front: 'A question' })).shown();
  expect(unescaped(added.text)).toContain('A question');
});

it('an older Try again than the last opens the form as it was', async () => {
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  const refuse = async (back: string) => {
    const form = await acts.command(ada.channel, 'flashcard add');
    return (await acts.submitModal(form, { front: '   ', back })).shown();
  };
  const first = await refuse('one');
  const second = await refuse('two');
  expect(typedInto(await acts.press(first, 'Try again'))).toEqual({ front: '', back: '', wrong: '' });
  expect(typedInto(await acts.press(second, 'Try again'))).toEqual({ front: '   ', back: 'two', wrong: '' });
});
