import type { ResponseParameters } from 'grammy/types';

/** What goes wrong with one call. */
export interface Fault {
  /** The method it waits for; any method without. Case does not matter. */
  method?: string;
  /** Refuse with this instead of doing what was asked. */
  error?: { code: number; description: string; parameters?: ResponseParameters };
  /** Answer with a proxy's HTML page of this status instead. */
  page?: number;
  /** What was asked is done whatever is answered. */
  tookEffect?: true;
  /** Wait this long before anything else. */
  delayMs?: number;
  /** Cut the connection: `before` doing what was asked, or `after`, so that the answer is lost. */
  drop?: 'before' | 'after';
}

/** Faults still to come; each strikes once, in the order in which they were set. */
export class Faults {
  #coming: Fault[] = [];

  /** Sets a fault for the next matching call, or for the next `times` of them. */
  next(fault: Fault, times = 1): void {
    for (let i = 0; i < times; i++) this.#coming.push(fault);
  }

  clear(): void {
    this.#coming = [];
  }

  /** Takes the fault that strikes a call of this method, if there is one. */
  take(method: string): Fault | undefined {
    const at = this.#coming.findIndex(
      (fault) => fault.method === undefined || fault.method.toLowerCase() === method.toLowerCase(),
    );
    return at === -1 ? undefined : this.#coming.splice(at, 1)[0];
  }
}
