/** The calls that the agent spoke on, and those that they missed. */

import type { MissedCall, PastCall } from "@cordboard/client";
import type { Call, Doing, Feature } from "../port.ts";
import { midnight, NOTHING, plus, startOf, type Tally, tallyOf, without } from "./today.ts";

export interface HistoryView {
  /** The newest first. */
  readonly calls: readonly PastCall[];
  /** There are older ones. */
  readonly more: boolean;
  /** Figures of this day's calls that are no longer among `calls`. */
  readonly earlier: Tally;
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
/** So many pages of a day are asked for. */
const PAGES = 5;
/** What is not finished is looked for among so many calls; what is older stays as it is. */
const RECENT = 20;

export const history: Feature<"history"> = {
  name: "history",
  initial: { calls: [], more: false, earlier: NOTHING },
  learn: async ({ call, state, around }) => {
    const mine = state.history;
    const day = midnight(around.now());
    const known = finished(mine.calls);
    const after = known[0]?.position;
    if (after) {
      const told = await call("getCallHistory", { limit: PAGE, after });
      const calls = [...(told?.calls ?? []), ...known];
      if (!told?.more) return kept({ ...mine, calls }, Math.max(PAGE, mine.calls.length), day);
    }
    return kept(await since(day, call), PAGE, day);
  },
  relearn: ["callFinished"],
  acts: {
    "history.older": async ({ call, mine, change }) => {
      const before = mine.calls.at(-1)?.position;
      const told = await call("getCallHistory", { limit: PAGE, ...(before ? { before } : {}) });
      const older = told?.calls ?? [];
      const { day } = mine.earlier;
      const earlier = without(mine.earlier, tallyOf(older, day));
      change({ calls: [...mine.calls, ...older], more: told?.more ?? false, earlier });
    },
  },
};

/** No more than so many calls; of those of this day that go, their figures stay. */
function kept({ calls, more, earlier }: HistoryView, most: number, day: number): HistoryView {
  const gone = tallyOf(calls.slice(most), day);
  const before = earlier.day === day ? earlier : { ...NOTHING, day };
  return { calls: calls.slice(0, most), more: more || calls.length > most, earlier: plus(before, gone) };
}

/** What of it is the same for good: calls before the oldest recent one that somebody still speaks on, or writes up. */
function finished(calls: readonly PastCall[]): readonly PastCall[] {
  return calls.slice(calls.slice(0, RECENT).findLastIndex(goesOn) + 1);
}

function goesOn({ end, direction, dispositionId }: PastCall): boolean {
  return !end || (direction !== "INTERNAL" && !dispositionId);
}

/** Page back to a moment, and no further. */
async function since(moment: number, call: Call): Promise<HistoryView> {
  let view: HistoryView = { calls: [], more: false, earlier: NOTHING };
  for (let page = 0; page < PAGES; page += 1) {
    const before = view.calls.at(-1)?.position;
    const told = await call("getCallHistory", { limit: PAGE, ...(before ? { before } : {}) });
    view = { ...view, calls: [...view.calls, ...(told?.calls ?? [])], more: told?.more ?? false };
    const oldest = view.calls.at(-1);
    if (!view.more || !oldest || startOf(oldest) < moment) break;
  }
  return view;
}

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
