import type { Feature } from "./port.ts";

/**
 * Milliseconds until features ask for what an event does not tell: what it does tell is on the screen first, and what
 * several events set off, as those that come together often do, is asked for once.
 */
export const SOON = 20;

/** What is to be asked for soon. */
export class Asking {
  readonly #ask: (feature: Feature) => void;
  readonly #due = new Set<Feature>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ask: (feature: Feature) => void) {
    this.#ask = ask;
  }

  soon(feature: Feature): void {
    this.#due.add(feature);
    this.#timer ??= setTimeout(() => this.#begin(), SOON);
  }

  /** Nobody wants to know any more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#due.clear();
  }

  #begin(): void {
    const due = [...this.#due];
    this.stop();
    for (const one of due) this.#ask(one);
  }
}
