/** A moment at the desk, and the agent who sits there. */

import { ToldDesk } from "../test/told.ts";

export interface Story {
  readonly desk: () => ToldDesk;
  /** The strip is shown, and not the panel. */
  readonly strip?: boolean;
  /** The sheet that is open. */
  readonly sheet?: string;
  /** Ids of what is pressed before one looks. */
  readonly press?: readonly string[];
}

export const ada = () =>
  new ToldDesk().knows({
    agent: {
      ...new ToldDesk().state.agent,
      fullName: "Ada Example",
      station: { type: "VoIP", number: "1001", restarting: false },
      reasons: [{ id: "7", name: "Lunch" }],
      states: [{ id: "1", name: "Ready" }],
    },
  });

/** The customer is known by name. */
export const customer = {
  event: "callCRMRecordChanged",
  record: {
    attributes: [
      { key: "first_name", value: "Grace" },
      { key: "last_name", value: "Customer" },
    ],
  },
} as const;
