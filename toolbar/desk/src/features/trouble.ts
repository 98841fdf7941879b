/** What went wrong last, until it is read or something else is done. */

import type { Feature } from "../port.ts";
import type { Trouble } from "../trouble.ts";

declare module "../port.ts" {
  interface DeskState {
    readonly trouble: { readonly now: Trouble | null };
  }
  interface DeskActs {
    "trouble.read": [];
  }
}

export const trouble: Feature<"trouble"> = {
  name: "trouble",
  stays: true,
  initial: { now: null },
  after: (mine, event, at) => {
    switch (event.event) {
      case "makeCallFailed":
        return { now: { code: "CALL_FAILED", text: event.cause ?? "", remedy: "", at } };
      case "callError":
      case "transferError":
      case "conferenceError":
      case "parkError":
        return { now: { code: `EVENT_${event.event}`, text: event.cause ?? "", remedy: "", at } };
      case "restartStationFailed":
        return { now: { code: "STATION_LOST", text: event.cause ?? "", remedy: "", at } };
      case "loginProcessFinished":
        if (event.successfull) return mine;
        return { now: { code: "LOGIN_FAILED", text: event.message ?? "", remedy: "", at } };
      default:
        return mine;
    }
  },
  acts: { "trouble.read": ({ change }) => change({ now: null }) },
};
