/** How long is waited for what should come, in milliseconds: for a limit, not a benchmark, since machines may be slow. */
export const PATIENCE_MS = 180_000;
