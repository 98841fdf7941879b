/** The calls that wait for this agent, or for the agent's skills. */

import type { QueuedCall } from "@cordboard/client";
import type { Feature } from "../port.ts";

declare module "../port.ts" {
  interface DeskState {
    readonly queue: { readonly calls: readonly QueuedCall[] };
  }
}

export const queue: Feature<"queue"> = {
  name: "queue",
  initial: { calls: [] },
  after: (mine, event) => (event.event === "callsQueueUpdated" ? { calls: event.calls } : mine),
};
