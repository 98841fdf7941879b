/** On which pages the strip is: registered with the browser, so that it needs nobody to be awake. */

import type { Settings } from "./settings.ts";

const ID = "strip";
export const EVERYWHERE = ["https://*/*", "http://*/*"];

/** Scripts as they are to be registered for some settings; null for none. */
export function registrationOf(settings: Settings): chrome.scripting.RegisteredContentScript | null {
  if (!settings.strip || !settings.server) return null;
  return {
    id: ID,
    js: ["strip.js"],
    css: ["strip.css"],
    matches: EVERYWHERE,
    excludeMatches: settings.notAt.map((host) => `*://${host}/*`),
    runAt: "document_start",
    allFrames: false,
    persistAcrossSessions: true,
  };
}

/** Have the browser do as the settings say, on pages that are opened from now on; and on those that are open. */
export async function register(settings: Settings): Promise<void> {
  const wanted = registrationOf(settings);
  const there = await chrome.scripting.getRegisteredContentScripts({ ids: [ID] });
  if (there.length > 0) await chrome.scripting.unregisterContentScripts({ ids: [ID] });
  if (wanted && (await mayEverywhere())) await chrome.scripting.registerContentScripts([wanted]);
}

export async function mayEverywhere(): Promise<boolean> {
  return await chrome.permissions.contains({ origins: EVERYWHERE });
}

/** Show the strip on the pages that are open already. Where the browser does not let us, nothing is shown. */
export async function showOnOpenPages(settings: Settings): Promise<void> {
  if (!registrationOf(settings)) return;
  for (const { id, url } of await chrome.tabs.query({ url: EVERYWHERE })) {
    if (id === undefined || (url && settings.notAt.includes(new URL(url).hostname))) continue;
    const target = { tabId: id };
    await chrome.scripting.insertCSS({ target, files: ["strip.css"] }).catch(() => undefined);
    await chrome.scripting.executeScript({ target, files: ["strip.js"] }).catch(() => undefined);
  }
}
