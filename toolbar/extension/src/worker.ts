/**
 * The worker: wakes when it is asked something, and may die at any moment. It knows nothing that is not kept by the
 * browser; the desk, with its calls, lives in the media host.
 */

import type { MediaHost } from "./host/media-host.ts";
import { answerAs, askHost, CHOSEN, type Command } from "./messages.ts";
import { badgeOf, type News } from "./news.ts";
import { change, settings } from "./settings.ts";
import { register, showOnOpenPages } from "./sites.ts";
import { sayIn } from "./words/index.ts";

/** Firefox shows no buttons on notifications. */
const IN_FIREFOX = chrome.runtime.getURL("").startsWith("moz-");
const WELCOME = "welcome.html";
const CALLING = "offer";

/** What differs between browsers for the worker. */
export interface Ways {
  readonly host: MediaHost;
  /** Show the panel beside a tab, as long as a click counts: nothing may be waited for before. */
  panel(tab: number): Promise<void>;
}

export function work({ host, panel }: Ways): void {
  answerAs(
    "worker",
    {
      wake: async () => await wake(host),
      begin: async () => {
        const { kept } = await chrome.storage.session.get("kept");
        await chrome.storage.session.remove("kept");
        const { server, language, theme, clicks } = await settings();
        return { server, language, theme, clicks, kept: String(kept ?? "") };
      },
      choose: async (chosen) => {
        await change(chosen);
        return true;
      },
      keep: async ({ kept }) => {
        await chrome.storage.session.set({ kept });
        return true;
      },
      told: async ({ news }) => await tell(news),
      open: async ({ url }) => Boolean(await chrome.tabs.create({ url })),
      panel: async (showing, { tab }) => {
        const opened = tab?.id === undefined ? undefined : panel(tab.id);
        if (showing.sheet) await chrome.storage.session.set({ showing });
        await opened;
        return opened !== undefined;
      },
      clicks: async (_, { tab }) => await addClicks(tab?.id),
    },
    ["wake", "panel", "clicks"],
  );

  chrome.commands.onCommand.addListener((command) => void press(host, command as Command));
  chrome.notifications?.onButtonClicked.addListener(() => void press(host, "answer"));
  chrome.permissions.onAdded.addListener(() => void settings().then(register));
  chrome.permissions.onRemoved.addListener(() => void settings().then(register));
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

/** Badge, title and notification; they are shown again as they were when nothing is new. */
async function tell(news: News): Promise<boolean> {
  const { news: before } = await chrome.storage.session.get("news");
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

// -- pages

async function addClicks(tab: number | undefined): Promise<boolean> {
  if (tab === undefined) return false;
  await chrome.scripting.executeScript({ target: { tabId: tab }, files: ["clicks.js"] });
  return true;
}

async function installed(reason: string): Promise<void> {
  await register(await settings());
  await showOnOpenPages(await settings());
  if (reason === "install") await chrome.tabs.create({ url: chrome.runtime.getURL(WELCOME) });
}

/** A new version waits until nobody is logged in: it would end what is being said. */
async function update(): Promise<void> {
  const { news } = await chrome.storage.session.get("news");
  if (((news as News | undefined)?.mood ?? "out") === "out") chrome.runtime.reload();
}

/** Another center has a desk of its own; the pages go by what is to be shown on them. */
async function changedTo(
  host: MediaHost,
  changed: Readonly<Record<string, chrome.storage.StorageChange>>,
): Promise<void> {
  const now = await settings();
  if ("server" in changed) {
    await chrome.storage.session.remove("kept");
    await host.close();
  }
  await register(now);
  if ("clicks" in changed || CHOSEN.some((one) => one in changed)) await askHost("dress", {});
  if ("strip" in changed || "server" in changed) await showOnOpenPages(now);
}
