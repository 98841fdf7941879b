/** The desk as a page: alone at `/desk`, or at `/panel` in a page of somebody else. */

import { Desk, saveFile } from "@cordboard/desk";
import { moodOf, readSettings, showDesk, type Words } from "@cordboard/desk/view";
import { Softphone } from "@cordboard/softphone";
import { Counterpart } from "./counterpart.ts";
import { handOver } from "./handover.ts";
import { keepIn } from "./keep.ts";
import { watchPermit } from "./permit.ts";
import { PANEL } from "./protocol.ts";
import { only } from "./seat.ts";

const LOOKS = ["language", "theme"];
const asked = new URLSearchParams(location.search);
const inside = location.pathname === PANEL && window.parent !== window ? asked.get("for") : null;
const keep = keepIn(() => localStorage);

const desk = new Desk({
  server: location.origin,
  keep,
  softphone: (seat, kept, changed) => new Softphone(seat, kept, changed),
  open: (url) => void window.open(url, "_blank", "noopener,noreferrer"),
  save: saveFile,
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

/** The tab's name: it is dear to ask the document for it. */
let titled = "";

/** What the agent is doing, in the tab's name: a call that rings, and whose it is, are seen from other tabs, too. */
function entitle(words: Words, name: string): void {
  const mood = moodOf(desk.state);
  const { call } = desk.state;
  const caller = mood === "offered" ? call.name || call.number : "";
  const title = [words.t(`state.${mood}`), caller, name].filter(Boolean).join(" · ");
  if (title !== titled) document.title = title;
  titled = title;
}

/** The page around is put out: nothing of the desk stays in it, and the center says why. A call goes on meanwhile. */
async function leave(counterpart: Counterpart): Promise<void> {
  counterpart.close();
  await desk.end();
  location.reload();
}

async function begin(): Promise<void> {
  await desk.act("looks.remembered");
  const server = location.origin;
  const read = await readSettings(server, desk.state.looks.language, navigator.languages);
  const { name, version } = read.settings;
  const counterpart = inside ? new Counterpart(desk, aroundAt(inside), version) : undefined;
  document.body.replaceChildren();
  let words: Words | undefined;
  const spoken = (by: Words) => {
    words = by;
    entitle(by, name);
  };
  showDesk({ ...read, root: document.body, port: counterpart ?? desk, server, spoken });
  desk.subscribe(() => words && entitle(words, name));
  counterpart?.open();
  if (counterpart)
    watchPermit(
      () => fetch(location.href, { cache: "no-store" }),
      () => void leave(counterpart),
    );
  // Another window of this browser may have chosen another look.
  addEventListener("storage", ({ key }) => {
    if (LOOKS.some((one) => key?.endsWith(`.${one}`))) void desk.act("looks.remembered");
  });
  only(desk, asked.get("seat"));
  handOver(desk, () => sessionStorage);
}

void begin();
