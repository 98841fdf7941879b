import { render } from "preact";
import { useState } from "preact/hooks";
import { change, type Settings, settings, shownAt } from "../settings.ts";
import type { Say } from "../words/index.ts";
import { dress } from "./dress.ts";

/** Behind the button of the browser: the way to the panel, and whether this page has a strip. */
export async function showPopup(root: HTMLElement): Promise<void> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  const begun = await settings();
  render(<Popup tab={tab} begun={begun} say={dress(begun)} />, root);
}

interface Props {
  readonly tab: chrome.tabs.Tab | undefined;
  readonly begun: Settings;
  readonly say: Say;
}

function Popup({ tab, begun, say }: Props) {
  const [now, set] = useState(begun);
  const address = tab?.url ?? "";
  const host = shownAt(address, { ...now, notAt: [] }) ? new URL(address).hostname : "";
  // What is written on the page stays: the strip comes and goes without it being loaded anew.
  const here = async (on: boolean) => {
    const others = now.notAt.filter((one) => one !== host);
    const notAt = on ? others : [...others, host];
    await change({ notAt });
    set({ ...now, notAt });
  };
  const panel = () => {
    // Before anything is waited for: the click counts no more afterwards.
    if (chrome.sidePanel && tab) void chrome.sidePanel.open({ windowId: tab.windowId }).then(() => close());
    else
      void sidebar()
        ?.open()
        .then(() => close());
  };
  const show = (page: string) => void chrome.tabs.create({ url: chrome.runtime.getURL(page) });
  return (
    <main class="desk popup">
      <section class="card stack">
        <h1 class="unseen">{say("options.title")}</h1>
        {now.server ? (
          <button type="button" id="popup-panel" class="button key" onClick={panel}>
            {say("popup.panel")}
          </button>
        ) : (
          <button type="button" id="popup-set-up" class="button key" onClick={() => show("welcome.html")}>
            {say("panel.setUp")}
          </button>
        )}
        {host && now.strip ? (
          <label class="row" for="popup-here">
            <input
              id="popup-here"
              type="checkbox"
              checked={!now.notAt.includes(host)}
              onChange={({ currentTarget }) => void here(currentTarget.checked)}
            />
            {say("popup.here", { host })}
          </label>
        ) : null}
        <button type="button" id="popup-options" class="button quiet" onClick={() => show("options.html")}>
          {say("popup.options")}
        </button>
      </section>
    </main>
  );
}

/** Firefox's panel beside the page. */
function sidebar(): { open(): Promise<void> } | undefined {
  return Reflect.get(chrome, "sidebarAction");
}
