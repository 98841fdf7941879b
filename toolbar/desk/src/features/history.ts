/** The calls that the agent spoke on, and those that they missed. */

import type { MissedCall, PastCall } from "@cordboard/client";
import type { Doing, Feature } from "../port.ts";

export interface HistoryView {
  readonly calls: readonly PastCall[];
  /** There are older ones. */
  readonly more: boolean;
}

export interface MissedView {
  readonly calls: readonly MissedCall[];
  readonly more: boolean;
  /** Those that came after this moment have not been looked at; epoch milliseconds, by the center's clock. */
  readonly seen: number;
}

declare module "../port.ts" {
  interface DeskState {
    readonly history: HistoryView;
    readonly missed: MissedView;
  }
  interface DeskActs {
    "history.older": [];
    "missed.older": [];
    /** They have been looked at. */
    "missed.seen": [];
  }
}

/** So many are asked for at once, and kept; more of them where the agent has asked for older ones. */
const PAGE = 200;

export const history: Feature<"history"> = {
  name: "history",
  initial: { calls: [], more: false },
  learn: async ({ call, state }) => {
    const known = state.history;
    const after = known.calls[0]?.position;
    const told = await call("getCallHistory", { limit: PAGE, ...(after ? { after } : {}) });
    const newer = told?.calls ?? [];
    if (!after || told?.more) return { calls: newer, more: told?.more ?? false };
    const calls = [...newer, ...known.calls];
    const kept = Math.max(PAGE, known.calls.length);
    return { calls: calls.slice(0, kept), more: known.more || calls.length > kept };
  },
  relearn: ["callFinished"],
  acts: {
    "history.older": async ({ call, mine, change }) => {
      const before = mine.calls.at(-1)?.position;
      const told = await call("getCallHistory", { limit: PAGE, ...(before ? { before } : {}) });
      change({ calls: [...mine.calls, ...(told?.calls ?? [])], more: told?.more ?? false });
    },
  },
};

const PLACE = "missed";

export const missed: Feature<"missed"> = {
  name: "missed",
  initial: { calls: [], more: false, seen: 0 },
  learn: async ({ call, around, state }) => {
    const told = await call("getMissedCalls", { limit: PAGE });
    const kept = Number((await around.keep.get(`${PLACE}.${state.session.user}`)) ?? 0);
    const seen = Math.max(state.missed.seen, kept);
    return { calls: told?.calls ?? [], more: told?.more ?? false, seen };
  },
  relearn: ["callAbandoned", "liveCallbackEnded"],
  acts: {
    "missed.older": async ({ call, mine, change }) => {
      const before = mine.calls.at(-1)?.position;
      const told = await call("getMissedCalls", { limit: PAGE, ...(before ? { before } : {}) });
      change({ calls: [...mine.calls, ...(told?.calls ?? [])], more: told?.more ?? false });
    },
    "missed.seen": look,
  },
};

async function look({ mine, change, around, state }: Doing<"missed">): Promise<void> {
  const seen = Math.max(mine.seen, ...mine.calls.map((one) => Number(one.missedAt ?? 0)));
  change({ seen });
  await around.keep.set(`${PLACE}.${state.session.user}`, String(seen));
}

/** How many missed calls nobody has looked at. */
export function unseen({ calls, seen }: MissedView): number {
  return calls.filter((one) => Number(one.missedAt ?? 0) > seen).length;
}
