/** What becomes of a call that nobody says anything about, and reminders that are set with its outcome. */

import type { DeskState, Feature } from "../port.ts";

declare module "../port.ts" {
  interface DeskState {
    /** Which outcome was given by itself when a wrap-up ran out, by campaign, as far as that has happened here. */
    readonly wrapUp: { readonly byItself: Readonly<Record<string, string>> };
  }
  interface DeskActs {
    /** Remind this agent to call the customer back. `at`: epoch milliseconds. */
    "wrapUp.remind": [at: number, comments: string];
  }
}

export const wrapUp: Feature<"wrapUp"> = {
  name: "wrapUp",
  initial: { byItself: {} },
  after: (mine, event, _at, { call }) => {
    if (event.event !== "callEndedByACW" || !event.dispositionId) return mine;
    return { byItself: { ...mine.byItself, [call.campaignId]: event.dispositionId } };
  },
  acts: {
    "wrapUp.remind": async ({ call, state }, at, comments) => {
      const { number, campaignId } = state.call;
      await call("addCallback3", {
        number,
        duedate: String(at),
        comments,
        campaignId,
        associateCRMRecord: true,
      });
    },
  },
};

/** What this call becomes when its wrap-up runs out; empty where that is not known. */
export function givenByItself({ wrapUp, call }: DeskState): string {
  const id = wrapUp.byItself[call.campaignId];
  return call.dispositions.find((one) => one.id === id)?.name ?? "";
}
