/** Numbers that nobody is to call any more. */

import type { Feature } from "../port.ts";

declare module "../port.ts" {
  interface DeskState {
    /** `failed`: why the last number was not added, see DncFailure in the codes; empty where it was. */
    readonly dnc: { readonly number: string; readonly failed: string };
  }
  interface DeskActs {
    "dnc.add": [number: string];
  }
}

export const dnc: Feature<"dnc"> = {
  name: "dnc",
  initial: { number: "", failed: "" },
  after: (mine, event) => {
    if (event.event !== "failedAddingNumberToDNC") return mine;
    return { number: event.number ?? mine.number, failed: event.cause ?? "" };
  },
  acts: {
    "dnc.add": async ({ call, change }, number) => {
      change({ number, failed: "" });
      await call("addNumberToDnc", { number });
    },
  },
};
