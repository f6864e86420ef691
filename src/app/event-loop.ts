import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How often the loop is looked at, in milliseconds: a measured gap holds this pause too. */
const LOOK_MS = 10;

/** Watches for how long this process hears nothing because it computes. */
export interface EventLoopWatch {
  /** The gaps since the last call, in the text format of Prometheus. */
  metrics(): string;
  close(): Promise<void>;
}

export const watchEventLoop = (): EventLoopWatch => {
  const gaps = monitorEventLoopDelay({ resolution: LOOK_MS });
  gaps.enable();
  const seconds = (nanoseconds: number): string =>
    (Math.max(0, nanoseconds / 1e6 - LOOK_MS) / 1_000).toFixed(3);
  return {
    metrics() {
      const lines = [
        '# HELP deckhand_event_loop_gap_seconds For how long this process computed and heard nothing, since the last look.',
        '# TYPE deckhand_event_loop_gap_seconds gauge',
        `deckhand_event_loop_gap_seconds{quantile="0.99"} ${seconds(gaps.percentile(99))}`,
        `deckhand_event_loop_gap_seconds{quantile="1"} ${seconds(gaps.max)}`,
        '',
      ];
      gaps.reset();
      return lines.join('\n');
    },
    close: async () => void gaps.disable(),
  };
};
