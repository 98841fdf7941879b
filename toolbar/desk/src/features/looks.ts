/** How the desk is to look to this agent at this machine: so far, in which language it speaks. */

import type { Feature } from "../port.ts";

declare module "../port.ts" {
  interface DeskState {
    /** `chosen`: the agent's language, empty for that of the browser; null as long as nobody has chosen here. */
    readonly looks: { readonly chosen: string | null };
  }
  interface DeskActs {
    "looks.remembered": [];
    "looks.language": [language: string];
  }
}

/** Under which the language is kept; whoever shows a desk begins with it. */
export const LANGUAGE = "language";

export const looks: Feature<"looks"> = {
  name: "looks",
  stays: true,
  initial: { chosen: null },
  acts: {
    "looks.remembered": async ({ around, change }) => change({ chosen: await around.keep.get(LANGUAGE) }),
    "looks.language": async ({ around, change }, language) => {
      await around.keep.set(LANGUAGE, language);
      change({ chosen: language });
    },
  },
};
