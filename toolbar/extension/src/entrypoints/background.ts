import { defineBackground } from "wxt/utils/define-background";
import { OffscreenHost } from "../host/offscreen.ts";
import { PinnedHost } from "../host/pinned.ts";
import { work } from "../worker.ts";

const PANEL = "sidepanel.html";
/** CSS pixels. */
const WINDOW = { width: 400, height: 760 };

export default defineBackground(() => {
  if (import.meta.env.FIREFOX) {
    // A message keeps no click there, without which the sidebar does not open.
    const panel = async () => {
      await chrome.windows.create({ url: chrome.runtime.getURL(PANEL), type: "popup", ...WINDOW });
    };
    work({ host: new PinnedHost(), panel });
  } else {
    work({ host: new OffscreenHost(), panel: (tabId) => chrome.sidePanel.open({ tabId }) });
  }
});
