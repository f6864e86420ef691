/** Runs work in order within a line; lines run side by side. */
export class Lines {
  readonly #tails = new Map<string, Promise<void>>();

  /**
   * Starts `work` at once, with what it must wait for itself: the work before it in the same line.
   * @param work must not reject
   */
  enter(line: string, work: (before: Promise<void> | undefined) => Promise<void>): void {
    const tail = work(this.#tails.get(line)).finally(() => {
      if (this.#tails.get(line) === tail) this.#tails.delete(line);
    });
    this.#tails.set(line, tail);
  }

  /** Resolves when all work entered so far is done. */
  async idle(): Promise<void> {
    await Promise.all(this.#tails.values());
  }
}
