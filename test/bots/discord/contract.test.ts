import { adapterContract } from '../contract/contract.js';
import { makeDiscordHarness } from './harness.js';

adapterContract('Discord', makeDiscordHarness);
