/** On which pages the strip is: registered with the browser, so that it needs nobody to be awake. */

import { type Settings, settings, shownAt } from "./settings.ts";

const ID = "strip";
export const EVERYWHERE = ["https://*/*", "http://*/*"];
/** What a browser understands as a host of its patterns; one that it does not would be the end of all of them. */
const HOST = /^(?:\*\.)?[\w-]+(?:\.[\w-]+)*$/u;

/** Scripts as they are to be registered for some settings; null for none. */
export function registrationOf(settings: Settings): chrome.scripting.RegisteredContentScript | null {
  if (!settings.strip || !settings.server) return null;
  return {
    id: ID,
    js: ["strip.js"],
    css: ["strip.css"],
    matches: EVERYWHERE,
    excludeMatches: settings.notAt.filter((host) => HOST.test(host)).map((host) => `*://${host}/*`),
    runAt: "document_start",
    allFrames: false,
    persistAcrossSessions: true,
  };
}

let registering: Promise<void> = Promise.resolve();

/** Have the browser do as the settings say, on pages that are opened from now on; one change after the other. */
export function register(): Promise<void> {
  registering = registering.then(registerNow, registerNow);
  return registering;
}

async function registerNow(): Promise<void> {
  const wanted = registrationOf(await settingsHere());
  const there = await chrome.scripting.getRegisteredContentScripts({ ids: [ID] });
  // Never for a moment without: a worker may end in the midst of it.
  if (!wanted && there.length > 0) await chrome.scripting.unregisterContentScripts({ ids: [ID] });
  if (wanted && there.length > 0) await chrome.scripting.updateContentScripts([wanted]);
  if (wanted && there.length === 0) await chrome.scripting.registerContentScripts([wanted]);
}

/** The settings, as far as the browser lets them be: the strip needs its leave for all pages. */
export async function settingsHere(): Promise<Settings> {
  const now = await settings();
  return { ...now, strip: now.strip && (await mayEverywhere()) };
}

export async function mayEverywhere(): Promise<boolean> {
  return await chrome.permissions.contains({ origins: EVERYWHERE });
}

/** Show the strip on the pages that are open already. Where the browser does not let us, nothing is shown. */
export async function showOnOpenPages(): Promise<void> {
  const now = await settingsHere();
  if (!registrationOf(now)) return;
  for (const { id, url = "" } of await chrome.tabs.query({ url: EVERYWHERE })) {
    if (id === undefined || !shownAt(url, now)) continue;
    const target = { tabId: id };
    await chrome.scripting.insertCSS({ target, files: ["strip.css"] }).catch(() => undefined);
    await chrome.scripting.executeScript({ target, files: ["strip.js"] }).catch(() => undefined);
  }
}
