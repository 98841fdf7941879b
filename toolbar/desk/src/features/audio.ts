/** The agent's voice: this browser's softphone, who has the audio of the seat, and what is set. */

import { type Press, SILENT, type SoftphoneState } from "@cordboard/softphone";
import type { DeskPort, DeskState, Feature } from "../port.ts";
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
    /** Let agents hear themselves: three seconds, recorded and played. */
    "audio.echo": [];
    /** In the midst of a click: the browser asks which headset's buttons are meant. */
    "audio.headset": [];
  }
}

export const audio: Feature<"audio"> = {
  name: "audio",
  stays: "session",
  initial: SILENT,
  watch: (before, { desk, state }) => {
    const { softphone } = desk;
    if (before.session.user !== state.session.user)
      softphone?.onHeadset((press) => void pressed(press, desk));
    const changed = (is: (state: DeskState) => boolean) => is(before) !== is(state);
    if (changed(rings)) void softphone?.ring(rings(state));
    if (changed(rests)) void softphone?.idle(rests(state));
    if (changed(talks)) softphone?.talk(talks(state));
    if (changed(isMuted)) softphone?.mute(isMuted(state));
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
    "audio.echo": async ({ desk }) => await desk.softphone?.testEcho(),
    "audio.headset": async ({ desk }) => await desk.softphone?.pickHeadset(),
  },
};

/** A button of the headset was pressed. */
export function pressed(press: Press, desk: DeskPort): Promise<boolean> {
  if (press === "answer") return desk.act("call.answer");
  if (press === "mute") return desk.act("call.mute", !desk.state.call.muted);
  return desk.act(rings(desk.state) ? "call.decline" : "call.end");
}

function rings({ call }: DeskState): boolean {
  return call.phase === "offered";
}

/** Whether nobody can be connected: the microphone is released meanwhile. */
function rests({ agent, call }: DeskState): boolean {
  return agent.loggedIn && !agent.ready && call.phase === "none";
}

function talks({ call }: DeskState): boolean {
  return call.phase === "talking" || call.phase === "held";
}

function isMuted({ call }: DeskState): boolean {
  return call.muted;
}
