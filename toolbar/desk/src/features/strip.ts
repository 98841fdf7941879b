/** What stands on the strip, ready to be sent to pages that are to know no more than that. */

import type { Doing, Feature } from "../port.ts";
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
  buttons: [{ name: "logIn", press: { open: "" }, kind: "key", refused: false }],
  reasons: [],
  waiting: null,
  counts: [],
};

export const strip: Feature<"strip"> = {
  name: "strip",
  stays: "session",
  initial: OUT,
  watch: (_before, doing) => {
    draw(doing);
    if (doing.mine.who && !written) void learnToWrite().then(() => draw(doing));
  },
};

/** Writes numbers as people do, once the tables for that are there. */
let written: ((number: string) => string) | undefined;

async function learnToWrite(): Promise<void> {
  written = (await import("../numbers.ts")).written;
}

function draw({ state, mine, change }: Doing<"strip">): void {
  const next = stripOf(state, written);
  if (differs(next, mine)) change(next);
}

/** Whether something stands otherwise; in which order its names come, which a browser's store changes, is nothing. */
function differs(next: Strip, mine: Strip): boolean {
  const names = Object.keys(next) as (keyof Strip)[];
  return names.some((name) => JSON.stringify(next[name]) !== JSON.stringify(mine[name]));
}
