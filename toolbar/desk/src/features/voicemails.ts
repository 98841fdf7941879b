/** What people have said into the agent's own box, and the greeting that they heard. */

import { RecordingFlag, type RecordingValue, Refused } from "@cordboard/client";
import type { DeskState, Doing, Feature, SliceName } from "../port.ts";

declare module "../port.ts" {
  interface DeskState {
    readonly voicemails: {
      /** The newest first. */
      readonly all: readonly RecordingValue[];
      /** The agent's own; null where callers hear the center's. */
      readonly greeting: RecordingValue | null;
    };
  }
  interface DeskActs {
    /** Keep the file of one of them at this machine. */
    "voicemails.save": [id: string];
    "voicemails.remove": [id: string];
    /** A file of the center's prompt library, by its name. */
    "voicemails.greet": [prompt: string];
    "voicemails.resetGreeting": [];
  }
}

export const voicemails: Feature<"voicemails"> = {
  name: "voicemails",
  initial: { all: [], greeting: null },
  after: (mine, event) => {
    switch (event.event) {
      case "recordingsChanged":
        return sortedOut(event.recordings);
      case "recordingAdded":
        return event.recording && isGreeting(event.recording) ? { ...mine, greeting: event.recording } : mine;
      case "voicemailAdded":
        return event.value
          ? { ...mine, all: sorted([event.value, ...without(mine.all, event.value)]) }
          : mine;
      default:
        return mine;
    }
  },
  // They come by an event.
  learn: async ({ call }) => {
    await call("requestRecordings");
    return {};
  },
  acts: {
    "voicemails.save": async (doing, voicemailId) => {
      await keepFile(() => doing.call("saveRecording", { voicemailId, path: "" }), doing);
    },
    "voicemails.remove": async ({ call }, voicemailId) => {
      await call("removeRecording", { voicemailId });
    },
    "voicemails.greet": async ({ call }, arg0) => void (await call("uploadGreeting", { arg0 })),
    "voicemails.resetGreeting": async ({ call }) => void (await call("resetGreeting")),
  },
};

/** The center saves nothing here: it says where the file is, in words. It is read as all else is, and kept here. */
export async function keepFile(
  ask: () => Promise<unknown>,
  { desk, around }: Pick<Doing<SliceName>, "desk" | "around">,
): Promise<void> {
  try {
    await ask();
  } catch (error) {
    const path = error instanceof Refused && error.code === "DOWNLOAD_INSTEAD" ? pathIn(error.message) : "";
    if (!path) throw error;
    around.save(await desk.file(path), `voicemail-${path.split("/").pop()}`);
  }
}

/** The path of a file in what a person would read: the server is the one that the desk speaks with. */
export function pathIn(text: string): string {
  const address = /https?:\/\/\S+\.wav/u.exec(text)?.[0];
  return address ? new URL(address).pathname : "";
}

function sortedOut(recordings: readonly RecordingValue[]): DeskState["voicemails"] {
  return {
    all: sorted(recordings.filter((one) => !isGreeting(one))),
    greeting: recordings.find(isGreeting) ?? null,
  };
}

function isGreeting({ flags }: RecordingValue): boolean {
  return (BigInt(flags) & RecordingFlag.GREETING) !== 0n;
}

export function isUnheard({ flags }: RecordingValue): boolean {
  return (BigInt(flags) & RecordingFlag.UNREAD) !== 0n;
}

function without(all: readonly RecordingValue[], { id }: RecordingValue): readonly RecordingValue[] {
  return all.filter((one) => one.id !== id);
}

function sorted(all: readonly RecordingValue[]): readonly RecordingValue[] {
  return [...all].sort((one, other) => Number(other.created ?? 0) - Number(one.created ?? 0));
}
