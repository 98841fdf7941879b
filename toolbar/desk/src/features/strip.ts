/** What stands on the strip, ready to be sent to pages that are to know no more than that. */

import type { Feature } from "../port.ts";
import { type Strip, stripOf } from "../strip/model.ts";

declare module "../port.ts" {
  interface DeskState {
    readonly strip: Strip;
  }
}

const OUT: Strip = {
  mood: "out",
  since: 0,
  away: false,
  trouble: "",
  who: "",
  number: "",
  about: "",
  waited: 0,
  notes: [],
  wrapUpEnds: 0,
  buttons: [],
  reasons: [],
  waiting: null,
  counts: [],
};

export const strip: Feature<"strip"> = {
  name: "strip",
  stays: true,
  initial: OUT,
  watch: (_before, { state, mine, change }) => {
    const next = stripOf(state);
    if (JSON.stringify(next) !== JSON.stringify(mine)) change(next);
  },
};
