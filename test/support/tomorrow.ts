/** Loaded before the bot: its clock is a day ahead, and so is that of its embedded database. */
const DAY_MS = 86_400_000;

const { now } = Date;
Date.now = () => now() + DAY_MS;
globalThis.Date = new Proxy(Date, {
  construct: (target, moment, as) =>
    Reflect.construct(target, moment.length === 0 ? [target.now()] : moment, as),
});
