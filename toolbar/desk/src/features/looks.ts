/** How the desk is to look to this agent at this machine: light or dark, and in which language it speaks. */

import type { Feature } from "../port.ts";

/** As the machine has it, or always the same. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

declare module "../port.ts" {
  interface DeskState {
    readonly looks: {
      /** The agent's language, empty for that of the browser; null as long as nobody has chosen here. */
      readonly language: string | null;
      readonly theme: Theme;
    };
  }
  interface DeskActs {
    /** Look as was chosen at this machine, here or elsewhere. */
    "looks.remembered": [];
    "looks.language": [language: string];
    "looks.theme": [theme: Theme];
  }
}

export const looks: Feature<"looks"> = {
  name: "looks",
  stays: "always",
  initial: { language: null, theme: "system" },
  acts: {
    "looks.remembered": async ({ around: { keep }, change }) => {
      const [language, theme] = [await keep.get("language"), await keep.get("theme")];
      change({ language, theme: themeOf(theme) });
    },
    "looks.language": async ({ around, change }, language) => {
      change({ language });
      await around.keep.set("language", language);
    },
    "looks.theme": async ({ around, change }, theme) => {
      change({ theme });
      await around.keep.set("theme", theme);
    },
  },
};

/** What was kept, as far as it makes sense. */
export function themeOf(kept: string | null | undefined): Theme {
  return THEMES.find((one) => one === kept) ?? "system";
}
