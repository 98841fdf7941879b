// The phone page in Firefox, by WebDriver BiDi: `node firefox.mjs http://127.0.0.1:8080/phone USER PASSWORD`.
//
// Firefox is headless, with a microphone of its own making and no questions. It logs in with its audio, and is content
// once packets have gone both ways for a while. Firefox offers no loopback address to a center: let that take SIP at
// an address of the machine (`--sip ADDRESS:5060`).
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";

const PREFERENCES = {
  "media.navigator.streams.fake": true,
  "media.navigator.permission.disabled": true,
  "media.autoplay.default": 0,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,",
  "toolkit.telemetry.enabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
};
const WATCHED = `(() => {
  const Plain = RTCPeerConnection;
  window.peers = [];
  window.RTCPeerConnection = class extends Plain { constructor(...given) { super(...given); peers.push(this); } };
})()`;
const COUNTED = `(async () => {
  const all = [...(await peers.at(-1).getStats()).values()];
  const of = (type, field) => all.find((one) => one.type === type)?.[field] ?? 0;
  return { sent: of("outbound-rtp", "packetsSent"), received: of("inbound-rtp", "packetsReceived") };
})()`;
const PATIENCE = 60_000;
const ENOUGH = 100;

const [address, user, password] = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), "firefox-"));
const lines = Object.entries(PREFERENCES).map(
  ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`,
);
writeFileSync(join(profile, "user.js"), lines.join("\n"));
const firefox = spawn("firefox-esr", ["--headless", "--profile", profile, "--remote-debugging-port=0"], {
  stdio: ["ignore", "ignore", "pipe"],
  env: { ...process.env, HOME: profile },
});
try {
  process.stdout.write(`${JSON.stringify(await drive(await talk()))}\n`);
} catch (error) {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
} finally {
  firefox.kill();
  await new Promise((resolve) => firefox.once("exit", resolve));
  rmSync(profile, { recursive: true, force: true });
}

/** Orders for Firefox, each a promise of its result. */
async function talk() {
  const door = await new Promise((resolve, reject) => {
    firefox.once("error", reject);
    createInterface(firefox.stderr).on("line", (line) => {
      const found = /BiDi listening on (ws:\S+)/.exec(line);
      if (found) resolve(found[1]);
    });
  });
  const socket = new WebSocket(`${door}/session`);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  const asked = new Map();
  socket.onmessage = ({ data }) => {
    const told = JSON.parse(data);
    asked.get(told.id)?.(told);
  };
  let id = 0;
  return async (method, params) => {
    id += 1;
    const answer = new Promise((resolve) => asked.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params }));
    const told = await answer;
    if (told.type === "error") throw new Error(`${method}: ${told.message}`);
    return told.result;
  };
}

async function drive(ask) {
  await ask("session.new", { capabilities: {} });
  const { contexts } = await ask("browsingContext.getTree", {});
  const context = contexts[0].context;
  const run = async (expression) => {
    const asked = {
      expression: `(async () => JSON.stringify(await (${expression})) ?? "null")()`,
      awaitPromise: true,
    };
    const told = await ask("script.evaluate", { ...asked, target: { context }, userActivation: true });
    if (told.type === "exception") throw new Error(told.exceptionDetails.text);
    return JSON.parse(told.result.value);
  };
  const fill = (id, text) => run(`void (document.getElementById("${id}").value = ${JSON.stringify(text)})`);
  await ask("browsingContext.navigate", { context, url: address, wait: "complete" });
  await run(WATCHED);
  await fill("user", user);
  await fill("password", password);
  await run('document.getElementById("log-in").click()');
  const word = () => run('document.getElementById("state-word").textContent');
  await until(
    async () => (await word()) === "Not ready",
    () => run('document.getElementById("notice").innerText'),
  );
  const enough = async () => Object.values(await run(COUNTED)).every((packets) => packets > ENOUGH);
  await until(enough, () => run(COUNTED).then(JSON.stringify));
  return { browser: await run("navigator.userAgent"), ...(await run(COUNTED)) };
}

/** Wait until something is so; `why` says what is there instead. */
async function until(so, why) {
  for (const end = Date.now() + PATIENCE; !(await so()); await pause(200)) {
    if (Date.now() > end) throw new Error(`It never came so far: ${await why()}`);
  }
}
