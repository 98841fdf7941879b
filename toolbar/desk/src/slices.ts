import type { AnyEvent } from "@cordboard/client";
import type { DeskState, Feature, SliceName } from "./port.ts";

/** The state of a desk: slices of features, changed by events and by what features learn. Tells who listens. */
export class Slices {
  #state: DeskState;
  readonly #features: readonly Feature[];
  readonly #heard = new Set<() => void>();

  constructor(features: readonly Feature[]) {
    this.#features = features;
    this.#state = Object.fromEntries(features.map((one) => [one.name, one.initial])) as unknown as DeskState;
  }

  get state(): DeskState {
    return this.#state;
  }

  subscribe(heard: () => void): () => void {
    this.#heard.add(heard);
    return () => void this.#heard.delete(heard);
  }

  /** All slices after an event; those that it changed were changed at once. */
  hear(event: AnyEvent, at: number): void {
    let next = this.#state;
    for (const { name, after } of this.#features) {
      const mine = after?.(next[name], event, at, next);
      if (mine !== undefined && mine !== next[name]) next = { ...next, [name]: mine };
    }
    this.#become(next);
  }

  change<Name extends SliceName>(name: Name, change: Partial<DeskState[Name]>): void {
    const before = this.#state[name];
    const same = Object.entries(change).every(([key, value]) => Object.is(Reflect.get(before, key), value));
    if (!same) this.#become({ ...this.#state, [name]: { ...(before as object), ...change } });
  }

  /** Whole slices, as another desk has left them. */
  restore(slices: Partial<DeskState>): void {
    this.#become({ ...this.#state, ...slices });
  }

  #become(next: DeskState): void {
    if (next === this.#state) return;
    this.#state = next;
    for (const heard of [...this.#heard]) heard();
  }
}
