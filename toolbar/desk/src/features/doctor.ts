/** The doctor: what stands in the way of work at this desk, found and named. */

import { examineAlone } from "@cordboard/softphone";
import { type Check, diagnose } from "../doctor/diagnose.ts";
import { observe } from "../doctor/observe.ts";
import type { Feature } from "../port.ts";

export interface DoctorView {
  readonly looking: boolean;
  /** When it was looked, epoch milliseconds; 0 where nobody has. */
  readonly at: number;
  readonly checks: readonly Check[];
}

declare module "../port.ts" {
  interface DeskState {
    readonly doctor: DoctorView;
  }
  interface DeskActs {
    /** Look at everything once; it takes up to ten seconds. `version`: of the settings that this desk goes by. */
    "doctor.look": [version?: string];
  }
}

export const doctor: Feature<"doctor"> = {
  name: "doctor",
  stays: "session",
  initial: { looking: false, at: 0, checks: [] },
  acts: {
    "doctor.look": async ({ desk, state, mine, around, change }, version = "") => {
      if (mine.looking) return;
      change({ looking: true });
      const { softphone } = desk;
      const { user, ended } = state.session;
      const examine = softphone ? () => softphone.examine() : () => examineAlone(around.keep);
      const seen = await observe({
        server: around.server,
        version,
        session: { user, ended: ended !== null },
        line: state.audio.line,
        now: around.now,
        audio: around.softphone ? examine : null,
      });
      change({ looking: false, at: around.now(), checks: diagnose(seen) });
    },
  },
};
