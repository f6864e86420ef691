/** How long something takes before it is shown, and how often it is shown again. */
interface Pace {
  readonly afterMs: number;
  readonly everyMs: number;
}

/** Shows that the bot is at work, as long as it is. @returns what ends it */
export const keepShowing = (show: () => void, { afterMs, everyMs }: Pace): (() => void) => {
  const again = (): void => {
    show();
    timer = setTimeout(again, everyMs);
  };
  let timer = setTimeout(again, afterMs);
  return () => clearTimeout(timer);
};
