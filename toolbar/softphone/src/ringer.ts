import type { Choice } from "./choice.ts";
import { addressOf, type RingSound } from "./rings.ts";
import { Speaker } from "./speaker.ts";

/** What rings, at a device of its own. */
export class Ringer {
  readonly #speaker = new Speaker();
  readonly #sounds = new Map<RingSound, string>();
  #rings = false;

  /** Ring as chosen, or cease. What is rung already goes on with another choice. */
  async ring(on: boolean, choice: Choice): Promise<void> {
    this.#rings = on;
    if (!on) return this.#speaker.silence();
    await this.#speaker.use(choice.ringer.id, choice.ringVolume);
    if (this.#rings) await this.#speaker.repeat(this.#sound(choice.ringSound));
  }

  get blocked(): boolean {
    return this.#speaker.blocked;
  }

  async unblock(): Promise<void> {
    if (this.#rings) await this.#speaker.unblock();
  }

  /** Use another choice from now on. */
  async use(choice: Choice): Promise<void> {
    if (this.#rings) await this.ring(true, choice);
  }

  #sound(ring: RingSound): string {
    const known = this.#sounds.get(ring) ?? addressOf(ring);
    this.#sounds.set(ring, known);
    return known;
  }
}
