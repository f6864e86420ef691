import { expectUpgrade } from './expectations.js';
import { startOnDataFolder } from './upgraded.js';

expectUpgrade(() => startOnDataFolder('0.1.0'));
