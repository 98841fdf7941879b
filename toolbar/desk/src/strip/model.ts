/** The strip in words: what it says and offers, as a pure function of the desk's state. No view, no catalogue in it. */

import { may } from "../features/allowed.ts";
import type { ActName, DeskActs, DeskState } from "../port.ts";

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
  | "wrapUp";

export function moodOf({ agent, call, session }: DeskState): Mood {
  if (!agent.loggedIn) return session.entering ? "entering" : "out";
  if (call.phase !== "none") return call.phase;
  return agent.ready ? "ready" : "notReady";
}

/** Since when it is so, epoch milliseconds; 0 where that is of no interest. */
export function sinceOf(state: DeskState): number {
  if (!state.agent.loggedIn) return 0;
  const { phase, since, connectedAt } = state.call;
  if (phase === "none") return state.agent.since;
  return phase === "talking" ? connectedAt : since;
}

type Press = { [Name in ActName]: { readonly act: Name; readonly given: DeskActs[Name] } }[ActName];

export interface StripButton {
  readonly name: string;
  readonly press: Press;
  /** The one thing to do now, or the one that ends it. */
  readonly kind: "key" | "stop" | "plain";
  readonly pressed?: boolean;
  readonly refused: boolean;
}

export interface Strip {
  readonly mood: Mood;
  readonly since: number;
  readonly away: boolean;
  readonly who: string;
  readonly number: string;
  readonly buttons: readonly StripButton[];
}

/** What stands on a strip of 48 px: state, whom it is about, and at most a handful of buttons, the primary one first. */
export function stripOf(state: DeskState): Strip {
  const mood = moodOf(state);
  const { call, session } = state;
  return {
    mood,
    since: sinceOf(state),
    away: session.away,
    who: call.name || call.number,
    number: call.name ? call.number : "",
    buttons: buttonsOf(state, mood),
  };
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
      return [
        button("answer", { act: "call.answer", given: [] }, "key", may(state, "softphonePickupPhone")),
        button("decline", { act: "call.decline", given: [] }, "plain", may(state, "rejectCall")),
      ];
    case "connecting":
      return [end(state)];
    case "talking":
    case "held":
      return [mute(state), hold(state, mood === "held"), end(state)];
    default:
      return [];
  }
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

function end(state: DeskState): StripButton {
  return button("end", { act: "call.end", given: [] }, "stop", may(state, "disconnectCall"));
}

function button(name: string, press: Press, kind: StripButton["kind"], allowed: boolean): StripButton {
  return { name, press, kind, refused: !allowed };
}
