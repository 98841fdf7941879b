/** What the page knows of its agent: made of the events of the seat and of nothing else. */

import type { AgentBridgeStatus, AnyEvent, CallInfo, TextMap } from "@cordboard/client";

/** What the agent is doing, one word at a time. */
export type Phase = "out" | "notReady" | "ready" | "offered" | "connecting" | "talking" | "held" | "wrapUp";

export interface Call {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly campaignId: string;
  readonly outgoing: boolean;
}

/** One thing that happened, for people: `at` in epoch milliseconds. */
export interface Entry {
  readonly at: number;
  readonly what: string;
  readonly about: string;
}

export interface Desk {
  readonly phase: Phase;
  /** Epoch milliseconds by this machine's clock. */
  readonly since: number;
  readonly ready: boolean;
  readonly reason: string;
  readonly station: { readonly type: string; readonly number: string };
  readonly call: Call | null;
  readonly connectedAt: number;
  /** When the wrap-up ends by itself; 0 where it does not. */
  readonly wrapUpEnds: number;
  readonly problem: string;
  readonly entries: readonly Entry[];
  /** Milliseconds that this machine's clock is ahead of the center's. */
  readonly ahead: number | null;
}

export const NOBODY: Desk = {
  phase: "out",
  since: 0,
  ready: false,
  reason: "0",
  station: { type: "", number: "" },
  call: null,
  connectedAt: 0,
  wrapUpEnds: 0,
  problem: "",
  entries: [],
  ahead: null,
};

const ENTRIES = 100;

/** The desk after an event that is heard `now`. */
export function after(desk: Desk, event: AnyEvent, now: number): Desk {
  const told = Date.parse(event.timestamp);
  const ahead = Math.min(desk.ahead ?? Number.POSITIVE_INFINITY, now - told);
  const at = told + ahead;
  const heard = { ...desk, ahead, entries: entriesWith(desk.entries, event, at) };
  return changed(heard, event, at);
}

/**
 * The desk by what the seat says of itself, where events are missing. Of a call that is not connected it does not
 * say whether it is to come or over; it is over for longer.
 */
export function asOf(desk: Desk, status: AgentBridgeStatus, now: number): Desk {
  const next = withStatus(desk, status, now);
  return next.phase === "connecting" ? moved(next, "wrapUp", now) : next;
}

function changed(desk: Desk, event: AnyEvent, at: number): Desk {
  switch (event.event) {
    case "updateStatus":
      return withStatus(desk, event.status ?? {}, at);
    case "readyStateChanged":
      return { ...desk, ready: event.id !== "0", reason: event.reasonCodeId ?? "0" };
    case "loginProcessFinished":
      return event.successfull
        ? { ...desk, station: { type: event.stationType ?? "", number: event.stationNumber ?? "" } }
        : { ...desk, problem: event.message ?? "The login failed." };
    case "logoutProcessFinished":
      return moved({ ...desk, call: null, ready: false }, "out", at);
    case "incomingCall":
    case "incomingCallInfo":
    case "callUpdated":
      return { ...desk, call: callOf(event.callinfo, desk.call) };
    case "callStarted":
      return moved({ ...desk, connectedAt: desk.connectedAt || at }, "talking", at);
    case "callOnHold":
      return moved(desk, "held", at);
    case "callOffHold":
      return moved(desk, "talking", at);
    case "callEnded":
      return moved({ ...desk, wrapUpEnds: 0 }, "wrapUp", at);
    case "callWrapupTimerStarted":
      return { ...desk, wrapUpEnds: at + Number(event.timeout ?? 0) };
    case "callCRMRecordChanged":
      return desk.call ? { ...desk, call: { ...desk.call, name: nameOf(event.record) } } : desk;
    case "makeCallFailed":
      return { ...desk, problem: event.cause ?? "The call could not be made." };
    case "callError":
      return { ...desk, problem: event.cause ?? "" };
    case "restartStationFailed":
      return { ...desk, problem: `The station cannot be reached: ${event.cause ?? ""}` };
    default:
      return desk;
  }
}

function withStatus(desk: Desk, status: AgentBridgeStatus, at: number): Desk {
  const call = status.currentCall ? callOf(status.currentCall, desk.call) : null;
  const next = {
    ...desk,
    ready: status.ready ?? false,
    call,
    ...(call ? {} : { connectedAt: 0, wrapUpEnds: 0 }),
  };
  return moved(next, phaseOf(status, desk), at);
}

/** What a status means; whether a call is held or over, it does not say. */
function phaseOf(status: AgentBridgeStatus, desk: Desk): Phase {
  if (!status.loggedIn) return "out";
  if (status.currentCall && !status.onCall) return "offered";
  if (status.onCall && status.callConnected) return desk.phase === "held" ? "held" : "talking";
  if (status.onCall) {
    const before = status.currentCall?.callSessionId !== desk.call?.id;
    return before || desk.phase === "offered" || desk.phase === "connecting" ? "connecting" : "wrapUp";
  }
  return status.ready ? "ready" : "notReady";
}

function moved(desk: Desk, phase: Phase, at: number): Desk {
  return phase === desk.phase ? desk : { ...desk, phase, since: at };
}

function callOf(info: CallInfo | undefined, known: Call | null): Call | null {
  if (!info) return known;
  const id = info.callSessionId ?? "";
  return {
    id,
    number: info.number ?? "",
    name: known?.id === id ? known.name : "",
    campaignId: info.campaignId ?? "0",
    outgoing: info.agentInitiated ?? false,
  };
}

function nameOf(record: TextMap | undefined): string {
  const fields = new Map((record?.attributes ?? []).map((one) => [one.key, one.value ?? ""]));
  return [fields.get("first_name"), fields.get("last_name")].filter(Boolean).join(" ");
}

function entriesWith(entries: readonly Entry[], event: AnyEvent, at: number): readonly Entry[] {
  if (event.event === "operationsAllowedChanged") return entries;
  return [{ at, what: event.event, about: aboutOf(event) }, ...entries].slice(0, ENTRIES);
}

/** The few words of an event that tell it from others of its kind. */
function aboutOf(event: AnyEvent): string {
  if ("callinfo" in event) return event.callinfo?.number ?? "";
  if ("number" in event) return event.number ?? "";
  if ("cause" in event) return event.cause ?? "";
  if ("message" in event) return event.message ?? "";
  return "";
}
