/** A voicemail of a skill: offered to the agent, worked on, put aside while a call comes between. */

import type {
  AnyEvent,
  VoicemailAccepted,
  VoicemailDelivered,
  VoicemailStateChanged,
} from "@cordboard/client";
import type { DeskState, Feature } from "../port.ts";
import { nameOf } from "./call.ts";
import { keepFile } from "./voicemails.ts";

export type VoicemailPhase = "none" | "offered" | "working" | "postponed";

export interface VoicemailView {
  readonly phase: VoicemailPhase;
  /** When the phase began, epoch milliseconds by this machine's clock. */
  readonly since: number;
  readonly id: string;
  readonly number: string;
  /** Name or number to show. */
  readonly name: string;
  /** When it was left, by the center's clock. */
  readonly created: number;
  /** Milliseconds. */
  readonly length: number;
  readonly campaignId: string;
  readonly comments: string;
}

declare module "../port.ts" {
  interface DeskState {
    readonly voicemail: VoicemailView;
  }
  interface DeskActs {
    "voicemail.accept": [];
    "voicemail.reject": [];
    /** It is done. */
    "voicemail.finish": [comments: string];
    /** To the box of an agent or a skill, by a name or an extension. */
    "voicemail.transfer": [to: string];
    "voicemail.delete": [comments: string];
    "voicemail.save": [];
  }
}

const NONE: VoicemailView = {
  phase: "none",
  since: 0,
  id: "",
  number: "",
  name: "",
  created: 0,
  length: 0,
  campaignId: "0",
  comments: "",
};

export const voicemail: Feature<"voicemail"> = {
  name: "voicemail",
  initial: NONE,
  after,
  acts: {
    "voicemail.accept": async ({ call }) => void (await call("acceptVoicemail")),
    "voicemail.reject": async ({ call }) => void (await call("rejectVoicemail")),
    "voicemail.finish": async ({ call }, comments) => void (await call("processVoicemail", { comments })),
    "voicemail.transfer": async ({ call }, number) => void (await call("transferVoicemail", { number })),
    "voicemail.delete": async ({ call }, comments) => void (await call("deleteVoicemail", { comments })),
    "voicemail.save": async (doing) => {
      await keepFile(() => doing.call("saveVoicemail", { path: "" }), doing);
    },
  },
};

function after(mine: VoicemailView, event: AnyEvent, at: number): VoicemailView {
  switch (event.event) {
    case "voicemailDelivered":
      return { ...told(NONE, event), phase: "offered", since: at };
    case "voicemailAccepted":
      return { ...told(mine, event), phase: "working", since: at };
    case "voicemailStateChanged":
      return told(mine, event);
    case "voicemailPostponed":
      return event.voicemailId === mine.id ? { ...mine, phase: "postponed", since: at } : mine;
    case "voicemailResumed":
      return event.voicemailId === mine.id ? { ...mine, phase: "working", since: at } : mine;
    case "voicemailCRMRecordChanged":
      return event.voicemailId === mine.id ? { ...mine, name: nameOf(event.record) || mine.name } : mine;
    case "voicemailEnded":
      return event.voicemailId === mine.id ? NONE : mine;
    default:
      return mine;
  }
}

function told(
  mine: VoicemailView,
  event: VoicemailDelivered | VoicemailAccepted | VoicemailStateChanged,
): VoicemailView {
  const title = "customerTitle" in event ? event.customerTitle : "";
  const number = event.remoteNumber ?? mine.number;
  return {
    ...mine,
    id: event.voicemailId ?? "",
    number,
    name: title || mine.name || number,
    created: Number(event.created ?? 0),
    length: Number(event.length ?? 0),
    campaignId: event.campaignId ?? "0",
    comments: event.initialComments ?? "",
  };
}

/** It is what the agent is busy with. */
export function isWorking({ voicemail, call }: DeskState): boolean {
  return voicemail.phase === "working" && call.phase === "none";
}
