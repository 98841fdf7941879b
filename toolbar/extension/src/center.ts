/** The center as the toolbar finds it: what stands in the way, one after the other, and how it is let in. */

import { type DeskHealth, Door, Refused, Unreachable } from "@cordboard/client";
import type { Word } from "./words/index.ts";

/** What is wrong, in the words of the catalogue: `doctor.CODE`, with its values. */
export interface Finding {
  readonly code: Extract<Word, `doctor.${string}`>;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What everybody may read of a center. */
export interface Center {
  readonly name: string;
  /** The center lets this extension in, or any program. */
  readonly letsIn: boolean;
  /** What is not right, although it works. */
  readonly finding: Finding | null;
}

const SETTINGS = "/desk/settings.json";
const HEALTH = "/desk/health";
/** Asked with a token that nobody has: the answer tells whether we are let in. */
const PROBE = "/api/v2/tokens/refresh";
/** Milliseconds that a clock may be wrong. */
const CLOCK = 2 * 60_000;

/** Look at a center. `may`: the browser lets us speak with it. */
export async function examine(
  server: string,
  may: boolean,
  now: () => number = Date.now,
  door: Pick<Door, "ask" | "exchange"> = new Door(server),
): Promise<Center | Finding> {
  if (!may) return finding("NO_LEAVE", { server });
  try {
    const answer = await door.ask(SETTINGS);
    const told: unknown = await answer.json().catch(() => null);
    const name: unknown = Reflect.get(Object(told), "name");
    if (typeof name !== "string") return finding("NOT_OURS", { server });
    const { clock } = (await (await door.ask(HEALTH)).json()) as DeskHealth;
    return { name, letsIn: await letsIn(door), finding: clockOf(Number(clock), now()) };
  } catch (error) {
    return troubleWith(server, error);
  }
}

async function letsIn(door: Pick<Door, "exchange">): Promise<boolean> {
  try {
    await door.exchange(PROBE, { refreshToken: "-" });
    return true;
  } catch (error) {
    if (error instanceof Refused && error.status < 500) return error.code !== "UNKNOWN_ORIGIN";
    throw error;
  }
}

function clockOf(center: number, now: number): Finding | null {
  const wrong = Math.abs(now - center);
  if (!(wrong > CLOCK)) return null;
  return finding("CLOCK", { minutes: Math.round(wrong / 60_000) });
}

function troubleWith(server: string, error: unknown): Finding {
  if (error instanceof Unreachable) return finding("NO_ANSWER", { server });
  if (!(error instanceof Refused)) return finding("NOT_OURS", { server });
  if (error.status === 421) return finding("WRONG_NAME", { server });
  if (error.status >= 500) return finding("TROUBLE", { status: error.status });
  return finding("NOT_OURS", { server });
}

export function finding(code: string, values: Finding["values"]): Finding {
  return { code: `doctor.${code}` as Finding["code"], values };
}

// -- being let in

/** A wish to be let in, and where a person approves it. */
export interface Pairing {
  readonly pairing: string;
  readonly code: string;
  readonly address: string;
}

export type Approval = "waiting" | "approved" | "refused" | "expired";

export class Pairings {
  readonly #door: Pick<Door, "ask" | "exchange">;

  constructor(server: string, door: Pick<Door, "ask" | "exchange"> = new Door(server)) {
    this.#door = door;
  }

  /** Ask to be let in to the seat of a user. Throws what the client throws. */
  async ask(user: string): Promise<Pairing> {
    return (await this.#door.exchange("/api/v2/pairings", { seat: user })) as Pairing;
  }

  /** What has become of it; while the center does not answer, it waits. */
  async state({ pairing }: Pairing): Promise<Approval> {
    try {
      const answer = await this.#door.ask(`/api/v2/pairings/${encodeURIComponent(pairing)}`);
      return ((await answer.json()) as { readonly state: Approval }).state;
    } catch (error) {
      return error instanceof Refused && error.code === "PAIRING_UNKNOWN" ? "expired" : "waiting";
    }
  }
}
