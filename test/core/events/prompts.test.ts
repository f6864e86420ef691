import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/core/database/client.js';
import { createPrompts } from '../../../src/core/events/prompts.js';
import { newId } from '../../../src/core/ids.js';
import { emptyDatabase, freshDatabase } from '../../support/database.js';

const person = (platformUserId: string, platform = 'telegram') => ({
  platform,
  platformUserId,
  displayName: `Person ${platformUserId}`,
});
const form = { title: 'A card', fields: [{ name: 'front' }] };

describe('prompts', () => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  beforeEach(async () => {
    await emptyDatabase(database);
    for (const identity of [person('1'), person('2')])
      await database.prisma.user.create({ data: { id: newId(), identities: { create: identity } } });
  });
  afterAll(() => database.close());

  it('remembers a form and its answers, for the person asked and for nobody else', async () => {
    const id = await createPrompts({ database }).open(person('1'), form);
    await createPrompts({ database }).advance(id, { front: 'ATP' }, '5#6:text');
    const prompts = createPrompts({ database });
    expect(await prompts.current(person('1'))).toEqual({
      id,
      form,
      answers: { front: 'ATP' },
      messageKey: '5#6:text',
    });
    expect(await prompts.current(person('2'))).toBeUndefined();
    expect(await prompts.current(person('1', 'discord'))).toBeUndefined();
  });

  it('has one form open for a person: the newest', async () => {
    const prompts = createPrompts({ database });
    await prompts.open(person('1'), form);
    const second = await prompts.open(person('1'), { ...form, title: 'Another' });
    expect(await prompts.current(person('1'))).toMatchObject({ id: second, form: { title: 'Another' } });
    await prompts.close(second);
    expect(await prompts.current(person('1'))).toBeUndefined();
  });

  it('forgets a form after a day', async () => {
    const prompts = createPrompts({ database });
    await prompts.open(person('1'), form);
    await database.prisma.prompt.updateMany({ data: { createdAt: new Date(Date.now() - 25 * 3_600_000) } });
    expect(await prompts.current(person('1'))).toBeUndefined();
  });

  it('asks nobody it does not know', async () => {
    await expect(createPrompts({ database }).open(person('3'), form)).rejects.toThrow();
  });
});
