/** The strip in words: what it says and offers, as a pure function of the desk's state. No view, no catalogue in it. */

import { CallType } from "@cordboard/client";
import { may } from "../features/allowed.ts";
import { aboutOf } from "../features/campaigns.ts";
import { consulting, whoIsConsulted } from "../features/others.ts";
import { isPreviewing } from "../features/preview.ts";
import { isWorking } from "../features/voicemail.ts";
import type { ActName, DeskActs, DeskState } from "../port.ts";
import { countsOf } from "./counts.ts";

/** What an agent is doing; the colour goes with it, and the word is always there. */
export type Mood =
  | "out"
  | "entering"
  | "ready"
  | "notReady"
  | "offered"
  | "connecting"
  | "talking"
  | "held"
  | "consulting"
  | "wrapUp"
  | "preview"
  | "voicemail";

export function moodOf(state: DeskState): Mood {
  const { agent, call, session } = state;
  if (!agent.loggedIn) return session.entering ? "entering" : "out";
  if (isPreviewing(state)) return "preview";
  if (isWorking(state)) return "voicemail";
  if (call.phase === "none") return agent.ready ? "ready" : "notReady";
  return call.phase === "held" && consulting(state) ? "consulting" : call.phase;
}

/** Since when it is so, epoch milliseconds; 0 where that is of no interest. */
export function sinceOf(state: DeskState): number {
  if (!state.agent.loggedIn) return 0;
  if (isPreviewing(state)) return state.preview.since;
  if (isWorking(state)) return state.voicemail.since;
  const { phase, since, connectedAt } = state.call;
  if (phase === "none") return state.agent.since;
  return phase === "talking" ? connectedAt : since;
}

/** What a press does: an act, or a sheet of the panel, or the keys of a phone in the strip itself. */
export type Press =
  | { [Name in ActName]: { readonly act: Name; readonly given: DeskActs[Name] } }[ActName]
  | { readonly open: string }
  | { readonly keys: true };

export interface StripButton {
  readonly name: string;
  readonly press: Press;
  /** The one thing to do now, or the one that ends it. */
  readonly kind: "key" | "stop" | "plain";
  readonly pressed?: boolean;
  readonly refused: boolean;
}

/** Something to be said beside the state, as a word of the catalogue. */
export type Note =
  | "away"
  | "pendingReady"
  | "pendingNotReady"
  | "forced"
  | "recording"
  | "paused"
  | "muted"
  | "automatic"
  | "conference";

export interface Strip {
  readonly mood: Mood;
  readonly since: number;
  readonly away: boolean;
  /** The code of what went wrong last; empty where nothing did. */
  readonly trouble: string;
  readonly who: string;
  readonly number: string;
  /** The skill or the campaign; of a consultation, with whom the agent speaks. */
  readonly about: string;
  /** Milliseconds. */
  readonly waited: number;
  readonly notes: readonly Note[];
  readonly wrapUpEnds: number;
  readonly buttons: readonly StripButton[];
  /** Reasons to choose from for a pause; none where none are asked. */
  readonly reasons: readonly { readonly id: string; readonly name: string }[];
  /** How many wait, and since when the first of them does (by the center's clock); null where nobody does. */
  readonly waiting: { readonly count: number; readonly since: number } | null;
  /** What has gathered: callbacks, voicemails, messages, missed calls; only what is there. */
  readonly counts: readonly { readonly name: string; readonly count: number }[];
}

/**
 * What stands on a strip of 48 px: state, whom it is about, and at most a handful of buttons. `written`: numbers as
 * people write them.
 */
export function stripOf(state: DeskState, written: (number: string) => string = (number) => number): Strip {
  const mood = moodOf(state);
  const { call, session, agent, trouble } = state;
  const between = mood === "ready" || mood === "notReady";
  return {
    mood,
    since: sinceOf(state),
    away: session.away,
    trouble: trouble.now?.code ?? session.ended?.code ?? "",
    ...whoOf(state, written),
    about: mood === "consulting" ? written(whoIsConsulted(state)) : call.id ? aboutOf(state) : "",
    waited: mood === "offered" ? call.waited : 0,
    notes: notesOf(state),
    wrapUpEnds: mood === "wrapUp" ? call.wrapUpEnds : 0,
    buttons: buttonsOf(state, mood),
    reasons: mood === "ready" && agent.reasonsAsked ? agent.reasons.map(named) : [],
    waiting: between ? waitingOf(state) : null,
    counts: between ? countsOf(state) : [],
  };
}

function whoOf(state: DeskState, written: (number: string) => string): { who: string; number: string } {
  const { call, callingBack, preview, voicemail } = state;
  if (isPreviewing(state)) return { who: preview.name, number: written(preview.numbers[0]?.number ?? "") };
  if (isWorking(state)) return { who: voicemail.name, number: "" };
  const name = call.name || callingBack.offer?.name || "";
  const number = written(call.number || callingBack.offer?.number || "");
  return name ? { who: name, number } : { who: number, number: "" };
}

function named({ id = "0", name = "" }: { readonly id?: string; readonly name?: string }) {
  return { id, name };
}

function waitingOf({ queue }: DeskState): Strip["waiting"] {
  const count = queue.calls.length;
  return count ? { count, since: Math.min(...queue.calls.map((one) => Number(one.created))) } : null;
}

function notesOf({ agent, call, recording, others }: DeskState): readonly Note[] {
  const spoken = call.phase === "talking" || call.phase === "held";
  const notes: [Note, boolean][] = [
    ["automatic", call.phase === "offered" && !call.mustAnswer],
    ["recording", spoken && recording.recorded && !recording.paused],
    ["paused", spoken && recording.paused],
    ["muted", spoken && call.muted],
    ["conference", spoken && others.people.length > 0],
    ["forced", call.phase === "none" && agent.forcedBy !== 0],
    ["pendingReady", agent.pending?.ready === true],
    ["pendingNotReady", agent.pending?.ready === false],
  ];
  return notes.filter(([, so]) => so).map(([note]) => note);
}

function buttonsOf(state: DeskState, mood: Mood): readonly StripButton[] {
  switch (mood) {
    case "ready":
      return [
        button("notReady", { act: "agent.notReady", given: [] }, "plain", may(state, "setNotReadyState")),
      ];
    case "notReady":
      return [button("ready", { act: "agent.ready", given: [] }, "key", may(state, "setReadyState"))];
    case "offered":
      return state.callingBack.offer ? backButtons(state) : offerButtons(state);
    case "connecting":
      return [end(state)];
    case "talking":
    case "held":
      return [
        mute(state),
        hold(state, mood === "held"),
        keys(state),
        record(state),
        transfer(state),
        end(state),
      ];
    case "consulting":
      return consultButtons(state);
    case "preview":
    case "voicemail":
      return [button("work", { open: "" }, "key", true)];
    case "wrapUp":
      return [button("wrapUp", { open: "" }, "key", true)];
    default:
      return [button("logIn", { open: "" }, "key", true)];
  }
}

function offerButtons(state: DeskState): readonly StripButton[] {
  return [
    button("answer", { act: "call.answer", given: [] }, "key", may(state, "softphonePickupPhone")),
    button("decline", { act: "call.decline", given: [] }, "plain", may(state, "rejectCall")),
  ];
}

function backButtons(state: DeskState): readonly StripButton[] {
  return [
    button("callBack", { act: "callingBack.accept", given: [] }, "key", may(state, "answerLiveCallback")),
    button("decline", { act: "callingBack.refuse", given: [] }, "plain", may(state, "rejectLiveCallback")),
  ];
}

function consultButtons(state: DeskState): readonly StripButton[] {
  const conference = state.others.consult?.kind === "conference";
  const [join, leave] = conference
    ? (["completeConference", "cancelConference"] as const)
    : (["completeTransfer", "cancelTransfer"] as const);
  return [
    keys(state),
    button("consultCancel", { act: "consult.cancel", given: [] }, "plain", may(state, leave)),
    button(
      conference ? "consultJoin" : "consultComplete",
      { act: "consult.complete", given: [] },
      "key",
      may(state, join),
    ),
  ];
}

function mute(state: DeskState): StripButton {
  const { muted } = state.call;
  const press: Press = { act: "call.mute", given: [!muted] };
  return { ...button("mute", press, "plain", may(state, "setMute")), pressed: muted };
}

function hold(state: DeskState, held: boolean): StripButton {
  const press: Press = { act: "call.hold", given: [!held] };
  const allowed = may(state, "toggleHold", String(!held));
  return { ...button("hold", press, "plain", allowed), pressed: held };
}

function keys(state: DeskState): StripButton {
  return button("keypad", { keys: true }, "plain", may(state, "sendDTMF"));
}

/** What is recorded is left out by the same button that begins it. */
function record(state: DeskState): StripButton {
  const { recorded, paused } = state.recording;
  if (!recorded) {
    return button(
      "record",
      { act: "recording.record", given: [true] },
      "plain",
      may(state, "recordCall", "true"),
    );
  }
  const allowed = may(state, paused ? "resumeRecording" : "pauseRecording");
  const press: Press = { act: "recording.pause", given: [!paused] };
  return { ...button("leaveOut", press, "plain", allowed), pressed: paused };
}

function transfer(state: DeskState): StripButton {
  return button("transfer", { open: "transfer" }, "plain", may(state, "transferCallTo"));
}

/** Who may not wrap up ends a call by saying how it went. */
function end(state: DeskState): StripButton {
  const wrapsUp = wrapsUpAfter(state);
  const press: Press = wrapsUp ? { act: "call.end", given: [] } : { open: "finish" };
  return button("end", press, "stop", may(state, wrapsUp ? "disconnectCall" : "finishCall"));
}

/** Whether a call may be hung up before its outcome is given. */
export function wrapsUpAfter({ agent, call }: DeskState): boolean {
  const asks = call.type !== CallType.INTERNAL && call.type !== CallType.TEST;
  return !asks || (agent.permissions.canWrapUpCalls ?? true);
}

function button(name: string, press: Press, kind: StripButton["kind"], allowed: boolean): StripButton {
  return { name, press, kind, refused: !allowed };
}
