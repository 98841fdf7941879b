/** The agent's voice: this browser's softphone, who has the audio of the seat, and what is set. */

import { SILENT, type SoftphoneState } from "@cordboard/softphone";
import type { DeskState, Feature } from "../port.ts";
import { NotDone } from "../trouble.ts";

declare module "../port.ts" {
  interface DeskState {
    readonly audio: SoftphoneState;
  }
  interface DeskActs {
    /** Make this browser the agent's phone; `take` from whoever has the audio. */
    "audio.attach": [take?: boolean];
    "audio.choose": [change: Partial<SoftphoneState["choice"]>];
    "audio.look": [];
    "audio.watch": [on: boolean];
    /** In the midst of a click: some browsers let nothing be heard before. */
    "audio.unblock": [];
  }
}

export const audio: Feature<"audio"> = {
  name: "audio",
  stays: true,
  initial: SILENT,
  watch: (before, { desk, state }) => {
    if (rings(before) !== rings(state)) void desk.softphone?.ring(rings(state));
  },
  acts: {
    "audio.attach": async ({ desk }, take = false) => {
      if (!desk.softphone) throw new NotDone("NO_AUDIO_HERE");
      await desk.softphone.attach(take);
    },
    "audio.choose": async ({ desk }, change) => await desk.softphone?.choose(change),
    "audio.look": async ({ desk }) => await desk.softphone?.look(),
    "audio.watch": ({ desk }, on) => desk.softphone?.watch(on),
    "audio.unblock": async ({ desk }) => await desk.softphone?.unblock(),
  },
};

function rings({ call }: DeskState): boolean {
  return call.phase === "offered";
}
