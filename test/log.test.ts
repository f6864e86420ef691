import { expect, it } from 'vitest';
import { createLog } from '../src/log.js';

it('writes no secret, wherever it stands', () => {
  const token = '123456:AA-canary/"quoted"';
  const lines: string[] = [];
  const log = createLog('trace', [token, undefined, ''], { write: (line: string) => lines.push(line) });
  const error = new Error(`request to https://api.telegram.org/bot${token}/getMe failed`);
  log.error(
    { err: error, url: encodeURIComponent(token), nested: { deep: [token] } },
    `failed with ${token}`,
  );
  expect(lines.join('')).toContain('[redacted]');
  expect(lines.join('')).not.toContain('canary');
});
