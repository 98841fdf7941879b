/** The whole panel over a desk that is told what happens. */

import { render } from "@testing-library/preact";
import { SETTINGS } from "../../src/settings.ts";
import { Panel } from "../../src/views/panel.tsx";
import { Words } from "../../src/words/index.ts";
import { START, type ToldDesk } from "../told.ts";

/** It is a minute after the beginning. */
export const NOW = START + 60_000;

export function show(desk: ToldDesk, language = "en") {
  const looks = { port: desk, words: new Words(language), settings: SETTINGS, now: () => NOW };
  return render(<Panel looks={looks} />);
}

/** All rights, for those who are not about them. */
export const EVERYTHING = {
  canMakeCalls: true,
  canMakeInternalCalls: true,
  canTransfer: true,
  canTransferToAgents: true,
  canTransferToSkills: true,
  canCreateConference: true,
  canCreateConferenceWithAgents: true,
  canCreateConferenceUsingSkills: true,
  canDialDNC: true,
  canWrapUpCalls: true,
  canPlayPromptToCaller: true,
  canManageSkillAvailability: true,
  canMakeTestCalls: true,
  canCreateCallbacks: true,
};

export function trusted(desk: ToldDesk): ToldDesk {
  return desk.knows({ agent: { ...desk.state.agent, permissions: EVERYTHING } });
}
