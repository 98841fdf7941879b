// A desk that somebody looks at all day: `node watch.mjs CHROMIUM DESK USER PASSWORD EXTENSION [FLAG...]`.
//
// It opens the address DESK and joins the agent who is logged in already. A line that comes in is a question:
// `seen` is answered with what the state has said since the last one, `[[word, epoch milliseconds], ...]`;
// `memory` with what the page holds once all garbage is gone, `{"heap": bytes, "nodes", "listeners"}`.
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const [executablePath, desk, user, password, extension, ...args] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args, headless: true });
const page = await browser.newPage({ viewport: { width: 480, height: 800 }, locale: "en-US" });
await page.goto(desk);
await page.getByLabel("User name").fill(user);
await page.getByLabel("Password").fill(password);
await page.getByLabel("Desk phone").check();
await page.getByLabel("Extension").fill(extension);
await page.locator("#desk-log-in").click();
await page.locator("#desk-where").waitFor();
await page.evaluate(() => {
  const seen = [];
  let last = "";
  const look = () => {
    const word = document.querySelector("#desk-state span")?.textContent ?? "";
    if (word === last) return;
    last = word;
    seen.push([word, performance.timeOrigin + performance.now()]);
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  globalThis.seen = () => seen.splice(0);
});
const devtools = await page.context().newCDPSession(page);
await devtools.send("Performance.enable");

async function memory() {
  await devtools.send("HeapProfiler.collectGarbage");
  const { metrics } = await devtools.send("Performance.getMetrics");
  const of = (name) => metrics.find((one) => one.name === name)?.value ?? 0;
  return { heap: of("JSHeapUsedSize"), nodes: of("Nodes"), listeners: of("JSEventListeners") };
}

const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);
say({ user });
for await (const line of createInterface(process.stdin)) {
  say(line === "memory" ? await memory() : await page.evaluate(() => globalThis.seen()));
}
await browser.close();
