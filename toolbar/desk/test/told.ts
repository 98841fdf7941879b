/** A desk that is told what happens, without a center. */

import type { AgentBridgeStatus, AnyEvent, CallInfo } from "@cordboard/client";
import { FEATURES } from "../src/features/index.ts";
import type { ActName, DeskPort, DeskState } from "../src/port.ts";
import { Slices } from "../src/slices.ts";

export const START = Date.parse("2026-11-27T08:00:00.000Z");
export const CALL: CallInfo = {
  callSessionId: "A1",
  number: "+14155550123",
  campaignId: "7",
  agentInitiated: false,
};

export type Body = AnyEvent extends infer One
  ? One extends AnyEvent
    ? Omit<One, "timestamp">
    : never
  : never;

/** A port whose state follows what it is told, a second after each other; acts are noted, and done. */
export class ToldDesk implements DeskPort {
  readonly acts: [name: string, ...given: unknown[]][] = [];
  readonly #slices = new Slices(FEATURES);
  /** When the next event happens. */
  at = START;

  get state(): DeskState {
    return this.#slices.state;
  }

  subscribe(heard: () => void): () => void {
    return this.#slices.subscribe(heard);
  }

  async act(name: ActName, ...given: unknown[]): Promise<boolean> {
    this.acts.push([name, ...given]);
    return true;
  }

  hear(...events: Body[]): this {
    for (const body of events) {
      this.#slices.hear({ timestamp: new Date(this.at).toISOString(), ...body } as AnyEvent, this.at);
      this.at += 1000;
    }
    return this;
  }

  knows(slices: Partial<DeskState>): this {
    this.#slices.restore(slices);
    return this;
  }
}

export function status(more: AgentBridgeStatus): Body {
  const idle = { loggedIn: true, ready: true, onCall: false, callConnected: false };
  return { event: "updateStatus", status: { ...idle, ...more } };
}

export const OFFERED: readonly Body[] = [
  { event: "incomingCall", callinfo: CALL },
  status({ currentCall: CALL }),
];
export const TALKING: readonly Body[] = [
  ...OFFERED,
  status({ currentCall: CALL, onCall: true }),
  { event: "callStarted", callSessionId: "A1" },
  status({ currentCall: CALL, onCall: true, callConnected: true }),
];
/** A word with a colleague before a transfer. */
export const CONSULTING: readonly Body[] = [
  { event: "transferStarted", callSessionId: "A1" },
  { event: "callOnHold", callSessionId: "A1" },
  { event: "callInitiated", number: "102", type: 6 },
  { event: "callStarted", callSessionId: "B2" },
];
