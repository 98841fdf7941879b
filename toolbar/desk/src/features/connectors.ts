/** Pages and errands of other programs that the agent may set off, and pages that were asked to be shown. */

import { type AnyEvent, ConnectorFlag, type ConnectorValue, pause } from "@cordboard/client";
import type { DeskState, Doing, Feature } from "../port.ts";
import { campaignOf } from "./script.ts";

export interface ShownPage {
  readonly url: string;
  /** Of the event: one and the same for all desks that hear it. */
  readonly timestamp: string;
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

export const connectors: Feature<"connectors"> = {
  name: "connectors",
  initial: NONE,
  relearn: ["incomingCall", "callStarted", "previewInitiated"],
  after,
  learn: async ({ state, call }) => {
    const campaignId = campaignOf(state);
    return { there: campaignId ? ((await call("requestConnectors", { campaignId })) ?? []) : [] };
  },
  watch: (before, doing) => {
    const { waiting } = doing.mine;
    if (waiting === before.connectors.waiting || waiting.length === 0) return;
    doing.change({ waiting: [] });
    // What is not shown stands among the tools.
    for (const page of waiting) showOnce(page, doing).catch((error: unknown) => doing.desk.say(error));
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
  const page = { url: event.url ?? "", timestamp: event.timestamp };
  const pages = [page, ...theirs.pages].slice(0, MOST_PAGES);
  return { ...theirs, pages, waiting: [...theirs.waiting, page] };
}

/** Http and https, and nothing else that a browser would follow. */
export function isPage(url: string): boolean {
  return URL.canParse(url) && /^https?:$/u.test(new URL(url).protocol);
}

/** Every desk of the agent is told of a page; the center says to one of them that it is the one to show it. */
async function showOnce(page: ShownPage, { desk, state, around, call }: Doing<"connectors">): Promise<void> {
  await pause(reserve(state.audio.attachment !== "", around.now() - desk.used));
  if (await call("claimPage", { ...page })) around.open(page.url);
}

/**
 * Milliseconds that a desk leaves to others before it claims a page. The one that has the audio comes first; the others
 * the later, the longer it is that the agent did something there: a doubling of that is told from no doubling.
 */
export function reserve(hasAudio: boolean, idle: number): number {
  return hasAudio ? 0 : Math.min(FIRST + STEP * Math.log2(1 + Math.max(0, idle) / 1000), LAST);
}

const FIRST = 100;
const STEP = 50;
const LAST = 700;
