/**
 * The worker: wakes when it is asked something, and may die at any moment. It knows nothing that is not kept by the
 * browser; the desk, with its calls, lives in the media host.
 */

import type { MediaHost } from "./host/media-host.ts";
import { keep, leftAt } from "./left.ts";
import { answerAs, askHost, type Command } from "./messages.ts";
import { badgeOf, type News } from "./news.ts";
import { change, settings } from "./settings.ts";
import { register, settingsHere, showOnOpenPages } from "./sites.ts";
import { sayIn } from "./words/index.ts";

/** Firefox shows no buttons on notifications. */
const IN_FIREFOX = chrome.runtime.getURL("").startsWith("moz-");
const WELCOME = "welcome.html";
const CALLING = "offer";

/** Milliseconds that an agent must be logged out before the extension is replaced: a desk may just begin anew. */
const CALM = 5_000;

/** What differs between browsers for the worker. */
export interface Ways {
  readonly host: MediaHost;
  /** Show the panel beside a tab, as long as a click counts: nothing may be waited for before. In which window it is. */
  panel(beside: chrome.tabs.Tab): Promise<number>;
}

export function work({ host, panel }: Ways): void {
  answerAs(
    "worker",
    {
      wake: async () => await wake(host),
      settings: settingsHere,
      begin: async ({ server }) => await leftAt(server),
      choose: async (chosen) => {
        await change(chosen);
        return true;
      },
      keep: async (left) => {
        await keep(left);
        return true;
      },
      told: ({ news }) => told(news),
      open: async ({ url }) => Boolean(await chrome.tabs.create({ url })),
      panel: async (showing, { tab }) => {
        if (!tab) return false;
        const window = await panel(tab);
        if (showing.sheet) await chrome.storage.session.set({ showing: { ...showing, window } });
        return true;
      },
      clicks: async (_, { tab }) => await addClicks(tab?.id),
    },
    ["wake", "panel", "clicks"],
  );

  const answer = () => void press(host, "answer");
  const hearNotifications = () => {
    chrome.notifications?.onButtonClicked.addListener(answer);
    chrome.notifications?.onClicked.addListener(showBrowser);
  };
  const lookAnew = () => {
    hearNotifications(); // they may be what was allowed
    void shown();
  };
  hearNotifications();
  chrome.commands.onCommand.addListener((command) => void press(host, command as Command));
  chrome.permissions.onAdded.addListener(lookAnew);
  chrome.permissions.onRemoved.addListener(lookAnew);
  chrome.runtime.onInstalled.addListener(({ reason }) => void installed(reason));
  chrome.runtime.onUpdateAvailable.addListener(() => void update());
  chrome.storage.onChanged.addListener((changed, area) => {
    if (area === "local" || area === "managed") void changedTo(host, changed);
  });
}

async function wake(host: MediaHost): Promise<boolean> {
  if (!(await settings()).server) return false;
  await host.open();
  return true;
}

/** A key of the keyboard is pressed, whatever window is in front. */
async function press(host: MediaHost, command: Command): Promise<void> {
  if (await wake(host)) await askHost("press", { command });
}

// -- what people see

let telling: Promise<unknown> = Promise.resolve();

/** What is told is shown one after the other: else a call that is over might be told last. */
function told(news: News): Promise<boolean> {
  const done = telling.then(() => tell(news));
  telling = done.catch(() => undefined);
  return done;
}

/** Badge, title and notification; they are shown again as they were when nothing is new. */
async function tell(news: News): Promise<boolean> {
  const { news: before, updating } = await chrome.storage.session.get(["news", "updating"]);
  await chrome.storage.session.set({ news });
  const { language } = await settings();
  const say = sayIn(language || navigator.language);
  const { text, colour } = badgeOf(news);
  await Promise.all([
    chrome.action.setBadgeText({ text }),
    chrome.action.setBadgeBackgroundColor({ color: colour }),
    chrome.action.setTitle({ title: `Cordboard: ${say(`mood.${news.mood}`)}` }),
  ]);
  await notify((before as News | undefined)?.callId ?? "", news, say);
  if (updating) setTimeout(() => void update(), CALM);
  return true;
}

async function notify(before: string, { callId, who }: News, say: ReturnType<typeof sayIn>): Promise<void> {
  if (callId === before || !chrome.notifications) return;
  if (!callId) {
    await chrome.notifications.clear(CALLING);
    return;
  }
  const keys = (await chrome.commands.getAll()).find(({ name }) => name === "answer")?.shortcut;
  const buttons = IN_FIREFOX ? {} : { buttons: [{ title: say("notice.answer") }] };
  await chrome.notifications.create(CALLING, {
    type: "basic",
    iconUrl: chrome.runtime.getURL("icon/128.png"),
    title: say("notice.calls", { who }),
    message: keys ? say("notice.keys", { keys }) : say("notice.hint"),
    requireInteraction: !IN_FIREFOX,
    ...buttons,
  });
}

/** A notification was pressed: the strip is in the browser's window. */
async function showBrowser(): Promise<void> {
  const { id } = await chrome.windows.getLastFocused({ windowTypes: ["normal"] });
  if (id !== undefined) await chrome.windows.update(id, { focused: true });
}

// -- pages

async function addClicks(tab: number | undefined): Promise<boolean> {
  if (tab === undefined) return false;
  await chrome.scripting.executeScript({ target: { tabId: tab }, files: ["clicks.js"] });
  return true;
}

async function installed(reason: string): Promise<void> {
  await register();
  await showOnOpenPages();
  if (reason === "install") await chrome.tabs.create({ url: chrome.runtime.getURL(WELCOME) });
}

/** A new version waits until nobody is logged in: it would end what is being said. */
async function update(): Promise<void> {
  await chrome.storage.session.set({ updating: true });
  const { news } = await chrome.storage.session.get("news");
  if (((news as News | undefined)?.mood ?? "out") === "out") chrome.runtime.reload();
}

/** Another center has a desk of its own; the pages go by what is to be shown on them. */
async function changedTo(
  host: MediaHost,
  changed: Readonly<Record<string, chrome.storage.StorageChange>>,
): Promise<void> {
  if ("server" in changed) await host.close();
  await shown();
}

/** Pages that are open, and pages to come, show what they should by now. */
async function shown(): Promise<void> {
  await register();
  await askHost("dress", {});
  await showOnOpenPages();
}
