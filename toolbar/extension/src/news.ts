/** What the toolbar shows outside of pages: the badge on its button, and a notification when a call comes. */

import type { DeskState } from "@cordboard/desk";

export type Mood = "out" | "ready" | "notReady" | "offered" | "talking" | "busy" | "wrapUp";

export interface News {
  readonly mood: Mood;
  /** Callers who wait in the queues of this agent. */
  readonly waiting: number;
  /** Who calls, and which call it is, while one is offered; else empty. */
  readonly who: string;
  readonly callId: string;
}

const MOODS: Readonly<Record<DeskState["strip"]["mood"], Mood>> = {
  out: "out",
  entering: "out",
  ready: "ready",
  notReady: "notReady",
  offered: "offered",
  connecting: "talking",
  talking: "talking",
  held: "talking",
  consulting: "talking",
  preview: "busy",
  voicemail: "busy",
  wrapUp: "wrapUp",
};

export function newsOf({ strip, call }: DeskState): News {
  const offered = strip.mood === "offered";
  return {
    mood: MOODS[strip.mood],
    waiting: strip.waiting?.count ?? 0,
    who: offered ? strip.who : "",
    callId: offered ? call.id || strip.who : "",
  };
}

/** A text of at most four signs, and its colour. A word says the same in the button's title: see `titleOf`. */
export interface Badge {
  readonly text: string;
  readonly colour: string;
}

const COLOURS: Readonly<Record<Mood, string>> = {
  out: "#6b6762",
  notReady: "#8a6d1f",
  ready: "#1d7a4f",
  offered: "#1f5fbf",
  talking: "#0f6f6a",
  busy: "#8a6d1f",
  wrapUp: "#8a6d1f",
};

const MARKS: Readonly<Record<Mood, string>> = {
  out: "",
  notReady: "–",
  ready: "",
  offered: "!",
  talking: "•",
  busy: "•",
  wrapUp: "…",
};

export function badgeOf({ mood, waiting }: News): Badge {
  const calm = mood === "ready" || mood === "notReady";
  const text = calm && waiting > 0 ? (waiting > 999 ? "999+" : String(waiting)) : MARKS[mood];
  return { text, colour: COLOURS[mood] };
}
