/** The call that the agent is in: what it is doing, since when, with whom, and how it ended. */

import {
  type AgentBridgeStatus,
  type AnyEvent,
  type CallInfo,
  CallType,
  type DispositionValue2,
  type IncomingCall,
  type TextMap,
} from "@cordboard/client";
import type { DeskState, Feature } from "../port.ts";
import { may } from "./allowed.ts";
import { unsentOf } from "./notes.ts";

/** What a call is doing, one word at a time. */
export type CallPhase = "none" | "offered" | "connecting" | "talking" | "held" | "wrapUp";

export interface CallView {
  readonly phase: CallPhase;
  /** When the phase began; epoch milliseconds by this machine's clock, as all times here. */
  readonly since: number;
  readonly id: string;
  readonly number: string;
  /** Of the customer, where the center knows whose the number is. */
  readonly name: string;
  readonly campaignId: string;
  /** Milliseconds that the customer had waited when it was offered. */
  readonly waited: number;
  /** The agent has to answer; else it is answered by itself. */
  readonly mustAnswer: boolean;
  /** The id of the colleague who has sent it on; "0" where nobody has. */
  readonly sentBy: string;
  /** See CallType in the codes. */
  readonly type: number;
  readonly outgoing: boolean;
  /** The agent speaks with somebody about the call, and not with the customer. */
  readonly consult: boolean;
  readonly comments: string;
  /** When it was first connected; 0 before. */
  readonly connectedAt: number;
  /** When the wrap-up ends by itself; 0 where it does not. */
  readonly wrapUpEnds: number;
  readonly muted: boolean;
  /** Outcomes that may be given, once they are asked for. */
  readonly dispositions: readonly DispositionValue2[];
}

declare module "../port.ts" {
  interface DeskState {
    readonly call: CallView;
  }
  interface DeskActs {
    "call.answer": [];
    "call.decline": [];
    "call.end": [];
    "call.hold": [on: boolean];
    "call.mute": [on: boolean];
    /** Keys of a phone, one after the other: 0 to 9, * and #. */
    "call.press": [keys: string];
    /** What the comments are so far, whoever writes them. */
    "call.note": [comments: string];
    /** `again`: milliseconds until the number is dialed again, where the outcome redials. */
    "call.finish": [dispositionId: string, comments?: string, again?: number];
  }
}

const NO_CALL: CallView = {
  phase: "none",
  since: 0,
  id: "",
  number: "",
  name: "",
  campaignId: "0",
  waited: 0,
  mustAnswer: true,
  sentBy: "0",
  type: 0,
  outgoing: false,
  consult: false,
  comments: "",
  connectedAt: 0,
  wrapUpEnds: 0,
  muted: false,
  dispositions: [],
};

export const call: Feature<"call"> = {
  name: "call",
  initial: NO_CALL,
  after,
  watch: (before, { state, mine, call, change }) => {
    const [was, is] = [before.call, state.call];
    if (is.id && (is.id !== was.id || is.campaignId !== was.campaignId)) {
      const { campaignId } = mine;
      call("getDispositionsInfo", { campaignId }).then(
        (info) => change({ dispositions: info?.dispositionValue ?? [] }),
        () => undefined,
      );
    }
  },
  acts: {
    "call.answer": async ({ call }) => void (await call("softphonePickupPhone")),
    "call.decline": async ({ call }) => void (await call("rejectCall")),
    "call.end": async ({ call }) => void (await call("disconnectCall")),
    "call.hold": async ({ call }, flag) => void (await call("toggleHold", { flag })),
    "call.mute": async ({ call, change }, mute) => {
      await call("setMute", { mute });
      change({ muted: mute });
    },
    "call.press": async ({ call }, keys) => {
      for (const digit of keys) await call("sendDTMF", { digit });
    },
    "call.note": async ({ change, mine, act }, comments) => {
      change({ comments });
      await act("notes.keep", mine.id, comments);
    },
    "call.finish": async ({ call, act }, disposition, comments = "", again) => {
      await act("notes.send"); // nothing is written about it afterwards
      if (again === undefined) await call("finishCall", { disposition, comments });
      else await call("finishCall2", { disposition, comments, timeout: String(again) });
    },
  },
};

function after(mine: CallView, event: AnyEvent, at: number, state: DeskState): CallView {
  switch (event.event) {
    case "updateStatus":
      return withStatus(mine, event.status ?? {}, at, state);
    case "incomingCall":
      return { ...withInfo(mine, event.callinfo, state), waited: waitedBy(event, state) };
    case "incomingCallInfo":
      return withInfo(mine, event.callinfo, state);
    case "callUpdated":
      return event.callinfo?.callSessionId === mine.id ? withInfo(mine, event.callinfo, state) : mine;
    case "answerCallIncoming":
      return { ...mine, mustAnswer: event.flag ?? true };
    case "callStarted":
    case "callOnHold":
    case "callOffHold":
    case "callEnded":
      return isOf(event, mine) ? goneOn(mine, event.event, at) : mine;
    case "callWrapupTimerStarted":
      return { ...mine, wrapUpEnds: at + Number(event.timeout ?? 0) };
    case "callNoted":
      return event.callSessionId === mine.id
        ? { ...mine, comments: unsentOf(state, mine.id) ?? event.comments ?? "" }
        : mine;
    case "callCRMRecordChanged":
      return { ...mine, name: nameOf(event.record) };
    default:
      return mine;
  }
}

/** Whether an event is about this call: those of others (a consultation, a parked one) name another. */
function isOf(event: { readonly callSessionId?: string }, { id }: CallView): boolean {
  return !event.callSessionId || !id || event.callSessionId === id;
}

function goneOn(
  mine: CallView,
  what: "callStarted" | "callOnHold" | "callOffHold" | "callEnded",
  at: number,
): CallView {
  switch (what) {
    case "callStarted":
      return moved({ ...mine, connectedAt: mine.connectedAt || at }, "talking", at);
    case "callOnHold":
      return moved(mine, "held", at);
    case "callOffHold":
      return moved(mine, "talking", at);
    case "callEnded":
      return moved({ ...mine, wrapUpEnds: 0, muted: false }, "wrapUp", at);
  }
}

/** How long a call has stood in the queue; both moments are by the center's clock. */
function waitedBy(event: IncomingCall, { queue }: DeskState): number {
  const queued = queue.calls.find((one) => one.callSessionId === event.callinfo?.callSessionId);
  const waited = queued ? Date.parse(event.timestamp) - Number(queued.created) : 0;
  return Math.max(0, waited || 0);
}

/** What a feature knows of the call, or what it begins with where that is about another call. */
export function ofCall<Slice extends { readonly callId: string }>(
  mine: Slice,
  { call }: DeskState,
  none: Slice,
): Slice {
  return mine.callId === call.id ? mine : { ...none, callId: call.id };
}

function withStatus(mine: CallView, status: AgentBridgeStatus, at: number, state: DeskState): CallView {
  if (!status.currentCall || isShown(status)) return mine.phase === "none" ? mine : { ...NO_CALL, since: at };
  const next = withInfo(mine, status.currentCall, state);
  return moved(next, phaseOf(status, mine, next, state), at);
}

/** A contact of a list is shown before it is dialed; no call yet. */
function isShown({ currentCall, onCall }: AgentBridgeStatus): boolean {
  return !onCall && (currentCall?.callType ?? 0) >= CallType.OUTBOUND_PREVIEW;
}

/** What a status means: whether a call is held, or over, it does not say. */
function phaseOf(status: AgentBridgeStatus, before: CallView, next: CallView, state: DeskState): CallPhase {
  if (!status.onCall) return "offered";
  if (status.callConnected) return before.phase === "held" && before.id === next.id ? "held" : "talking";
  if (before.id === next.id && before.phase !== "none") {
    return before.phase === "offered" || before.phase === "connecting" ? "connecting" : "wrapUp";
  }
  // What was allowed before a call began may be all that is known: it tells of no end.
  return may(state, "disconnectCall") || !may(state, "finishCall") ? "connecting" : "wrapUp";
}

function moved(mine: CallView, phase: CallPhase, at: number): CallView {
  return phase === mine.phase ? mine : { ...mine, phase, since: at };
}

function withInfo(mine: CallView, info: CallInfo | undefined, state: DeskState): CallView {
  if (!info) return mine;
  const id = info.callSessionId ?? "";
  const known = mine.id === id ? mine : { ...NO_CALL, phase: mine.phase, since: mine.since };
  return {
    ...known,
    id,
    number: info.number ?? "",
    campaignId: info.campaignId ?? "0",
    type: info.callType ?? 0,
    sentBy: info.transfer ? (info.userTransferringId ?? "0") : "0",
    outgoing: info.agentInitiated ?? false,
    consult: info.consult ?? false,
    comments: unsentOf(state, id) ?? (info.comments || known.comments),
  };
}

/** How a contact is called: by name, or by company. */
export function nameOf(record: TextMap | undefined): string {
  const fields = new Map((record?.attributes ?? []).map((one) => [one.key, one.value ?? ""]));
  const name = [fields.get("first_name"), fields.get("last_name")].filter(Boolean).join(" ");
  return name || (fields.get("company") ?? "");
}
