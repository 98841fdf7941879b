/** How long to wait before each next try: twice as long each time, and never all clients at once. */
export interface Pace {
  /** Milliseconds; the first wait is somewhere between half of it and all of it. */
  readonly first: number;
  /** Milliseconds that no wait exceeds. */
  readonly most: number;
}

export const PACE: Pace = { first: 250, most: 10_000 };

/** Milliseconds to wait after `failures` in a row, from 1; `chance` is at least 0 and below 1. */
export function waitAfter(failures: number, chance: number, pace: Pace = PACE): number {
  const whole = Math.min(pace.most, pace.first * 2 ** (failures - 1));
  return Math.round(whole / 2 + (whole / 2) * chance);
}

/** Wait; it ends early, without an error, once `signal` is aborted. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener("abort", done);
  });
}
