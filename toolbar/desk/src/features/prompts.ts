/** Prompts that are played to the caller. What other programs play is not told by the center. */

import type { AgentPromptValue } from "@cordboard/client";
import type { Feature } from "../port.ts";
import { ofCall } from "./call.ts";

export interface PromptsView {
  readonly callId: string;
  readonly all: readonly AgentPromptValue[];
  /** The id of the one that is played, or stands still; empty where none is. */
  readonly playing: string;
  readonly paused: boolean;
  /** When it began, moved on by its pauses; of a paused one, how far it has come instead. */
  readonly since: number;
  readonly heard: number;
}

declare module "../port.ts" {
  interface DeskState {
    readonly prompts: PromptsView;
  }
  interface DeskActs {
    "prompts.play": [id: string];
    "prompts.pause": [];
    "prompts.stop": [];
  }
}

const SILENT = { playing: "", paused: false, since: 0, heard: 0 };
const NONE: PromptsView = { callId: "", all: [], ...SILENT };

export const prompts: Feature<"prompts"> = {
  name: "prompts",
  initial: NONE,
  after: (mine, event, _at, state) => {
    const next = ofCall(mine, state, { ...NONE, all: mine.all });
    switch (event.event) {
      case "recordingPlayFinished":
      case "skillPromptPlayFailed":
      case "callOnHold":
      case "callEnded":
        return next.playing ? { ...next, ...SILENT } : next;
      case "skillPromptPauseFailed":
        return next.paused ? { ...next, paused: false } : next;
      default:
        return next;
    }
  },
  learn: async ({ call }) => ({ all: await call("getSkillPrompts") }),
  relearn: ["skillPromptsChanged", "skillPromptsPermissionChanged"],
  acts: {
    "prompts.play": async ({ call, change, mine, around }, id) => {
      const goesOn = mine.paused && mine.playing === id;
      await call("playSkillPrompt", { id });
      change({ playing: id, paused: false, since: around.now() - (goesOn ? mine.heard : 0) });
    },
    "prompts.pause": async ({ call, change, mine, around }) => {
      await call("pauseSkillPrompt");
      change({ paused: true, heard: around.now() - mine.since });
    },
    "prompts.stop": async ({ call, change }) => {
      await call("stopSkillPrompt");
      change(SILENT);
    },
  },
};
