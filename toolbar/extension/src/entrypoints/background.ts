import { defineBackground } from "wxt/utils/define-background";
import { OffscreenHost } from "../host/offscreen.ts";
import { PinnedHost } from "../host/pinned.ts";
import { panelInFirefox } from "../panel-in-firefox.ts";
import { work } from "../worker.ts";

export default defineBackground(() => {
  if (import.meta.env.FIREFOX) work({ host: new PinnedHost(), panel: panelInFirefox });
  else {
    const panel = async ({ id, windowId }: chrome.tabs.Tab) => {
      await chrome.sidePanel.open({ tabId: id as number });
      return windowId;
    };
    work({ host: new OffscreenHost(), panel });
  }
});
