import type { Choice } from "./choice.ts";
import { Ear } from "./ear.ts";
import type { Leg } from "./leg.ts";
import { judged, measured, type Quality } from "./quality.ts";
import { NO_STATS, type Stats } from "./stats.ts";

/** How loud it is just now, from 0 to 1. */
export interface Levels {
  readonly microphone: number;
  readonly speaker: number;
}

/** What the gauges show. */
export interface Shows {
  readonly levels: Levels | null;
  readonly quality: Quality | null;
}

/** Milliseconds between two measures of the line, and between two looks at the levels. */
const MEASURE = 1000;
const LOOK = 100;

/** How good the line is, while it is up, and how loud, while somebody looks. */
export class Gauges {
  readonly #leg: Leg;
  readonly #choice: () => Choice;
  readonly #show: (shows: Partial<Shows>) => void;
  #quality: Quality | null = null;
  #before: Stats = NO_STATS;
  #measuring: ReturnType<typeof setInterval> | undefined;
  #watching: ReturnType<typeof setInterval> | undefined;
  /** Hears the microphone for who watches, where the leg does not tell; null where it cannot be opened. */
  #ear: Promise<Ear | null> | undefined;

  constructor(leg: Leg, choice: () => Choice, show: (shows: Partial<Shows>) => void) {
    this.#leg = leg;
    this.#choice = choice;
    this.#show = show;
  }

  /** Measure the line every second, or cease to. */
  measure(on: boolean): void {
    if (on === (this.#measuring !== undefined)) return;
    clearInterval(this.#measuring);
    this.#before = NO_STATS;
    this.#measuring = on ? setInterval(() => void this.#measureOnce(), MEASURE) : undefined;
    if (!on) this.#rate(null);
  }

  /** Show levels, or cease to. */
  watch(on: boolean): void {
    if (on === (this.#watching !== undefined)) return;
    clearInterval(this.#watching);
    this.#watching = on ? setInterval(() => void this.#look(), LOOK) : undefined;
    this.#deafen();
    if (!on) this.#show({ levels: null });
  }

  async #measureOnce(): Promise<void> {
    const before = this.#before;
    const stats = await this.#leg.stats();
    if (this.#measuring === undefined) return;
    this.#before = stats;
    const heard = stats.received !== before.received || stats.lost !== before.lost;
    this.#rate(heard ? judged(this.#quality, measured(before, stats)) : null);
  }

  #rate(quality: Quality | null): void {
    this.#quality = quality;
    this.#show({ quality });
  }

  async #look(): Promise<void> {
    const { microphone, speaker } = await this.#leg.stats();
    const heard = (this.#leg.listens ? microphone : null) ?? (await this.#listenAside());
    if (this.#watching !== undefined) this.#show({ levels: { microphone: heard, speaker } });
  }

  async #listenAside(): Promise<number> {
    if (this.#watching === undefined) return 0;
    this.#ear ??= Ear.open(this.#choice()).catch(() => null);
    return (await this.#ear)?.level() ?? 0;
  }

  #deafen(): void {
    void this.#ear?.then((ear) => ear?.close());
    this.#ear = undefined;
  }
}
