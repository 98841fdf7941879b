/** What went wrong last, until it is read or something else is done. */

import { ErrorCode } from "@cordboard/client";
import type { Feature } from "../port.ts";
import type { Trouble } from "../trouble.ts";
import type { CallPhase } from "./call.ts";

declare module "../port.ts" {
  interface DeskState {
    readonly trouble: { readonly now: Trouble | null };
  }
  interface DeskActs {
    "trouble.read": [];
  }
}

/** Something else is done: what did not work before is of no interest any more. */
const BEGINNINGS: ReadonlySet<CallPhase> = new Set<CallPhase>(["offered", "connecting", "wrapUp"]);

export const trouble: Feature<"trouble"> = {
  name: "trouble",
  stays: "always",
  initial: { now: null },
  after: (mine, event, at, { agent }) => {
    switch (event.event) {
      case "makeCallFailed":
        return notReached(mine, event.errorCode, event.cause, at);
      case "transferError":
        return notReached(mine, event.errorCode, event.cause, at);
      case "conferenceCreateFailed":
        return notReached(mine, event.errorCode, event.reason, at);
      case "callError":
      case "conferenceError":
      case "parkError":
        return { now: { code: `FAILED_${event.cause}`, text: event.cause ?? "", remedy: "", at } };
      case "skillPromptPlayFailed":
        return { now: { code: `PROMPT_${event.details}`, text: event.details ?? "", remedy: "", at } };
      case "restartStationFailed":
        if (!agent.loggedIn) return mine; // a login that fails for it says so itself
        return { now: { code: "STATION_LOST", text: event.cause ?? "", remedy: "", at } };
      case "loginProcessFinished":
        if (event.successfull || hasSaid(mine, event.message)) return mine;
        return { now: { code: "LOGIN_FAILED", text: event.message ?? "", remedy: "", at } };
      default:
        return mine;
    }
  },
  watch: (before, { state, mine, change }) => {
    const [was, is] = [before.call.phase, state.call.phase];
    const begun = was !== is && BEGINNINGS.has(is);
    const left = before.agent.loggedIn && !state.agent.loggedIn;
    if (mine.now && (begun || left)) change({ now: null });
  },
  acts: { "trouble.read": ({ change }) => change({ now: null }) },
};

type Slice = { readonly now: Trouble | null };

/**
 * Whether a refusal has told already why the login failed, in more words. Who waits for the answer to `login` is told
 * twice, in either order: what the answer says stays.
 */
function hasSaid({ now }: Slice, text = ""): boolean {
  return now !== null && now.text !== "" && text.startsWith(now.text);
}

/** Why somebody was not reached; whether to call a number on the do-not-call list is asked elsewhere. */
function notReached(mine: Slice, code = 0, text = "", at = 0): Slice {
  if (code === ErrorCode.DNC_CONFIRM) return mine;
  const name = Object.entries(ErrorCode).find(([, value]) => value === code)?.[0] ?? "UNKNOWN";
  return { now: { code: `REACH_${name}`, text, remedy: "", at } };
}
