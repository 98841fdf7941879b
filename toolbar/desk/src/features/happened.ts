/** What the center has told this desk last, whoever caused it: for those who look into what went wrong. */

import type { AnyEvent } from "@cordboard/client";
import type { Feature } from "../port.ts";

export interface Happening {
  /** Counts up. */
  readonly number: number;
  /** Epoch milliseconds by this machine's clock. */
  readonly at: number;
  /** The event, by its name in the contract. */
  readonly event: AnyEvent["event"];
  /** What tells it from others of its kind: a number or a cause; often nothing. */
  readonly about: string;
}

declare module "../port.ts" {
  interface DeskState {
    readonly happened: {
      /** The newest first. */
      readonly last: readonly Happening[];
    };
  }
}

const KEPT = 25;

export const happened: Feature<"happened"> = {
  name: "happened",
  stays: "session",
  initial: { last: [] },
  after: (mine, event, at) => {
    if (event.event === "operationsAllowedChanged") return mine; // one comes with each of the others
    const number = (mine.last[0]?.number ?? 0) + 1;
    const newest = { number, at, event: event.event, about: aboutOf(event) };
    return { last: [newest, ...mine.last].slice(0, KEPT) };
  },
};

function aboutOf(event: AnyEvent): string {
  if ("callinfo" in event) return event.callinfo?.number ?? "";
  if ("number" in event) return event.number ?? "";
  if ("cause" in event) return event.cause ?? "";
  return "message" in event && typeof event.message === "string" ? event.message : "";
}
