import { stdout } from 'node:process';
import { megabytesOf } from './files.js';
import { writeNotices } from './notices.js';
import { makeTree } from './tree.js';
import { removeUnused } from './unused.js';

/** Megabytes (10^6 bytes) for `node_modules` and `dist`. Each later addition that raises it is named here, up to 260. */
const LIMIT_MEGABYTES = 180;

const [out] = process.argv.slice(2);
if (out === undefined) throw new Error('Usage: npm run ship -- <new folder>');

makeTree(out);
await removeUnused(out);
const packages = await writeNotices(out);
const size = (await megabytesOf(out, 'node_modules')) + (await megabytesOf(out, 'dist'));
stdout.write(
  `${out}: node_modules and dist take ${size.toFixed(1)} of ${LIMIT_MEGABYTES} MB, ${packages} packages.\n`,
);
if (size > LIMIT_MEGABYTES) throw new Error('More than may ship: see scripts/ship/unused.ts.');
