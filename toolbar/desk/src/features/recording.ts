/** Whether the call is being recorded, and what is left out of it. */

import type { AnyEvent } from "@cordboard/client";
import type { Feature } from "../port.ts";
import { ofCall } from "./call.ts";

export interface RecordingView {
  readonly callId: string;
  readonly recorded: boolean;
  /** It began by itself. */
  readonly automatic: boolean;
  readonly paused: boolean;
  /** When the pause began, by this machine's clock; 0 where there is none. */
  readonly pausedAt: number;
  /** How often something has been left out. */
  readonly pauses: number;
}

declare module "../port.ts" {
  interface DeskState {
    readonly recording: RecordingView;
  }
  interface DeskActs {
    "recording.record": [on: boolean];
    /** Leave something out, such as the number of a card, or go on. */
    "recording.pause": [on: boolean];
  }
}

const NONE: RecordingView = {
  callId: "",
  recorded: false,
  automatic: false,
  paused: false,
  pausedAt: 0,
  pauses: 0,
};

export const recording: Feature<"recording"> = {
  name: "recording",
  initial: NONE,
  after: (mine, event, at, state) => recordedAfter(ofCall(mine, state, NONE), event, at),
  learn: async ({ call, state }) => {
    if (!state.call.id) return {};
    const told = await call("getRecordingState");
    const paused = told?.paused ?? false;
    const pauses = told?.pauses ?? [];
    const pausedAt = paused ? Number(pauses.at(-1)?.since ?? 0) : 0;
    return { recorded: told?.recorded ?? false, paused, pausedAt, pauses: pauses.length };
  },
  relearn: ["callStarted"],
  acts: {
    "recording.record": async ({ call }, flag) => void (await call("recordCall", { flag })),
    "recording.pause": async ({ call }, on) => void (await call(on ? "pauseRecording" : "resumeRecording")),
  },
};

function recordedAfter(mine: RecordingView, event: AnyEvent, at: number): RecordingView {
  switch (event.event) {
    case "recordingStarted":
      return { ...mine, recorded: true, automatic: event.autoRecording ?? false };
    case "recordingStopped":
      return { ...mine, recorded: false, paused: false, pausedAt: 0 };
    case "recordingPaused":
      return { ...mine, paused: true, pausedAt: at, pauses: mine.pauses + 1 };
    case "recordingResumed":
      return { ...mine, paused: false, pausedAt: 0 };
    default:
      return mine;
  }
}
