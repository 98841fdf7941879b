/** Who else is in the call: somebody consulted before a transfer or a conference, and the people of a conference. */

import { type AnyEvent, ConferenceDispositioning, type ParticipantInfo, TargetKind } from "@cordboard/client";
import type { DeskState, Feature } from "../port.ts";
import { may } from "./allowed.ts";
import { ofCall } from "./call.ts";

/** Somebody who is called in the midst of a call. */
export interface Consult {
  readonly kind: "transfer" | "conference";
  /** The agent speaks with them alone first; the customer hears music meanwhile. */
  readonly warm: boolean;
  /** Of their call; empty until they answer. */
  readonly id: string;
  /** A number or a name, as it was dialed. */
  readonly who: string;
  readonly since: number;
  readonly answered: boolean;
}

export interface OthersView {
  readonly callId: string;
  readonly consult: Consult | null;
  /** A transfer has begun; nobody has been called yet. */
  readonly transferring: boolean;
  /** When the first party was put on hold last. */
  readonly heldAt: number;
  /** The customer has hung up while the agent was consulting. */
  readonly customerLeft: boolean;
  /** Of a conference, beside the agent and the first party. */
  readonly people: readonly ParticipantInfo[];
  /** A colleague who stays may be asked for the outcome: see ConferenceDispositioning in the codes. */
  readonly maySkipOutcome: boolean;
}

declare module "../port.ts" {
  interface DeskState {
    readonly others: OthersView;
  }
  interface DeskActs {
    "consult.complete": [];
    "consult.cancel": [];
    "others.remove": [callSessionId: string];
    "others.park": [callSessionId: string];
    /** Leave a conference to the others; without a disposition a colleague gives it. */
    "others.leave": [dispositionId?: string, again?: number];
  }
}

const NOBODY: OthersView = {
  callId: "",
  consult: null,
  transferring: false,
  heldAt: 0,
  customerLeft: false,
  people: [],
  maySkipOutcome: false,
};

export const others: Feature<"others"> = {
  name: "others",
  initial: NOBODY,
  after: (mine, event, at, state) =>
    peopleAfter(consultAfter(ofCall(mine, state, NOBODY), event, at, state), event, state),
  learn: async ({ call, state }) => {
    const { id, campaignId } = state.call;
    if (!id) return {};
    const info = await call("getDispositionsInfo", { campaignId });
    const rule = Number(info?.conferenceDispositioning ?? 0);
    return {
      callId: id,
      people: (info?.participants ?? []).filter((one) => one.callSessionId !== id),
      maySkipOutcome: rule !== ConferenceDispositioning.INITIATOR,
    };
  },
  relearn: ["callStarted"],
  acts: {
    "consult.complete": async ({ call, mine }) => {
      await call(mine.consult?.kind === "conference" ? "completeConference" : "completeTransfer");
    },
    "consult.cancel": async ({ call, mine }) => {
      await call(mine.consult?.kind === "conference" ? "cancelConference" : "cancelTransfer");
    },
    "others.remove": async ({ call }, callSessionId) => {
      await call("removeConferenceParticipant", { callSessionId });
    },
    "others.park": async ({ call }, callSessionId) => {
      await call("parkConferenceParticipant", { callSessionId });
    },
    "others.leave": async ({ call }, dispositionId, again) => {
      if (dispositionId === undefined) await call("leaveConference3", { dispositionCallId: "0" });
      else if (again === undefined) await call("leaveConference", { dispositionId });
      else await call("leaveConference2", { dispositionId, redialTimeout: String(again) });
    },
  },
};

/** Whether the agent speaks with somebody about the call, and not with the customer. */
export function consulting({ others }: DeskState): boolean {
  return others.consult?.warm ?? false;
}

/** Milliseconds within which a hold and a call belong together: the center tells of both at once. */
const AT_ONCE = 100;

function consultAfter(mine: OthersView, event: AnyEvent, at: number, state: DeskState): OthersView {
  const { consult } = mine;
  switch (event.event) {
    case "transferStarted":
      return { ...mine, transferring: true };
    case "callOnHold":
      return { ...mine, heldAt: at };
    case "callInitiated":
      return inCall(state) ? { ...mine, transferring: false, consult: called(mine, event, at) } : mine;
    case "callStarted":
      if (!consult || !event.callSessionId || event.callSessionId === state.call.id) return mine;
      return { ...mine, consult: { ...consult, id: event.callSessionId, answered: true, since: at } };
    case "operationsAllowedChanged":
      // Of one that began while nobody listened, what may be asked tells.
      if (!consult || consult.warm || !may(state, "completeConference")) return mine;
      return { ...mine, consult: { ...consult, warm: true } };
    case "transferCallDisconnected":
      return { ...mine, customerLeft: true };
    case "conferenceCompleted":
      // They join: `conferenceParticipantAdded` follows, and says so.
      return consult ? { ...mine, consult: { ...consult, warm: false } } : mine;
    case "consultCallDisconnected":
    case "transferCompleted":
    case "transferError":
    case "conferenceCreateFailed":
    case "conferenceError":
      return { ...mine, consult: null, transferring: false };
    default:
      return mine;
  }
}

function called(mine: OthersView, event: { readonly number?: string }, at: number): Consult {
  return {
    kind: mine.transferring ? "transfer" : "conference",
    warm: mine.transferring || at - mine.heldAt < AT_ONCE,
    id: "",
    who: event.number ?? "",
    since: at,
    answered: false,
  };
}

function inCall({ call }: DeskState): boolean {
  return call.phase === "talking" || call.phase === "held";
}

function peopleAfter(mine: OthersView, event: AnyEvent, state: DeskState): OthersView {
  if (event.event === "conferenceParticipantAdded" && event.info) {
    // Colleagues are told by their extension: whom this desk has called, it knows by name.
    const called = whoIsConsulted(state);
    const info = called ? { ...event.info, customerTitle: called } : event.info;
    const rest = mine.people.filter((one) => one.callSessionId !== info.callSessionId);
    const waits = mine.consult?.warm ? mine.consult : null;
    return { ...mine, consult: waits, people: [...rest, info] };
  }
  if (event.event === "conferenceParticipantRemoved") {
    const gone = event.info?.callSessionId;
    return { ...mine, people: mine.people.filter((one) => one.callSessionId !== gone) };
  }
  return mine;
}

/** Whom the agent has had called: by name, where it was this desk that asked for them; else as it was dialed. */
export function whoIsConsulted({ others, dial, targets }: DeskState): string {
  if (!others.consult) return "";
  const dialed = others.consult.who;
  const asked = dial.asked?.purpose === "call" ? null : dial.asked?.whom;
  if (!asked || typeof asked === "string") return dialed;
  const { colleagues, skills, campaigns } = targets;
  const named =
    colleagues.find((one) => asked.kind === TargetKind.AGENT && one.id === asked.id)?.name ??
    skills.find((one) => asked.kind === TargetKind.SKILL && one.skillId === asked.id)?.name ??
    campaigns.find((one) => asked.kind === TargetKind.CAMPAIGN && one.id === asked.id)?.name;
  return named || dialed;
}
