import { once } from "@cordboard/client";
import { askHost } from "../messages.ts";
import type { MediaHost } from "./media-host.ts";

const URL_OF_PAGE = chrome.runtime.getURL("pinned.html");
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
    if (!(await isOpen())) await openBeside();
    for (let looks = 0; looks < LOOKS && !(await isThere()); looks += 1) {
      await new Promise((resolve) => setTimeout(resolve, LOOK));
    }
  }
}

/** In front of the tab that the agent looks at; it goes back to that by itself. */
async function openBeside(): Promise<void> {
  const [beside] = await chrome.tabs.query({ active: true, lastFocusedWindow: true, windowType: "normal" });
  const where = beside ? { openerTabId: beside.id as number, windowId: beside.windowId } : {};
  await chrome.tabs.create({ url: URL_OF_PAGE, pinned: true, active: true, ...where });
}

/** Once the tab has been seen: bring the one to the front that was there before, unless the agent has gone on. */
export async function stepBack(): Promise<void> {
  const { active, openerTabId } = (await chrome.tabs.getCurrent()) ?? {};
  if (active && openerTabId !== undefined) await chrome.tabs.update(openerTabId, { active: true });
}

/** The tab may be about to begin. */
async function isOpen(): Promise<boolean> {
  return (await chrome.runtime.getContexts({ documentUrls: [URL_OF_PAGE] })).length > 0;
}

async function isThere(): Promise<boolean> {
  return (await askHost("there", {})) === true;
}
