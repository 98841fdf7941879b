// A browser for tests in another language: `node pilot.mjs CHROMIUM FLAG...`. Orders come by `orders.mjs`; pages of
// different names share nothing.
import { chromium } from "playwright-core";
import { serve, watched } from "./orders.mjs";

const [executablePath, ...args] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath,
  args,
  headless: true,
  ignoreDefaultArgs: ["--mute-audio"],
});
const pages = new Map();

/** A person's browser window: nothing of another one is in it. */
async function pageOf(name, options) {
  const known = pages.get(name);
  if (known) return known;
  const context = await browser.newContext({ permissions: ["microphone"], ...options });
  const page = watched(await context.newPage(), name);
  pages.set(name, page);
  return page;
}

await serve(pageOf);
await browser.close();
