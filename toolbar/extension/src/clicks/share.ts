/** How the strip and the script for numbers find each other: they live in one world of a page, and nobody else does. */

export interface Clicks {
  /** Make numbers pressable, with the country of numbers that name none; `pressed` hears them. */
  start(country: string, label: (number: string) => string, pressed: (number: string) => void): void;
  stop(): void;
}

const PLACE = Symbol.for("cordboard.clicks");

export function offer(clicks: Clicks): void {
  Reflect.set(globalThis, PLACE, clicks);
}

export function offered(): Clicks | undefined {
  return Reflect.get(globalThis, PLACE);
}
