/** Calling somebody: by hand between calls, or in the midst of one, to send it on or to ask others in. */

import { type AnyEvent, ErrorCode, type ManualCallsConfig, type Target } from "@cordboard/client";
import type { Doing, Feature } from "../port.ts";
import type { Purpose } from "./targets.ts";

/** Whom to reach: found in a list, or as somebody typed it. */
export type Whom = Target | string;

export interface CallOptions {
  readonly campaignId?: string;
  /** The callback that this call is for. */
  readonly callbackId?: string;
}

export interface SendOptions {
  /** Speak with them first. */
  readonly warm: boolean;
  /** A parked call; else the current one. */
  readonly callSessionId?: string;
  readonly dispositionId?: string;
  /** Milliseconds until the number may be dialed again, where the disposition allows. */
  readonly again?: number;
}

/** What was asked last, so that it can be asked once more. */
export type Asked =
  | { readonly purpose: "call"; readonly whom: Whom; readonly options: CallOptions }
  | { readonly purpose: Exclude<Purpose, "call">; readonly whom: Whom; readonly options: SendOptions };

export interface DialView {
  readonly config: ManualCallsConfig;
  readonly asked: Asked | null;
  /** The number is on the do-not-call list: the agent decides. */
  readonly doNotCall: boolean;
}

declare module "../port.ts" {
  interface DeskState {
    readonly dial: DialView;
  }
  interface DeskActs {
    "dial.call": [whom: Whom, options?: CallOptions];
    "dial.transfer": [whom: Whom, options: SendOptions];
    "dial.conference": [whom: Whom, options: SendOptions];
    /** A parked call joins the current one. */
    "dial.addParked": [callSessionId: string];
    /** Reach them although the number is on the do-not-call list, or leave it. */
    "dial.force": [];
    "dial.leave": [];
    /** Hear oneself. */
    "dial.test": [];
  }
}

export const dial: Feature<"dial"> = {
  name: "dial",
  initial: { config: {}, asked: null, doNotCall: false },
  after: (mine, event) => (mine.asked && isDoNotCall(event) ? { ...mine, doNotCall: true } : mine),
  learn: async ({ call }) => ({ config: (await call("getManualCallsConfig")) ?? {} }),
  acts: {
    "dial.call": (doing, whom, options = {}) => ask(doing, { purpose: "call", whom, options }),
    "dial.transfer": (doing, whom, options) => ask(doing, { purpose: "transfer", whom, options }),
    "dial.conference": (doing, whom, options) => ask(doing, { purpose: "conference", whom, options }),
    "dial.addParked": async ({ call }, callSessionId) => {
      await call("addToConference", { callSessionId });
    },
    "dial.force": async (doing) => {
      if (doing.mine.asked) await ask(doing, doing.mine.asked, false);
    },
    "dial.leave": ({ change }) => change({ asked: null, doNotCall: false }),
    "dial.test": async ({ call }) => void (await call("makeTestCall")),
  },
};

async function ask(doing: Doing<"dial">, asked: Asked, checkDnc = true): Promise<void> {
  const { call, change } = doing;
  const { whom } = asked;
  change({ asked, doNotCall: false });
  const target = typeof whom === "string" ? ((await call("findTarget", { text: whom })) ?? {}) : whom;
  if (asked.purpose === "call") {
    await call("makeCallTo", { target, checkDnc, ...asked.options });
    return;
  }
  const { warm, callSessionId, dispositionId, again } = asked.options;
  if (asked.purpose === "conference") await call("conferenceWith", { target, warm, checkDnc });
  else {
    await call("transferCallTo", {
      target,
      warm,
      checkDnc,
      callSessionId: callSessionId ?? doing.state.call.id,
      ...(dispositionId === undefined ? {} : { dispositionId }),
      ...(again === undefined ? {} : { redialTimeout: String(again) }),
    });
  }
}

function isDoNotCall(event: AnyEvent): boolean {
  switch (event.event) {
    case "makeCallFailed":
    case "transferError":
    case "conferenceCreateFailed":
      return event.errorCode === ErrorCode.DNC_CONFIRM;
    default:
      return false;
  }
}
