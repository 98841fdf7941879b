/** The agent's figures of this day. */

import type { PastCall } from "@cordboard/client";
import type { Call, Feature } from "../port.ts";

declare module "../port.ts" {
  interface DeskState {
    readonly today: {
      /** Calls that the agent spoke on since midnight, by this machine's clock. */
      readonly calls: number;
      /** Of those: talking, holding and wrapping up, milliseconds; 0 where there was none. */
      readonly averageHandleTime: number;
    };
  }
}

const PAGE = 200;
const PAGES = 5;

export const today: Feature<"today"> = {
  name: "today",
  initial: { calls: 0, averageHandleTime: 0 },
  relearn: ["callFinished"],
  learn: async ({ call, around }) => {
    const midnight = new Date(around.now()).setHours(0, 0, 0, 0);
    const calls = await callsSince(midnight, call);
    return { calls: calls.length, averageHandleTime: averageOf(calls) };
  },
};

async function callsSince(since: number, call: Call): Promise<readonly PastCall[]> {
  const found: PastCall[] = [];
  let before: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const told = await call("getCallHistory", { limit: PAGE, ...(before ? { before } : {}) });
    const calls = told?.calls ?? [];
    found.push(...calls.filter((one) => Number(one.joined ?? one.begin ?? 0) >= since));
    before = calls.at(-1)?.position;
    if (!told?.more || !before || Number(calls.at(-1)?.begin ?? 0) < since) break;
  }
  return found;
}

export function averageOf(calls: readonly PastCall[]): number {
  const handled = calls.map(
    (one) => Number(one.talkTime ?? 0) + Number(one.holdTime ?? 0) + Number(one.wrapUpTime ?? 0),
  );
  return handled.length ? Math.round(handled.reduce((sum, one) => sum + one, 0) / handled.length) : 0;
}
