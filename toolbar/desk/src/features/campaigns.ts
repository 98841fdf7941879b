/** How campaigns and skills are called, and which of the skills the agent works in. */

import type { CampaignInfo, SkillInfo } from "@cordboard/client";
import type { DeskState, Feature } from "../port.ts";

declare module "../port.ts" {
  interface DeskState {
    readonly campaigns: { readonly all: readonly CampaignInfo[] };
    readonly skills: {
      /** Those of the agent. */
      readonly mine: readonly SkillInfo[];
      /** The ids of those that are on. */
      readonly active: readonly string[];
    };
  }
  interface DeskActs {
    "skills.choose": [active: readonly string[]];
  }
}

export const campaigns: Feature<"campaigns"> = {
  name: "campaigns",
  initial: { all: [] },
  learn: async ({ call }) => ({ all: await call("getCampaigns") }),
  relearn: ["campaignUpdate"],
};

export const skills: Feature<"skills"> = {
  name: "skills",
  initial: { mine: [], active: [] },
  after: (mine, event) => {
    switch (event.event) {
      case "skillsInitialized":
        return { mine: event.skills, active: event.activeSkills };
      case "skillsChanged":
        return { ...mine, mine: event.skills };
      case "activeSkillsChanged":
        return { ...mine, active: event.activeSkills };
      default:
        return mine;
    }
  },
  learn: async ({ call }) => ({ mine: await call("getAvailableSkills") }),
  acts: {
    "skills.choose": async ({ call }, skills) => void (await call("setActiveSkills", { skills })),
  },
};

/** What a call is about, in a word: its skill or its campaign, as far as their names are known. */
export function aboutOf({ call, campaigns, routing }: DeskState): string {
  return routing.reason?.skillName || (campaigns.all.find((one) => one.id === call.campaignId)?.name ?? "");
}
