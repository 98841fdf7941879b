/** Whether the agent works: logged in, ready or not and why, since when; the station. */

import type { AgentPermission, AnyEvent, ReadyStateValue, ReasonCodeValue } from "@cordboard/client";
import type { DeskState, Feature } from "../port.ts";

export interface AgentView {
  readonly loggedIn: boolean;
  readonly ready: boolean;
  /** The way of being ready, of `states`; "0" where not ready. */
  readonly stateId: string;
  readonly reasonId: string;
  /** Somebody else made it so: see WhoForced in the codes; 0 where the agent did. */
  readonly forcedBy: number;
  /** Epoch milliseconds by this machine's clock. */
  readonly since: number;
  /** What the agent asked for during a call, and what comes after it; null where nothing is pending. */
  readonly pending: { readonly ready: boolean; readonly reasonId: string } | null;
  readonly fullName: string;
  readonly station: { readonly type: string; readonly number: string; readonly restarting: boolean };
  readonly states: readonly ReadyStateValue[];
  readonly reasons: readonly ReasonCodeValue[];
  readonly logoutReasons: readonly ReasonCodeValue[];
  readonly reasonsAsked: boolean;
  readonly permissions: AgentPermission;
}

declare module "../port.ts" {
  interface DeskState {
    readonly agent: AgentView;
  }
  interface DeskActs {
    /** `stateId` of `agent.states`; the first one where none is named. */
    "agent.ready": [stateId?: string];
    "agent.notReady": [reasonId?: string];
    "agent.restartStation": [];
  }
}

export const agent: Feature<"agent"> = {
  name: "agent",
  initial: {
    loggedIn: false,
    ready: false,
    stateId: "0",
    reasonId: "0",
    forcedBy: 0,
    since: 0,
    pending: null,
    fullName: "",
    station: { type: "", number: "", restarting: false },
    states: [],
    reasons: [],
    logoutReasons: [],
    reasonsAsked: true,
    permissions: {},
  },
  after,
  learn: async ({ call }) => {
    const [details, reasons, logoutReasons, permissions] = await Promise.all([
      call("getUserDetails"),
      call("getNotReadyReasonCodes"),
      call("getReasonCodes"),
      call("getAgentPermissions"),
    ]);
    return {
      fullName: details?.fullName ?? "",
      station: { type: details?.stationType ?? "", number: details?.station ?? "", restarting: false },
      reasons: reasons ?? [],
      logoutReasons: logoutReasons ?? [],
      permissions: permissions ?? {},
    };
  },
  relearn: ["permissionsUpdated", "reasonCodesEnabled"],
  acts: {
    "agent.ready": async ({ mine, state, call, change }, stateId) => {
      await call("setReadyState", { stateId: stateId ?? mine.states[0]?.id ?? "1" });
      if (busy(state)) change({ pending: { ready: true, reasonId: "0" } });
    },
    "agent.notReady": async ({ state, call, change }, reasonId = "0") => {
      await call("setNotReadyState", { reasonId });
      if (busy(state)) change({ pending: { ready: false, reasonId } });
    },
    "agent.restartStation": async ({ call }) => {
      await call("restartStation");
    },
  },
};

/** In a call, a change waits until it is finished; no event says so. */
function busy({ call }: DeskState): boolean {
  return call.phase !== "none" && call.phase !== "offered";
}

function after(mine: AgentView, event: AnyEvent, at: number): AgentView {
  switch (event.event) {
    case "updateStatus": {
      const loggedIn = event.status?.loggedIn ?? false;
      const ready = event.status?.ready ?? false;
      const same = mine.loggedIn === loggedIn && mine.ready === ready;
      return same ? mine : { ...mine, loggedIn, ready, since: at };
    }
    case "readyStateChanged": {
      const ready = (event.id ?? "0") !== "0";
      return {
        ...mine,
        ready,
        stateId: event.id ?? "0",
        reasonId: event.reasonCodeId ?? "0",
        forcedBy: event.forced ? (event.whoForced ?? 0) : 0,
        since: at,
        pending: null,
      };
    }
    case "readyStatesUpdated":
      return { ...mine, states: event.states };
    case "reasonCodesEnabled":
      return { ...mine, reasonsAsked: event.enabled ?? true };
    case "restartStationStarted":
      return { ...mine, station: { ...mine.station, restarting: true } };
    case "restartStationDone":
    case "restartStationFailed":
      return { ...mine, station: { ...mine.station, restarting: false } };
    default:
      return mine;
  }
}
