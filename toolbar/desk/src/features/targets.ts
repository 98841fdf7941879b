/** Whom an agent can reach: colleagues, skills, campaigns and speed dials of the center. */

import type {
  AgentPermission,
  AgentStateValue,
  CampaignInfo,
  SkillInfo,
  SpeedDialInfo,
  Target,
} from "@cordboard/client";
import { CampaignFlag, TargetKind } from "@cordboard/client";
import type { DeskState, Feature } from "../port.ts";

export interface Colleague {
  readonly id: string;
  readonly name: string;
  /** A name of AgentStateCode. */
  readonly state: string;
  /** Epoch milliseconds. */
  readonly since: number;
}

export interface TargetsView {
  readonly colleagues: readonly Colleague[];
  readonly skills: readonly SkillInfo[];
  readonly campaigns: readonly CampaignInfo[];
  readonly speedDials: readonly SpeedDialInfo[];
}

declare module "../port.ts" {
  interface DeskState {
    readonly targets: TargetsView;
  }
  interface DeskActs {
    /** See who is there by now. */
    "targets.look": [];
  }
}

export const targets: Feature<"targets"> = {
  name: "targets",
  initial: { colleagues: [], skills: [], campaigns: [], speedDials: [] },
  acts: {
    "targets.look": async ({ call, change, state }) => {
      const [agents, states, skills, speedDials] = await Promise.all([
        call("getAvailableAgents"),
        call("getAgentStateValues"),
        call("getAllSkills"),
        call("getSpeedDials"),
      ]);
      const known = new Map(states.map((one) => [one.agentId, one]));
      change({
        colleagues: agents.map((one) => colleague(one.agentId, one.name, known.get(one.agentId))),
        skills,
        campaigns: state.campaigns.all.filter(takesCalls),
        speedDials,
      });
    },
  },
};

function colleague(id = "", name = "", state?: AgentStateValue): Colleague {
  return {
    id,
    name: state?.fullname || name,
    state: state?.state ?? "LOGGED_OUT",
    since: Date.parse(state?.stateSince ?? "") || 0,
  };
}

function takesCalls({ flags }: CampaignInfo): boolean {
  return (BigInt(flags ?? "0") & CampaignFlag.INBOUND) !== 0n;
}

/** Somebody who can be reached, as they are found by what somebody types. */
export interface Found {
  readonly target: Target;
  readonly name: string;
  /** A number, or a code. */
  readonly detail: string;
  /** Of a colleague: a name of AgentStateCode, and since when. */
  readonly state: string;
  readonly since: number;
}

/** Whom a few typed letters may mean, the likeliest first; `recent`: numbers of past calls. */
export function find(state: DeskState, text: string, recent: readonly Found[] = []): readonly Found[] {
  const wanted = text.trim().toLowerCase();
  const all = [...everybody(state.targets), ...recent];
  const found = wanted ? all.filter((one) => rank(one, wanted) < NOT_AT_ALL) : all;
  return [...found].sort((one, other) => rank(one, wanted) - rank(other, wanted));
}

const NOT_AT_ALL = 4;

/** 0 for the very thing; less for those who are free. */
function rank({ name, detail, state }: Found, wanted: string): number {
  const [called, written] = [name.toLowerCase(), detail.toLowerCase().replaceAll(" ", "")];
  if (called === wanted || (wanted && written === wanted)) return 0;
  const busy = state && state !== "READY" ? 0.5 : 0;
  if (called.startsWith(wanted)) return 1 + busy;
  if (called.split(/[\s._-]/u).some((part) => part.startsWith(wanted))) return 2 + busy;
  const digits = wanted.replaceAll(/[^\d+]/gu, "");
  return called.includes(wanted) || (digits && written.includes(digits)) ? 3 + busy : NOT_AT_ALL;
}

function everybody({ colleagues, skills, campaigns, speedDials }: TargetsView): Found[] {
  const still = { detail: "", state: "", since: 0 };
  return [
    ...speedDials.map(({ code = "", number = "", description = "" }) => ({
      ...still,
      target: { kind: TargetKind.SPEED_DIAL, number: code },
      name: description || code,
      detail: number,
    })),
    ...colleagues.map(({ id, name, state, since }) => ({
      target: { kind: TargetKind.AGENT, id },
      name,
      detail: "",
      state,
      since,
    })),
    ...skills.map(({ skillId = "", name = "" }) => ({
      ...still,
      target: { kind: TargetKind.SKILL, id: skillId },
      name,
    })),
    ...campaigns.map(({ id = "", name = "", extension = "" }) => ({
      ...still,
      target: { kind: TargetKind.CAMPAIGN, id },
      name,
      detail: extension,
    })),
  ];
}

/** What is to be done with a target. */
export type Purpose = "call" | "transfer" | "conference";

const OUTSIDE = { call: "canMakeCalls", transfer: "canTransfer", conference: "canCreateConference" } as const;
const VOICEMAIL = { ...OUTSIDE, transfer: "canTransferVoicemail" } as const;

/** The right that it takes to reach each kind of target. */
const RIGHTS: Readonly<Record<string, Readonly<Record<Purpose, keyof AgentPermission>>>> = {
  AGENT: {
    call: "canMakeInternalCalls",
    transfer: "canTransferToAgents",
    conference: "canCreateConferenceWithAgents",
  },
  SKILL: {
    call: "canMakeInternalCalls",
    transfer: "canTransferToSkills",
    conference: "canCreateConferenceUsingSkills",
  },
  CAMPAIGN: { ...OUTSIDE, call: "canMakeInternalCalls" },
  AGENT_VOICEMAIL: VOICEMAIL,
  SKILL_VOICEMAIL: VOICEMAIL,
};

/** Whether the agent has the right to reach this kind of target so. */
export function mayReach({ agent }: DeskState, purpose: Purpose, kind: string): boolean {
  return agent.permissions[(RIGHTS[kind] ?? OUTSIDE)[purpose]] ?? false;
}
