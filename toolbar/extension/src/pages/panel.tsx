import { readSettings, showDesk } from "@cordboard/desk/view";
import { render } from "preact";
import { Far } from "../far/connect.ts";
import type { Shown } from "../messages.ts";
import { settings } from "../settings.ts";
import { sayIn } from "../words/index.ts";

/** The desk in the side panel, as on the center's own page; it is the same one that the strips show. */
export async function showPanel(root: HTMLElement): Promise<void> {
  const { server, language } = await settings();
  if (!server) {
    render(<Nowhere />, root);
    return;
  }
  const far = new Far();
  const known = new Promise<void>((resolve) => {
    far.desk.subscribe(() => far.desk.known && resolve());
  });
  far.follow();
  const [read] = await Promise.all([readSettings(server, language || null, navigator.languages), known]);
  follow(showDesk({ ...read, root, port: far.desk, server }));
}

/** Show what a strip of this window has asked for, before this page was there or since. */
function follow(show: (asked: { readonly sheet: string; readonly with: string }) => void): void {
  const { session } = chrome.storage;
  const take = async () => {
    const { showing } = (await session.get("showing")) as { showing?: Shown };
    const { id } = await chrome.windows.getCurrent();
    if (!showing || showing.window !== id || document.visibilityState !== "visible") return;
    await session.remove("showing");
    show({ sheet: showing.sheet ?? "", with: showing.beginning ?? "" });
  };
  session.onChanged.addListener(() => void take());
  document.addEventListener("visibilitychange", () => void take());
  void take();
}

/** Nobody has said which center it is. */
function Nowhere() {
  const say = sayIn(navigator.language);
  return (
    <main class="desk page">
      <section>
        <p>{say("panel.none")}</p>
        <button
          type="button"
          class="button key"
          onClick={() => void chrome.tabs.create({ url: chrome.runtime.getURL("welcome.html") })}
        >
          {say("panel.setUp")}
        </button>
      </section>
    </main>
  );
}
