/** Why a call was routed to this agent. */

import type { RoutingReason } from "@cordboard/client";
import type { Feature } from "../port.ts";
import { ofCall } from "./call.ts";

export interface RoutingView {
  readonly callId: string;
  readonly reason: RoutingReason | null;
}

declare module "../port.ts" {
  interface DeskState {
    readonly routing: RoutingView;
  }
}

const NONE: RoutingView = { callId: "", reason: null };

export const routing: Feature<"routing"> = {
  name: "routing",
  initial: NONE,
  after: (mine, event, _at, state) =>
    event.event === "incomingCall" ? { ...NONE, callId: state.call.id } : ofCall(mine, state, NONE),
  learn: async ({ call, state }) => {
    const { id: callSessionId, outgoing } = state.call;
    if (!callSessionId || outgoing || state.routing.reason) return {};
    const reason = await call("getRoutingReason", { callSessionId });
    return { callId: callSessionId, reason };
  },
  relearn: ["incomingCall", "liveCallbackInitiating", "callStarted"],
};
