/** The desk in its page: one for all that the agent sees of it in this browser, whatever web pages come and go. */

import { Desk, type DeskPort, type Kept, saveFile } from "@cordboard/desk";
import { themeOf } from "@cordboard/desk/looks";
import { type Reach, Served, type Wire } from "@cordboard/desk/remote";
import { readSettings } from "@cordboard/desk/view";
import { type Keep, Softphone } from "@cordboard/softphone";
import { lookMessage } from "../looks.ts";
import { answerAs, askWorker, CHOSEN, type Chosen, type Command, isOurs } from "../messages.ts";
import { newsOf } from "../news.ts";
import { type Settings, shownAt } from "../settings.ts";
import { STRIP } from "../strip/reach.ts";
import { PORT, wireOf } from "../wire.ts";
import { type Dress, stripLooks } from "./looks.ts";
import type { Store } from "./store.ts";

/** Begin, with the center of this browser; `away`: how this page goes away. */
export async function runDesk(store: Store, away: () => void): Promise<void> {
  const begun = store.settings();
  const desk = begun.then(({ server }) => open(server, store));
  const views = new Views(
    desk.then((one) => new Served(one)),
    begun.then(looksOf),
  );
  chrome.runtime.onConnect.addListener((port) => {
    if (port.name === PORT) void views.show(port);
  });
  answerAs("host", {
    there: async () => true,
    press: async ({ command }) => await press(await desk, command),
    dress: async () => {
      await (await desk).act("looks.remembered");
      return await views.dress(store.settings().then(looksOf));
    },
    leave: async () => {
      (await desk).leave();
      away();
      return true;
    },
  });
  if (!(await begun).server) away(); // as when a browser opens its tabs anew, and nobody has said which center
  await desk;
}

async function open(server: string, store: Store): Promise<Desk> {
  const desk = new Desk({
    server,
    keep: keepOf(store),
    softphone: (seat, keep, changed) => new Softphone(seat, keep, changed),
    open: (url) => void askWorker("open", { url }),
    save: saveFile,
    now: Date.now,
  });
  tellNews(desk);
  addEventListener("pagehide", () => store.keep({ server, kept: JSON.stringify(desk.leave()) }));
  await Promise.all([desk.act("looks.remembered"), desk.act("session.remembered")]);
  const left: Kept | null = JSON.parse((await store.leftAt(server)) || "null");
  if (left) void desk.resume(left).catch((error) => desk.say(error));
  return desk;
}

/** How the strips of this center look and speak, and on which pages. */
interface Looks {
  readonly dress: Dress;
  readonly wanted: Settings;
}

async function looksOf(wanted: Settings): Promise<Looks> {
  const { server, language, theme, clicks } = wanted;
  const spoken = await readSettings(server, language || null, navigator.languages);
  return { dress: stripLooks(spoken, clicks, themeOf(theme)), wanted };
}

/** What stands on the strip of a page. */
function lookFor(page: string, { dress, wanted }: Looks): unknown {
  return lookMessage({ ...dress, shown: wanted.strip && shownAt(page, wanted) });
}

/**
 * What this machine remembers for its agent; extension pages have a store of their own. How it looks is a setting of
 * the toolbar, in all of its pages.
 */
function keepOf(store: Store): Keep {
  return {
    get: async (key) => (isChosen(key) ? (await store.settings())[key] || null : localStorage.getItem(key)),
    set: async (key, value) => {
      if (isChosen(key)) await store.choose({ [key]: value });
      else localStorage.setItem(key, value);
    },
  };
}

function isChosen(key: string): key is Chosen {
  return (CHOSEN as readonly string[]).includes(key);
}

/** Who sees the desk from other pages. */
class Views {
  readonly #served: Promise<Served>;
  /** With the address of the page at the other end. */
  readonly #wires = new Map<Wire, string>();
  #looks: Promise<Looks>;

  constructor(served: Promise<Served>, looks: Promise<Looks>) {
    this.#served = served;
    this.#looks = looks;
  }

  /** Pages of the extension see everything; the strip, which lives in web pages, only what it shows. */
  async show(port: chrome.runtime.Port): Promise<void> {
    const wire = wireOf(port);
    let hide = () => {};
    const page = port.sender?.url ?? "";
    this.#wires.set(wire, page);
    port.onDisconnect.addListener(() => {
      this.#wires.delete(wire);
      hide();
    });
    const ours = port.sender !== undefined && isOurs(port.sender);
    const reach: Reach = ours ? {} : STRIP;
    const served = await this.#served;
    if (!this.#wires.has(wire)) return;
    hide = served.serve(wire, reach);
    wire.post(lookFor(page, await this.#looks));
  }

  /** Let the strips look and speak otherwise from now on. */
  async dress(looks: Promise<Looks>): Promise<boolean> {
    this.#looks = looks;
    const known = await looks;
    for (const [wire, page] of this.#wires) wire.post(lookFor(page, known));
    return true;
  }
}

/** Wake the worker whenever badge or notification would show something else. */
function tellNews(desk: DeskPort): void {
  let told = "";
  const tell = () => {
    const news = newsOf(desk.state);
    const now = JSON.stringify(news);
    if (now !== told) void askWorker("told", { news });
    told = now;
  };
  desk.subscribe(tell);
  tell();
}

/** What a key of the keyboard does, whatever page is in front. */
function press(desk: DeskPort, command: Command): Promise<boolean> {
  const { agent, call } = desk.state;
  switch (command) {
    case "answer":
      return desk.act("call.answer");
    case "end":
      return desk.act("call.end");
    case "mute":
      return desk.act("call.mute", !call.muted);
    case "ready":
      return agent.ready ? desk.act("agent.notReady") : desk.act("agent.ready");
  }
}
