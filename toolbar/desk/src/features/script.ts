/** What the agent says to this customer. */

import type { DeskState, Feature } from "../port.ts";

declare module "../port.ts" {
  interface DeskState {
    /** HTML; empty where the campaign has no script. */
    readonly script: { readonly campaignId: string; readonly html: string };
  }
}

const NONE = { campaignId: "", html: "" };

export const script: Feature<"script"> = {
  name: "script",
  initial: NONE,
  // It names what is known of the call, so that it is another one when more is known.
  relearn: [
    "incomingCall",
    "callStarted",
    "callUpdated",
    "callCRMRecordChanged",
    "previewInitiated",
    "previewCRMRecordChanged",
  ],
  after: (mine, _event, _at, state) => {
    const campaignId = campaignOf(state);
    return campaignId === mine.campaignId ? mine : { ...NONE, campaignId };
  },
  learn: async ({ state, call }) => {
    const campaignId = campaignOf(state);
    return { html: campaignId ? ((await call("requestScript", { campaignId })) ?? "") : "" };
  },
};

/** The campaign that the agent works for at this moment: of the call, else of what they preview; empty for none. */
export function campaignOf({ call, preview }: DeskState): string {
  const campaignId = call.id ? call.campaignId : preview.campaignId;
  return campaignId === "0" ? "" : campaignId;
}
