/** A contact of a list that is shown to the agent before it is dialed. */

import {
  type AnyEvent,
  type CallInfo,
  CallType,
  type DispositionValue2,
  type NumberRestrictionValue,
} from "@cordboard/client";
import type { DeskState, Feature } from "../port.ts";
import { nameOf } from "./call.ts";
import { recordOf } from "./customer.ts";

/** Looked at; being dialed and spoken with; tried, and to be tried again or let go. */
export type PreviewPhase = "none" | "looking" | "dialing" | "deciding";

export interface ContactNumber {
  /** 1 to 3. */
  readonly place: number;
  readonly number: string;
  /** It must not be dialed now. */
  readonly restricted: boolean;
}

export interface PreviewView {
  readonly phase: PreviewPhase;
  /** When this phase began, epoch milliseconds. */
  readonly since: number;
  readonly callId: string;
  readonly campaignId: string;
  readonly name: string;
  readonly record: Readonly<Record<string, string>>;
  readonly numbers: readonly ContactNumber[];
  /** Of the last try, where there was one. */
  readonly dispositionId: string;
  /** Outcomes with which the contact may be skipped. */
  readonly skips: readonly DispositionValue2[];
}

declare module "../port.ts" {
  interface DeskState {
    readonly preview: PreviewView;
  }
  interface DeskActs {
    /** One of the contact's numbers; empty: the first that may be dialed. */
    "preview.dial": [number: string];
    /** "0" without an outcome. `again`: milliseconds until the contact may come again, where the outcome allows. */
    "preview.skip": [dispositionId: string, again?: number];
    /** Show the contact once more, for another number; an outcome corrects that of the try. */
    "preview.again": [dispositionId?: string];
    "preview.end": [dispositionId?: string];
  }
}

const NONE: PreviewView = {
  phase: "none",
  since: 0,
  callId: "",
  campaignId: "",
  name: "",
  record: {},
  numbers: [],
  dispositionId: "",
  skips: [],
};

export const preview: Feature<"preview"> = {
  name: "preview",
  initial: NONE,
  after,
  relearn: ["previewInitiated", "previewRenewed"],
  learn: async ({ state, call }) => {
    if (state.preview.phase !== "looking") return {};
    return { skips: (await call("getPreviewSkipDispositions2")) ?? [] };
  },
  acts: {
    "preview.dial": async ({ call }, number) => void (await call("makePreviewCall", { number })),
    "preview.skip": async ({ call }, dispositionId, again) => {
      if (again === undefined) await call("setSkipPreviewCall", { dispositionId });
      else await call("setSkipPreviewCall2", { dispositionId, timeout: String(again) });
    },
    "preview.again": async ({ call }, dispositionId = "0") => {
      await call("continuePreview", { dispositionId, dialAgain: true });
    },
    "preview.end": async ({ call }, dispositionId = "0") => {
      await call("endPreviewCall", { dispositionId });
    },
  },
};

function after(mine: PreviewView, event: AnyEvent, at: number): PreviewView {
  switch (event.event) {
    case "updateStatus": {
      const current = event.status?.currentCall;
      return mine.phase === "none" && current && isPreview(current) ? begun(current, at) : mine;
    }
    case "previewInitiated":
      return event.callinfo ? begun(event.callinfo, at) : mine;
    case "previewDialingStarted":
      return moved(mine, "dialing", at);
    case "previewRenewed":
      return moved(mine, "looking", at);
    case "previewWaitDisposition":
      return { ...moved(mine, "deciding", at), dispositionId: event.dispositionId ?? "0" };
    case "previewCRMRecordChanged":
      return {
        ...mine,
        name: nameOf(event.record),
        record: recordOf(event.record).record,
        numbers: restricted(numbersOf(recordOf(event.record).record), event.restriction),
      };
    case "recordRestrictionsChanged":
      return { ...mine, numbers: restricted(mine.numbers, event.restriction) };
    case "previewEnded":
      return NONE;
    default:
      return mine;
  }
}

/** A contact that is looked at before dialing: no call yet. */
function isPreview({ callType = 0 }: CallInfo): boolean {
  return callType >= CallType.OUTBOUND_PREVIEW;
}

function begun(info: CallInfo, since: number): PreviewView {
  const number = info.number ?? "";
  return {
    ...NONE,
    phase: "looking",
    since,
    callId: info.callSessionId ?? "",
    campaignId: info.campaignId ?? "",
    // Which number this is, and what else there is, comes with the record.
    numbers: number ? [{ place: 1, number, restricted: false }] : [],
  };
}

function moved(mine: PreviewView, phase: PreviewPhase, since: number): PreviewView {
  return mine.phase === phase ? mine : { ...mine, phase, since };
}

function numbersOf(record: Readonly<Record<string, string>>): readonly ContactNumber[] {
  return [1, 2, 3].flatMap((place) => {
    const number = record[`number${place}`] ?? "";
    return number ? [{ place, number, restricted: false }] : [];
  });
}

function restricted(
  numbers: readonly ContactNumber[],
  told: readonly NumberRestrictionValue[],
): readonly ContactNumber[] {
  const places = new Set(told.filter((one) => one.dialrestricted).map((one) => one.number));
  return numbers.map((one) => ({ ...one, restricted: places.has(one.place) }));
}

/** The contact is looked at, and no call is there: it is what the agent works on. */
export function isPreviewing({ preview, call }: DeskState): boolean {
  return call.phase === "none" && (preview.phase === "looking" || preview.phase === "deciding");
}
