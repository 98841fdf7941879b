// A desk that somebody looks at all day: `node watch.mjs CHROMIUM DESK USER PASSWORD EXTENSION [FLAG...]`.
//
// It opens the address DESK and joins the agent who is logged in already. The page notes by itself when its state
// becomes another one, and this says so afterwards, one line of JSON each: `{"word": what it says, "told": when the
// center's last message came, "written": when the word stood in the document, "painted": when the frame that shows it
// was done}`, epoch milliseconds. A line `memory` is answered with what the page holds once all garbage is gone:
// `{"heap": bytes, "nodes", "listeners"}`.
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const [executablePath, desk, user, password, extension, ...args] = process.argv.slice(2);
const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);
const browser = await chromium.launch({ executablePath, args, headless: true });
const page = await browser.newPage({ viewport: { width: 480, height: 800 }, locale: "en-US" });
await page.exposeFunction("shows", say);
await page.addInitScript(() => {
  globalThis.told = 0;
  const { WebSocket } = globalThis;
  globalThis.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", () => {
        globalThis.told = Date.now();
      });
    }
  };
});
await page.goto(desk);
await page.getByLabel("User name").fill(user);
await page.getByLabel("Password").fill(password);
await page.getByLabel("Desk phone").check();
await page.getByLabel("Extension").fill(extension);
await page.locator("#desk-log-in").click();
await page.locator("#desk-where").waitFor();
await page.evaluate(() => {
  const state = document.querySelector("#desk-state span");
  const look = () => {
    const seen = { word: state.textContent, told: globalThis.told, written: Date.now() };
    // What is posted in a frame comes after it.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      globalThis.shows({ ...seen, painted: Date.now() });
    };
    requestAnimationFrame(() => port2.postMessage(null));
  };
  new MutationObserver(look).observe(state, { subtree: true, childList: true, characterData: true });
});
const devtools = await page.context().newCDPSession(page);
await devtools.send("Performance.enable");

/** What a program makes; not its code as it was compiled, nor what DevTools keep of answers because we look. */
const MADE = new Set([
  "object",
  "array",
  "string",
  "concatenated string",
  "sliced string",
  "closure",
  "number",
]);

async function memory() {
  const pieces = [];
  const take = ({ chunk }) => pieces.push(chunk);
  await devtools.send("HeapProfiler.collectGarbage");
  devtools.on("HeapProfiler.addHeapSnapshotChunk", take);
  await devtools.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  devtools.off("HeapProfiler.addHeapSnapshotChunk", take);
  const { metrics } = await devtools.send("Performance.getMetrics");
  const of = (name) => metrics.find((one) => one.name === name)?.value ?? 0;
  return { heap: sizeOf(JSON.parse(pieces.join(""))), nodes: of("Nodes"), listeners: of("JSEventListeners") };
}

/** Bytes in a heap snapshot, which is one long list of numbers. */
function sizeOf({ snapshot, nodes }) {
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, size] = [fields.indexOf("type"), fields.indexOf("self_size")];
  let sum = 0;
  for (let at = 0; at < nodes.length; at += fields.length) {
    if (MADE.has(types[type][nodes[at + type]])) sum += nodes[at + size];
  }
  return sum;
}

say({ user });
for await (const _ of createInterface(process.stdin)) say(await memory());
await browser.close();
