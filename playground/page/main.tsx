import { render } from 'preact';
import { readWorld } from './api.js';
import { App } from './app.js';

render(<App world={await readWorld()} />, document.body);
