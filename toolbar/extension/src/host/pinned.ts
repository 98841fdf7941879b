import { once } from "@cordboard/client";
import { askHost } from "../messages.ts";
import type { MediaHost } from "./media-host.ts";

const PAGE = "pinned.html";
/** Milliseconds between looks whether the tab is there, and how many of them. */
const LOOK = 100;
const LOOKS = 50;

/**
 * Firefox: a pinned tab, for no page of an extension that nobody can see may hear the microphone there. It is shown for
 * a moment, since a tab that nobody has ever seen is not heard.
 */
export class PinnedHost implements MediaHost {
  readonly open = once(() => this.#create());

  async close(): Promise<void> {
    await askHost("leave", {});
  }

  async #create(): Promise<void> {
    if (await isThere()) return;
    const [before] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    await chrome.tabs.create({ url: chrome.runtime.getURL(PAGE), pinned: true, active: true });
    for (let looks = 0; looks < LOOKS && !(await isThere()); looks += 1) {
      await new Promise((resolve) => setTimeout(resolve, LOOK));
    }
    // Unless the agent has closed it meanwhile.
    if (before?.id !== undefined) {
      await chrome.tabs.update(before.id, { active: true }).catch(() => undefined);
    }
  }
}

async function isThere(): Promise<boolean> {
  return (await askHost("there", {})) === true;
}
