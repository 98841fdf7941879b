import type { AnyEvent } from "@cordboard/client";

/**
 * When something happened, by this machine's clock: its own may be ahead of the center's, or behind. What is heard
 * soonest after it happened tells best by how much.
 */
export class Clock {
  /** Milliseconds that this machine's clock is ahead of the center's, as far as is known. */
  ahead = Number.POSITIVE_INFINITY;

  /** Epoch milliseconds by this machine's clock, of an event that is heard `now`. */
  at(event: AnyEvent, now: number): number {
    const told = Date.parse(event.timestamp);
    if (Number.isNaN(told)) return now;
    this.ahead = Math.min(this.ahead, now - told);
    return told + this.ahead;
  }
}
