/** Pages and errands of other programs that the agent may set off, and pages that were asked to be shown. */

import { type AnyEvent, ConnectorFlag, type ConnectorValue } from "@cordboard/client";
import type { DeskState, Feature } from "../port.ts";
import type { Surroundings } from "../surroundings.ts";
import { campaignOf } from "./script.ts";

export interface ShownPage {
  readonly url: string;
  /** Of the event: one and the same for all desks of this machine that hear it. */
  readonly told: string;
}

export interface ConnectorsState {
  readonly campaignId: string;
  readonly there: readonly ConnectorValue[];
  /** Pages that were shown since the call before, the newest first. */
  readonly pages: readonly ShownPage[];
  /** Pages that still are to be shown. */
  readonly waiting: readonly ShownPage[];
}

declare module "../port.ts" {
  interface DeskState {
    readonly connectors: ConnectorsState;
  }
  interface DeskActs {
    /** Set off one of `connectors.there` for the call, or for what is previewed. */
    "connectors.open": [connectorId: string];
  }
}

const NONE: ConnectorsState = { campaignId: "", there: [], pages: [], waiting: [] };
const MOST_PAGES = 5;
/** Where this machine remembers the last page that was shown, so that two desks show it once. */
const PLACE = "page";

export const connectors: Feature<"connectors"> = {
  name: "connectors",
  initial: NONE,
  relearn: ["incomingCall", "callStarted", "previewInitiated"],
  after,
  learn: async ({ state, call }) => {
    const campaignId = campaignOf(state);
    return { there: campaignId ? ((await call("requestConnectors", { campaignId })) ?? []) : [] };
  },
  watch: (before, { mine, around, change }) => {
    if (mine.waiting === before.connectors.waiting || mine.waiting.length === 0) return;
    const { waiting } = mine;
    change({ waiting: [] });
    for (const page of waiting) void showOnce(page, around);
  },
  acts: {
    "connectors.open": async ({ state, call }, connectorId) => {
      await call("processConnector", { campaignId: campaignOf(state), connectorId });
    },
  },
};

/** Those of the connectors that may be set off now. */
export function offeredConnectors(state: DeskState): readonly ConnectorValue[] {
  if (state.call.id) return state.connectors.there;
  return state.connectors.there.filter((one) => BigInt(one.flags) & ConnectorFlag.MANUAL_IN_PREVIEW);
}

function after(mine: ConnectorsState, event: AnyEvent, _at: number, state: DeskState): ConnectorsState {
  const campaignId = campaignOf(state);
  const theirs = campaignId === mine.campaignId ? mine : { ...mine, campaignId, there: [] };
  if (event.event === "incomingCall" || event.event === "previewInitiated") return { ...theirs, pages: [] };
  if (event.event !== "openURL" || !isPage(event.url ?? "")) return theirs;
  const page = { url: event.url ?? "", told: event.timestamp };
  const pages = [page, ...theirs.pages].slice(0, MOST_PAGES);
  return { ...theirs, pages, waiting: [...theirs.waiting, page] };
}

/** Http and https, and nothing else that a browser would follow. */
export function isPage(url: string): boolean {
  return URL.canParse(url) && /^https?:$/u.test(new URL(url).protocol);
}

async function showOnce({ url, told }: ShownPage, around: Surroundings): Promise<void> {
  const sign = `${told} ${url}`;
  if ((await around.keep.get(PLACE)) === sign) return;
  await around.keep.set(PLACE, sign);
  around.open(url);
}
