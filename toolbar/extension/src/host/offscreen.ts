import { once } from "@cordboard/client";
import type { MediaHost } from "./media-host.ts";

const PAGE = "offscreen.html";

/** Chromium: a document that nobody sees. The browser keeps it, and allows one. */
export class OffscreenHost implements MediaHost {
  readonly open = once(() => this.#create());

  async close(): Promise<void> {
    if (await this.#isThere()) await chrome.offscreen.closeDocument();
  }

  async #create(): Promise<void> {
    if (await this.#isThere()) return;
    await chrome.offscreen.createDocument({
      url: PAGE,
      reasons: ["USER_MEDIA", "WEB_RTC"] as chrome.offscreen.Reason[],
      justification: "Holds the agent's telephone: microphone, loudspeaker and the connection to the center.",
    });
  }

  async #isThere(): Promise<boolean> {
    const there = await chrome.runtime.getContexts({
      contextTypes: ["OFFSCREEN_DOCUMENT"] as chrome.runtime.ContextType[],
    });
    return there.length > 0;
  }
}
