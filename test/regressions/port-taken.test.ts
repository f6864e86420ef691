import { expect, it } from 'vitest';
import { startHttp } from '../../src/app/http.js';

it('a taken port is told by the variable that chooses another', async () => {
  const parts = { host: '127.0.0.1', health: async () => ({}), metrics: async () => '' };
  const first = await startHttp({ ...parts, port: 0 });
  await expect(startHttp({ ...parts, port: first.port })).rejects.toThrow(/in use.*HTTP_PORT/);
  await first.close();
});
