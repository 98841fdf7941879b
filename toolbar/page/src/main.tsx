/** The desk as a page: alone at `/desk`, or at `/panel` in a page of somebody else. */

import { Desk, type DeskPort } from "@cordboard/desk";
import { moodOf, Panel, readSettings, type Settings, Words, wear } from "@cordboard/desk/view";
import { Softphone } from "@cordboard/softphone";
import { render } from "preact";
import { Counterpart } from "./counterpart.ts";
import { handOver } from "./handover.ts";
import { keepIn } from "./keep.ts";
import { PANEL } from "./protocol.ts";
import { only } from "./seat.ts";

const asked = new URLSearchParams(location.search);
const inside = location.pathname === PANEL && window.parent !== window ? asked.get("for") : null;
const keep = keepIn(() => localStorage);

const desk = new Desk({
  server: location.origin,
  keep,
  softphone: (seat, kept, changed) => new Softphone(seat, kept, changed),
  open: (url) => void window.open(url, "_blank", "noopener,noreferrer"),
  now: Date.now,
});

/** Messages go to the page that this one was served for, and come from it alone. */
function aroundAt(origin: string) {
  return {
    post: (said: unknown) => window.parent.postMessage(said, origin),
    hear: (heard: (message: unknown) => void) =>
      addEventListener("message", (event) => {
        if (event.source === window.parent && event.origin === origin) heard(event.data);
      }),
  };
}

/** The theme of the hour: what the machine is set to, and it may change. */
function dress({ theme }: Settings): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const { style } = document.documentElement;
  const put = () =>
    wear(style, dark.matches ? theme.dark : theme.light, dark.matches ? theme.light : theme.dark);
  put();
  dark.addEventListener("change", put);
}

/** What the agent is doing, in the tab's name: a call that rings, and whose it is, are seen from other tabs, too. */
function entitle(words: Words, name: string): void {
  let last = "";
  const put = () => {
    const mood = moodOf(desk.state);
    const { call } = desk.state;
    const caller = mood === "offered" ? call.name || call.number : "";
    const title = [words.t(`state.${mood}`), caller, name].filter(Boolean).join(" · ");
    if (title !== last) document.title = title;
    last = title;
  };
  put();
  desk.subscribe(put);
}

async function begin(): Promise<void> {
  const { settings, language } = await readSettings(
    location.origin,
    await keep.get("language"),
    navigator.languages,
  );
  const words = new Words(language, settings.words);
  document.documentElement.lang = words.language;
  document.documentElement.dir = words.direction;
  entitle(words, settings.name);
  dress(settings);
  let port: DeskPort = desk;
  const counterpart = inside ? new Counterpart(desk, aroundAt(inside), settings.version) : undefined;
  if (counterpart) port = counterpart;
  document.body.replaceChildren();
  render(<Panel looks={{ port, words, settings, now: Date.now }} />, document.body);
  counterpart?.open();
  only(desk, asked.get("seat"));
  handOver(desk, () => sessionStorage);
}

void begin();
