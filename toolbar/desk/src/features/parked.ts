/** The calls that wait in the agent's slots, since when, and who waits there. */

import type { ParkedCall } from "@cordboard/client";
import type { Feature } from "../port.ts";

export interface Parked {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly campaignId: string;
  /** Epoch milliseconds. */
  readonly since: number;
}

declare module "../port.ts" {
  interface DeskState {
    readonly parked: {
      /** Who has waited longest comes first. */
      readonly calls: readonly Parked[];
      /** Of those who were parked from this desk, by the id of their call. */
      readonly names: Readonly<Record<string, string>>;
    };
  }
  interface DeskActs {
    "parked.park": [];
    "parked.retrieve": [callSessionId: string];
    "parked.end": [callSessionId: string];
  }
}

export const parked: Feature<"parked"> = {
  name: "parked",
  initial: { calls: [], names: {} },
  after: (mine, event, at, { call }) => {
    if (event.event === "callParked") {
      const id = event.callSessionId ?? "";
      return id === call.id && call.name ? { ...mine, names: { ...mine.names, [id]: call.name } } : mine;
    }
    if (event.event !== "parkedCallsChanged") return mine;
    const known = new Map(mine.calls.map((one) => [one.id, one]));
    const calls = event.parkedCalls.map(({ callSessionId: id = "", number = "", campaignId = "0" }) => ({
      id,
      number,
      name: mine.names[id] ?? "",
      campaignId,
      since: known.get(id)?.since ?? at,
    }));
    const names = Object.fromEntries(calls.filter((one) => one.name).map((one) => [one.id, one.name]));
    return { calls, names };
  },
  learn: async ({ call, state }) => {
    const told = await call("getParkedCalls");
    return { calls: told.map((one) => parkedCall(one, state.parked.names)) };
  },
  acts: {
    "parked.park": async ({ call }) => void (await call("parkCall")),
    "parked.retrieve": async ({ call }, callSessionId) => {
      await call("retrieveCall", { callSessionId });
    },
    "parked.end": async ({ call }, callSessionId) => {
      await call("disconnectParkedcalls", { callSessionId, silent: true });
    },
  },
};

function parkedCall(told: ParkedCall, names: Readonly<Record<string, string>>): Parked {
  const id = told.callSessionId ?? "";
  return {
    id,
    number: told.party?.number ?? told.party?.name ?? "",
    name: names[id] ?? "",
    campaignId: told.campaignId ?? "0",
    since: Number(told.parkedAt ?? 0),
  };
}
