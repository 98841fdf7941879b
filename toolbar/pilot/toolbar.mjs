// A browser with the toolbar in it, for tests in another language: `node toolbar.mjs CHROMIUM EXTENSION FLAG...`.
//
// Orders come by `orders.mjs`. A name is a tab of one window; `panel` is the side panel, `worker` the service worker,
// `host` the document that holds the desk, and `strip@NAME` the strip on a tab, which its page cannot look into.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { PATIENCE, serve, watched } from "./orders.mjs";

const ANYWHERE = ["http://*/*", "https://*/*"];
const [executablePath, extension, ...args] = process.argv.slice(2);
const profile = await mkdtemp(join(tmpdir(), "cordboard-toolbar-"));

function launch(...more) {
  return chromium.launchPersistentContext(profile, {
    executablePath,
    headless: false,
    args: [
      "--headless=new",
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      "--disable-features=DisableLoadExtensionCommandLineSwitch",
      ...more,
    ],
    ignoreDefaultArgs: ["--disable-extensions", "--mute-audio"],
    ignoreHTTPSErrors: true,
    viewport: { width: 1200, height: 700 },
  });
}

/**
 * Install, and note that the agent has allowed once what the extension may ask for: nobody is here to press the
 * browser's own buttons, and what was allowed before is not asked again. The asking itself stays as it is.
 */
async function install() {
  const context = await launch(...args);
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  const id = new URL(worker.url()).hostname;
  await context.close();
  const file = join(profile, "Default", "Preferences");
  const kept = JSON.parse(await readFile(file, "utf8"));
  const allowed = { api: ["notifications"], explicit_host: ANYWHERE };
  kept.extensions.settings[id].runtime_granted_permissions = {
    ...allowed,
    manifest_permissions: [],
    scriptable_host: [],
  };
  await writeFile(file, JSON.stringify(kept));
  return id;
}

const id = await install();
const context = await launch(...args);
const devtools = await context.browser().newBrowserCDPSession();
const tabs = new Map();
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Look until something is there. */
async function until(look, what) {
  const late = Date.now() + PATIENCE;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > late) throw new Error(`${what()} did not come`);
    await pause(20);
  }
}

async function pageOf(name) {
  if (name === "worker") return WORKER;
  if (name === "host") return HOST;
  if (name === "panel") return PANEL;
  if (name.startsWith("strip@")) return new Strip(await tab(name.slice("strip@".length)));
  return await tab(name);
}

async function tab(name) {
  const known = tabs.get(name);
  if (known && !known.isClosed()) return known;
  const page = watched(await context.newPage(), name);
  tabs.set(name, page);
  return page;
}

// -- what has no tab of its own

async function targets(path) {
  const { targetInfos } = await devtools.send("Target.getTargets");
  return targetInfos.filter((one) => one.url.startsWith(`chrome-extension://${id}/${path}`));
}

/** Milliseconds for an answer; a target that is going away gives none, and then the next one is asked. */
const ANSWER = 5_000;

/** Evaluate in a target that Playwright has no page for. */
async function inTarget(path, expression) {
  const answer = await until(
    async () => {
      const [target] = await targets(path);
      return target ? await evaluated(target.targetId, expression).catch(() => null) : null;
    },
    () => `an answer of ${path}`,
  );
  const { exceptionDetails, result } = answer;
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

async function evaluated(targetId, expression) {
  const { sessionId } = await devtools.send("Target.attachToTarget", { targetId, flatten: false });
  let hear = () => {};
  const answer = new Promise((resolve, reject) => {
    setTimeout(reject, ANSWER, new Error("no answer"));
    hear = (told) => {
      const message = JSON.parse(told.message);
      if (told.sessionId !== sessionId || message.id !== 1) return;
      if (message.result) resolve(message.result);
      else reject(new Error(message.error?.message));
    };
  });
  devtools.on("Target.receivedMessageFromTarget", hear);
  const params = { expression, awaitPromise: true, returnByValue: true, userGesture: true };
  const message = JSON.stringify({ id: 1, method: "Runtime.evaluate", params });
  try {
    await devtools.send("Target.sendMessageToTarget", { sessionId, message });
    return await answer;
  } finally {
    devtools.off("Target.receivedMessageFromTarget", hear);
    await devtools.send("Target.detachFromTarget", { sessionId }).catch(() => undefined);
  }
}

const WORKER = {
  id: () => id,
  /** End it, as the browser does when it was idle. */
  async kill() {
    for (const { targetId } of await targets("background.js"))
      await devtools.send("Target.closeTarget", { targetId });
    await until(
      async () => (await targets("background.js")).length === 0,
      () => "the worker's end",
    );
  },
  alive: async () => (await targets("background.js")).length > 0,
  /** It is woken first, as it may have ended because nobody wanted anything. */
  async evaluate(expression) {
    await HOST.evaluate('chrome.runtime.sendMessage({ to: "worker", what: "wake", asked: {} })');
    return await inTarget("background.js", expression);
  },
};

const HOST = {
  alive: async () => (await targets("offscreen.html")).length > 0,
  evaluate: (expression) => inTarget("offscreen.html", expression),
};

/** The side panel, which is no tab. */
const PANEL = {
  /** Press a button, once it can be pressed. */
  press: (selector) =>
    until(
      () =>
        inTarget(
          "sidepanel.html",
          `((one) => {
            const usable = one && one.checkVisibility() && one.getAttribute("aria-disabled") !== "true";
            if (usable) one.click();
            return usable;
          })(document.querySelector(${JSON.stringify(selector)}))`,
        ),
      () => `the button ${selector} in the panel`,
    ),
  /** Wait until this can be read there. */
  sees: (text) =>
    until(
      async () => (await inTarget("sidepanel.html", "document.body?.innerText ?? ''")).includes(text),
      () => `"${text}" in the panel`,
    ),
};

// -- the strip

const NUMBER_OF_TEXT = 3;

/** The strip on a page, in its closed shadow: seen as the browser itself sees it, pressed by the mouse. */
class Strip {
  constructor(page) {
    this.page = page;
  }

  /** What can be read in the part of this id. */
  async text(part) {
    return await this.#with(async (devtools) => textOf(await find(devtools, part)));
  }

  /** Wait until this can be read there. */
  async sees(part, text) {
    let last = "";
    await until(
      async () => {
        last = await this.#with(async (devtools) => textOf(await current(devtools, part)));
        return last === text;
      },
      () => `"${text}" in ${part} ("${last}" is there)`,
    );
  }

  async press(part) {
    const [x, y] = await until(
      () =>
        this.#with(async (devtools) => {
          const node = await current(devtools, part);
          if (!node || attribute(node, "aria-disabled") === "true") return null;
          const box = await devtools.send("DOM.getBoxModel", { nodeId: node.nodeId }).catch(() => null);
          if (!box) return null;
          const [left, top, , , right, bottom] = box.model.border;
          return [(left + right) / 2, (top + bottom) / 2];
        }),
      () => `the button ${part}`,
    );
    await this.page.mouse.click(x, y);
  }

  /** Whether a part is there. */
  async has(part) {
    return await this.#with(async (devtools) => (await find(devtools, part)) !== null);
  }

  /** Calls a function with the strip's root, in the world of the content script. */
  async run(declaration) {
    return await this.#with(async (devtools) => {
      const root = await shadow(devtools);
      const { object } = await devtools.send("DOM.resolveNode", { nodeId: root.nodeId });
      const { result, exceptionDetails } = await devtools.send("Runtime.callFunctionOn", {
        objectId: object.objectId,
        functionDeclaration: `function () { return (${declaration})(this); }`,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    });
  }

  async #with(work) {
    const devtools = await this.page.context().newCDPSession(this.page);
    try {
      return await work(devtools);
    } finally {
      await devtools.detach().catch(() => undefined);
    }
  }
}

async function shadow(devtools) {
  const { root } = await devtools.send("DOM.getDocument", { depth: -1, pierce: true });
  const host = search(root, (node) => node.localName === "cordboard-strip");
  return host?.shadowRoots?.[0] ?? null;
}

async function find(devtools, part) {
  const root = await shadow(devtools);
  return root && search(root, (node) => attribute(node, "id") === part);
}

/** The part of this id; null while the strip looks for the desk, for what it shows may be over then. */
async function current(devtools, part) {
  const root = await shadow(devtools);
  if (!root || search(root, (node) => attribute(node, "aria-busy") === "true")) return null;
  return search(root, (node) => attribute(node, "id") === part);
}

function search(node, fits) {
  if (fits(node)) return node;
  for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) {
    const found = search(child, fits);
    if (found) return found;
  }
  return null;
}

function attribute(node, name) {
  const at = (node.attributes ?? []).indexOf(name);
  return at < 0 || at % 2 ? null : node.attributes[at + 1];
}

function textOf(node) {
  if (!node) return "";
  if (node.nodeType === NUMBER_OF_TEXT) return node.nodeValue;
  return (node.children ?? []).map(textOf).join("");
}

await serve(pageOf);
await context.close();
await rm(profile, { recursive: true, force: true });
