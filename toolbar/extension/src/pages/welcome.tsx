/** From nothing to the first call, step by step; each step says what is wrong and what to do. */

import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type Center, examine, type Finding, finding, type Pairing, Pairings } from "../center.ts";
import { askWorker } from "../messages.ts";
import { change, type Settings, serverOf, settings } from "../settings.ts";
import { EVERYWHERE, mayEverywhere } from "../sites.ts";
import type { Say } from "../words/index.ts";
import { dress } from "./dress.ts";

/** Milliseconds between two looks whether the toolbar has been let in. */
const LOOK = 1500;

interface Step {
  readonly say: Say;
  readonly server: string;
}

export async function showWelcome(root: HTMLElement): Promise<void> {
  const begun = await settings();
  render(<Welcome say={dress(begun)} begun={begun} />, root);
}

function Welcome({ say, begun }: { readonly say: Say; readonly begun: Settings }) {
  const [server, choose] = useState(begun.server);
  const [letIn, enter] = useState(false);
  return (
    <main class="desk page">
      <h1>{say("welcome.title")}</h1>
      <Address say={say} server={server} choose={choose} enter={enter} />
      {server && !letIn ? <Enter say={say} server={server} enter={enter} /> : null}
      {server && letIn ? (
        <>
          <Microphone say={say} />
          <Pages say={say} />
          <Done say={say} />
        </>
      ) : null}
    </main>
  );
}

// -- which center

interface AddressProps extends Step {
  choose(server: string): void;
  enter(letIn: boolean): void;
}

function Address({ say, server, choose, enter }: AddressProps) {
  const [typed, type] = useState(server);
  const [found, find] = useState<Center | Finding | null>(null);
  const look = async (wanted: string, ask: boolean) => {
    const may = await mayReach(wanted, ask);
    const center = await examine(wanted, may);
    find(center);
    if (isFinding(center)) return;
    if (wanted !== server) await change({ server: wanted });
    choose(wanted);
    enter(center.letsIn);
  };
  useEffect(() => {
    if (server) void look(server, false);
  }, []);
  const go = (event: Event) => {
    event.preventDefault();
    const wanted = serverOf(typed);
    if (wanted) void look(wanted, true);
    else find(finding("NO_ADDRESS", {}));
  };
  return (
    <section aria-labelledby="welcome-center">
      <h2 id="welcome-center">{say("welcome.center")}</h2>
      <form class="stack" onSubmit={go}>
        <label for="welcome-address">{say("welcome.address")}</label>
        <input
          id="welcome-address"
          type="text"
          class="field"
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          aria-describedby="welcome-address-hint"
          value={typed}
          onInput={({ currentTarget }) => type(currentTarget.value)}
        />
        <p id="welcome-address-hint" class="soft">
          {say("welcome.centerHint")}
        </p>
        <button type="submit" id="welcome-connect" class="button key">
          {say("welcome.connect")}
        </button>
      </form>
      <div role="status" id="welcome-found">
        <Result say={say} found={found} />
      </div>
    </section>
  );
}

function Result({ say, found }: { readonly say: Say; readonly found: Center | Finding | null }) {
  if (!found) return null;
  if (isFinding(found)) return <p class="bad">{say(found.code, found.values)}</p>;
  return (
    <>
      <p class="good">{say("welcome.connected", { name: found.name })}</p>
      {found.finding ? <p class="bad">{say(found.finding.code, found.finding.values)}</p> : null}
    </>
  );
}

function isFinding(found: Center | Finding): found is Finding {
  return "code" in found;
}

/** Whether the browser lets us speak with a center; it is asked on a click alone. */
async function mayReach(server: string, ask: boolean): Promise<boolean> {
  const wanted = { origins: [`${new URL(server).protocol}//${new URL(server).hostname}/*`] };
  if (ask) return await chrome.permissions.request(wanted);
  return await chrome.permissions.contains(wanted);
}

// -- being let in

function Enter({ say, server, enter }: Step & { enter(letIn: boolean): void }) {
  const [user, name] = useState("");
  const [asked, ask] = useState<Pairing | null>(null);
  const [end, conclude] = useState<"refused" | "expired" | null>(null);
  const [trouble, tell] = useState("");
  const pairings = new Pairings(server);
  useEffect(() => {
    if (!asked) return;
    const timer = setInterval(async () => {
      const state = await pairings.state(asked);
      if (state === "approved") enter(true);
      if (state !== "refused" && state !== "expired") return;
      ask(null);
      conclude(state);
    }, LOOK);
    return () => clearInterval(timer);
  }, [asked]);
  const go = (event: Event) => {
    event.preventDefault();
    conclude(null);
    pairings.ask(user.trim()).then(
      (pairing) => {
        tell("");
        ask(pairing);
      },
      (error: Error) => tell(error.message),
    );
  };
  return (
    <section aria-labelledby="welcome-pair">
      <h2 id="welcome-pair">{say("welcome.pair")}</h2>
      <p>{say("welcome.pairHint")}</p>
      <form class="stack" onSubmit={go}>
        <label for="welcome-user">{say("welcome.user")}</label>
        <input
          id="welcome-user"
          type="text"
          class="field"
          autocomplete="username"
          required
          value={user}
          onInput={({ currentTarget }) => name(currentTarget.value)}
        />
        <button type="submit" id="welcome-ask" class="button">
          {say("welcome.ask")}
        </button>
      </form>
      <div role="status">
        {asked ? <Code say={say} asked={asked} /> : null}
        {end ? <p class="bad">{say(`welcome.${end}`)}</p> : null}
        {trouble ? <p class="bad">{trouble}</p> : null}
      </div>
    </section>
  );
}

function Code({ say, asked }: { readonly say: Say; readonly asked: Pairing }) {
  return (
    <div class="stack">
      <label for="welcome-code">{say("welcome.code")}</label>
      <output id="welcome-code" class="code">
        {asked.code}
      </output>
      <a id="welcome-open" href={asked.address} target="_blank" rel="noreferrer">
        {say("welcome.openPair")}
      </a>
      <p>{say("welcome.waiting")}</p>
    </div>
  );
}

// -- the microphone

type Hearing = { readonly device: string } | "denied" | "none" | "unknown";

function Microphone({ say }: { readonly say: Say }) {
  const [hearing, hear] = useState<Hearing>("unknown");
  useEffect(() => {
    void navigator.permissions
      .query({ name: "microphone" as PermissionName })
      .then(({ state }) => {
        if (state === "granted") void listen().then(hear);
        if (state === "denied") hear("denied");
      })
      .catch(() => undefined);
  }, []);
  return (
    <section aria-labelledby="welcome-microphone">
      <h2 id="welcome-microphone">{say("welcome.microphone")}</h2>
      <p>{say("welcome.microphoneHint")}</p>
      <button type="button" id="welcome-allow" class="button" onClick={() => void listen().then(hear)}>
        {say("welcome.allow")}
      </button>
      <div role="status" id="welcome-hearing">
        {typeof hearing === "object" ? <p class="good">{say("welcome.heard", hearing)}</p> : null}
        {hearing === "denied" ? <p class="bad">{say("welcome.denied")}</p> : null}
        {hearing === "none" ? <p class="bad">{say("welcome.noMicrophone")}</p> : null}
      </div>
    </section>
  );
}

/** Ask for the microphone where the browser shows its question: in a tab, and nowhere else. */
async function listen(): Promise<Hearing> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const device = stream.getAudioTracks()[0]?.label ?? "";
    for (const track of stream.getTracks()) track.stop();
    return { device };
  } catch (error) {
    return error instanceof DOMException && error.name === "NotFoundError" ? "none" : "denied";
  }
}

// -- pages, and the end

function Pages({ say }: { readonly say: Say }) {
  const [strip, show] = useState(false);
  const [notices, notify] = useState(false);
  useEffect(() => {
    void Promise.all([settings(), mayEverywhere()]).then(([now, may]) => show(now.strip && may));
    void chrome.permissions.contains({ permissions: ["notifications"] }).then(notify);
  }, []);
  const everywhere = async () => {
    const may = await chrome.permissions.request({ origins: EVERYWHERE });
    if (may) await change({ strip: true });
    show(may);
  };
  const allow = async () => notify(await chrome.permissions.request({ permissions: ["notifications"] }));
  return (
    <section aria-labelledby="welcome-pages">
      <h2 id="welcome-pages">{say("welcome.pages")}</h2>
      <p>{say("welcome.pagesHint")}</p>
      <button type="button" id="welcome-show" class="button" onClick={() => void everywhere()}>
        {say("welcome.show")}
      </button>
      <div role="status">{strip ? <p class="good">{say("welcome.shown")}</p> : null}</div>
      <button type="button" id="welcome-notify" class="button" onClick={() => void allow()}>
        {say("welcome.notify")}
      </button>
      <div role="status">{notices ? <p class="good">{say("welcome.notified")}</p> : null}</div>
    </section>
  );
}

function Done({ say }: { readonly say: Say }) {
  const open = async () => {
    const { id } = (await chrome.tabs.getCurrent()) ?? {};
    if (id === undefined || !chrome.sidePanel) await askWorker("panel", {});
    else await chrome.sidePanel.open({ tabId: id });
  };
  return (
    <section>
      <p>{say("welcome.done")}</p>
      <button type="button" id="welcome-panel" class="button key" onClick={() => void open()}>
        {say("welcome.openPanel")}
      </button>
    </section>
  );
}
