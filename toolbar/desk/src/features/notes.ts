/** What the agent writes about calls goes to the center while they write: no wrap-up that runs out takes it along. */

import { pause, Unreachable } from "@cordboard/client";
import type { Desk } from "../engine.ts";
import type { DeskState, Doing, Feature } from "../port.ts";
import { hasEnded } from "../trouble.ts";

export interface NotesState {
  /** Whose they are. */
  readonly user: string;
  /** By call: all that is written about it, where the center does not have it yet. */
  readonly unsent: Readonly<Record<string, string>>;
}

declare module "../port.ts" {
  interface DeskState {
    readonly notes: NotesState;
  }
  interface DeskActs {
    /** Let the center have what is written about a call; soon, for there may be more. */
    "notes.keep": [callId: string, comments: string];
    /** The same, now: the agent goes on to something else. */
    "notes.send": [];
  }
}

/** Milliseconds: so much of what is written may be lost with a browser that crashes. */
const SOON = 1000;
/** As long before the end of a wrap-up nothing waits any more. */
const LAST = 2000;

export const notes: Feature<"notes"> = {
  name: "notes",
  stays: "always",
  initial: { user: "", unsent: {} },
  watch: (_before, doing) => {
    const { mine, state, desk } = doing;
    const { user } = state.session;
    if (user && user !== mine.user) doing.change({ user, unsent: {} });
    else if (user && hasUnsent(mine) && !waiting.has(desk)) void follow(doing);
  },
  leave: ({ mine, tell }) => {
    for (const [callSessionId, comments] of Object.entries(mine.unsent)) {
      tell("noteCall", { callSessionId, comments });
    }
  },
  acts: {
    "notes.keep": ({ mine, change }, callId, comments) =>
      change({ unsent: { ...mine.unsent, [callId]: comments } }),
    "notes.send": async (doing) => await send(doing).catch(() => undefined), // it is tried again
  },
};

/** What is written of a call here, where the center does not have it yet. */
export function unsentOf({ notes }: DeskState, callId: string): string | undefined {
  return notes.unsent[callId];
}

/** Desks that are about to send something. */
const waiting = new WeakSet<Desk>();

/** Send what there is, and what is written meanwhile, until nothing is left: without a network, as long as it takes. */
async function follow(doing: Doing<"notes">): Promise<void> {
  const { desk } = doing;
  waiting.add(desk);
  // Where the session is over, the next one of the same agent goes on.
  while (hasUnsent(doing.mine) && doing.state.session.user) {
    await pause(patience(doing));
    await send(doing).catch(() => undefined);
  }
  waiting.delete(desk);
}

function patience({ state, around }: Doing<"notes">): number {
  const { wrapUpEnds } = state.call;
  const left = wrapUpEnds ? wrapUpEnds - around.now() - LAST : SOON;
  return Math.max(0, Math.min(SOON, left));
}

/** What the center refuses is not sent again: the call is somebody else's by now, or over with the agent's own word. */
async function send(doing: Doing<"notes">): Promise<void> {
  for (const [callId, comments] of Object.entries(doing.mine.unsent)) {
    const isNewest = () => doing.mine.unsent[callId] === comments;
    try {
      await doing.call("noteCall", { callSessionId: callId, comments });
    } catch (error) {
      if (error instanceof Unreachable || hasEnded(error)) throw error;
      if (isNewest()) doing.desk.say(error);
    }
    if (isNewest()) forget(doing, callId);
  }
}

function forget({ mine, change }: Doing<"notes">, callId: string): void {
  const { [callId]: _, ...unsent } = mine.unsent;
  change({ unsent });
}

function hasUnsent({ unsent }: NotesState): boolean {
  return Object.keys(unsent).length > 0;
}
