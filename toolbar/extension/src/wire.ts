/** Ports of the browser as wires of a desk, straight between its page and those that show it: no worker is between. */

import type { Wire } from "@cordboard/desk/remote";

export const PORT = "desk";

export function wireOf(port: chrome.runtime.Port): Wire {
  return {
    post: (message) => {
      try {
        port.postMessage(message);
      } catch {
        // The other page has gone; what it missed it asks for when it is there again.
      }
    },
    hear: (heard) => {
      port.onMessage.addListener(heard);
      return () => port.onMessage.removeListener(heard);
    },
  };
}
