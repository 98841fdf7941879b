/** A voicemail that the agent hears at the phone: what plays, how far it is, how loud. */

import type { Feature } from "../port.ts";

export interface Playing {
  /** Of a personal voicemail; empty for the one of a skill that the agent works on. */
  readonly id: string;
  /** Milliseconds. */
  readonly length: number;
  /** Where it stood, milliseconds from the start, `at` that moment. */
  readonly position: number;
  readonly at: number;
  readonly paused: boolean;
}

declare module "../port.ts" {
  interface DeskState {
    readonly player: {
      readonly playing: Playing | null;
      /** From 0 to 1; the center keeps it for the agent. */
      readonly volume: number;
    };
  }
  interface DeskActs {
    /** The phone is called, and plays it. Without an id: the voicemail that the agent works on. */
    "player.play": [id: string, length: number];
    "player.pause": [on: boolean];
    /** Milliseconds from the start. */
    "player.seek": [position: number];
    "player.volume": [volume: number];
    "player.stop": [];
  }
}

export const player: Feature<"player"> = {
  name: "player",
  initial: { playing: null, volume: 1 },
  learn: async ({ call }) => ({ volume: (await call("getAudioPlayerVolume")) ?? 1 }),
  after: (mine, event) => {
    switch (event.event) {
      case "recordingPlayFinished":
      case "incomingCall":
      case "voicemailEnded":
        return mine.playing ? { ...mine, playing: null } : mine;
      default:
        return mine;
    }
  },
  acts: {
    "player.play": async ({ mine, around, call, change }, id, length) => {
      if (mine.playing) await call("stopAudioPlaying");
      if (id) await call("playRecording", { voicemailId: id });
      else await call("playVoicemail");
      change({ playing: { id, length, position: 0, at: around.now(), paused: false } });
    },
    "player.pause": async (doing, paused) => {
      await doing.call(paused ? "pauseAudioPlaying" : "resumeAudioPlaying");
      const at = doing.around.now();
      const { playing } = doing.mine;
      if (playing) doing.change({ playing: { ...playing, position: positionOf(playing, at), at, paused } });
    },
    "player.seek": async (doing, position) => {
      await doing.call("setAudioPlayingPosition", { position: String(position) });
      const { playing } = doing.mine;
      if (playing) doing.change({ playing: { ...playing, position, at: doing.around.now() } });
    },
    "player.volume": async ({ call, change }, volume) => {
      await call("setAudioPlayerVolume", { volume });
      change({ volume });
    },
    "player.stop": async ({ call, change }) => {
      await call("stopAudioPlaying");
      change({ playing: null });
    },
  },
};

/** How far it is by now, milliseconds. */
export function positionOf({ position, at, paused, length }: Playing, now: number): number {
  return Math.min(length, paused ? position : position + Math.max(0, now - at));
}
