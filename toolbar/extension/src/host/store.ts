/** What the page of the desk reads and leaves behind: by itself where a browser lets it, else by the worker. */

import { pause } from "@cordboard/client";
import { keep, type Left, leftAt } from "../left.ts";
import { askWorker, type Chosen } from "../messages.ts";
import { change, DEFAULTS, type Settings } from "../settings.ts";
import { settingsHere } from "../sites.ts";

export interface Store {
  settings(): Promise<Settings>;
  /** What the desk before this one has left at a center; it is given once. */
  leftAt(server: string): Promise<string>;
  /** For the next desk, while this page goes away. */
  keep(left: Left): void;
  choose(chosen: Partial<Pick<Settings, Chosen>>): Promise<unknown>;
}

/** Firefox: a tab of the extension may do it all, and needs nobody to be awake. */
export const OWN: Store = { settings: settingsHere, leftAt, keep: (left) => void keep(left), choose: change };

/** Tries to find the worker awake, and milliseconds between them. */
const TRIES = 20;
const AGAIN = 250;

/** Chromium: a page that nobody sees may ask the worker, and nothing else. */
export const BY_WORKER: Store = {
  settings: async () => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const settings = await askWorker("settings", {});
      if (settings) return settings;
      await pause(AGAIN);
    }
    return DEFAULTS;
  },
  leftAt: async (server) => (await askWorker("begin", { server })) ?? "",
  keep: (left) => void askWorker("keep", left),
  choose: (chosen) => askWorker("choose", chosen),
};
