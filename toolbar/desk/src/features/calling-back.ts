/** The offer to call back somebody who has kept a place in the queue. */

import type { AnyEvent } from "@cordboard/client";
import type { Feature } from "../port.ts";
import { nameOf } from "./call.ts";

export interface CallingBack {
  readonly offerId: string;
  readonly number: string;
  readonly name: string;
  readonly campaignId: string;
  readonly skillId: string;
  /** It is accepted without being asked. */
  readonly automatic: boolean;
  readonly since: number;
}

declare module "../port.ts" {
  interface DeskState {
    readonly callingBack: { readonly offer: CallingBack | null };
  }
  interface DeskActs {
    "callingBack.accept": [];
    "callingBack.refuse": [];
  }
}

export const callingBack: Feature<"callingBack"> = {
  name: "callingBack",
  initial: { offer: null },
  after: (mine, event, at) => {
    const offer = offerAfter(mine.offer, event, at);
    return offer === mine.offer ? mine : { offer };
  },
  acts: {
    "callingBack.accept": async ({ call }) => void (await call("answerLiveCallback")),
    "callingBack.refuse": async ({ call }) => void (await call("rejectLiveCallback")),
  },
};

function offerAfter(offer: CallingBack | null, event: AnyEvent, at: number): CallingBack | null {
  switch (event.event) {
    case "liveCallbackInitiating":
      return {
        offerId: event.info?.offerId ?? "0",
        number: event.info?.callbackNumber ?? "",
        name: "",
        campaignId: event.info?.campaignId ?? "0",
        skillId: event.info?.skillId ?? "0",
        automatic: event.autoAnswer ?? false,
        since: at,
      };
    case "liveCallbackCRMRecordChanged":
      return offer && { ...offer, name: nameOf(event.record) };
    case "liveCallbackEnded":
    case "liveCallbackInitiatingFailed":
    case "callInitiated":
      return null;
    case "updateStatus":
      return event.status?.currentCall && !event.status.onCall ? offer : null;
    default:
      return offer;
  }
}
