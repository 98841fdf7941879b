// A Firefox with the toolbar in it, for tests in another language: `node firefox-toolbar.mjs EXTENSION`.
//
// Orders come by `orders.mjs`. A name is a tab; `welcome` and `host` are pages of the extension that open by themselves,
// the second one that which holds the desk, and `strip@NAME` is the strip on a tab. Of Playwright's pages, which know no such Firefox, there is here what tests ask of them.
import { Firefox } from "./bidi.mjs";
import { PATIENCE, serve } from "./orders.mjs";

const [extension] = process.argv.slice(2);
/** Firefox gives each installation an id by chance; here it is always this one. */
const ORIGIN = "moz-extension://c0adb0a7-d000-4000-8000-000000000001";

const firefox = await Firefox.start({
  "extensions.webextensions.uuids": JSON.stringify({ "toolbar@cordboard": new URL(ORIGIN).hostname }),
  "extensions.webextOptionalPermissionPrompts": false, // nobody is here to press the browser's own buttons
  "extensions.background.idle.timeout": 2000, // not half a minute: the worker dies again and again
  "media.navigator.permission.disabled": true,
  "media.autoplay.default": 0,
  "media.peerconnection.ice.loopback": true,
});
/** Pages of the extension that open by themselves. The first one is the way to all others. */
const PAGES = { welcome: "welcome.html", host: "pinned.html" };
const tabs = new Map();

/** Look until something is there. */
async function until(look, what) {
  for (const late = Date.now() + PATIENCE; ; await new Promise((resolve) => setTimeout(resolve, 20))) {
    const found = await look();
    if (found) return found;
    if (Date.now() > late) throw new Error(`${what()} did not come`);
  }
}

async function pageOf(name) {
  if (name === "host") return new Page(await contextAt(PAGES.host));
  if (name.startsWith("strip@")) return new Strip(await tab(name.slice("strip@".length)));
  return await tab(name);
}

async function tab(name) {
  const known = tabs.get(name);
  if (known) return known;
  const context = PAGES[name] ? await contextAt(PAGES[name]) : await newTab();
  const page = new Page(context);
  tabs.set(name, page);
  return page;
}

/** In the window with the first page: the panel has a window of its own. */
async function newTab() {
  const referenceContext = await contextAt(PAGES.welcome);
  return (await firefox.ask("browsingContext.create", { type: "tab", referenceContext })).context;
}

/** The tab with this page of the extension. */
async function contextAt(page) {
  const look = async () => {
    const { contexts } = await firefox.ask("browsingContext.getTree", { maxDepth: 0 });
    return contexts.find(({ url }) => url === `${ORIGIN}/${page}`)?.context;
  };
  return await until(look, () => page);
}

class Page {
  #context;

  constructor(context) {
    this.#context = context;
  }

  /** Firefox lets nobody but the extension itself open its pages. */
  async goto(url) {
    if (!url.startsWith(ORIGIN)) {
      await firefox.ask("browsingContext.navigate", { context: this.#context, url, wait: "complete" });
      return;
    }
    const opener = await tab("welcome");
    await opener.evaluate(`void chrome.tabs.create({ url: ${JSON.stringify(url)} })`);
    this.#context = await contextAt(url.slice(ORIGIN.length + 1));
  }

  async evaluate(expression) {
    return await this.call(`async () => JSON.stringify((await (${expression})) ?? null)`).then(JSON.parse);
  }

  /** What a function in the page gives: plain values, and elements as the browser refers to them. */
  async call(declaration, ...given) {
    const told = await this.#ask("script.callFunction", {
      functionDeclaration: declaration,
      arguments: given,
      awaitPromise: true,
      target: { context: this.#context },
      userActivation: true,
    });
    if (told.type === "exception") throw new Error(told.exceptionDetails.text);
    return told.result.type === "node" ? told.result : told.result.value;
  }

  /** The root of a shadow that is closed to the page. */
  async shadow(selector) {
    const told = await this.#ask("script.evaluate", {
      expression: `document.querySelector(${JSON.stringify(selector)})`,
      awaitPromise: false,
      target: { context: this.#context },
      serializationOptions: { includeShadowTree: "all", maxDomDepth: 0 },
    });
    return told.result?.value?.shadowRoot;
  }

  getByRole(role, { name }) {
    return new Found(this, `${role} "${name}"`, BY_ROLE, said(role), said(name));
  }

  getByLabel(label) {
    return new Found(this, `field "${label}"`, BY_LABEL, said(label));
  }

  getByText(text) {
    return new Found(this, `text "${text}"`, BY_TEXT, said(text));
  }

  locator(selector) {
    return new Found(this, selector, BY_SELECTOR, said(selector));
  }

  async waitForFunction(expression) {
    await until(
      () => this.evaluate(expression),
      () => expression,
    );
  }

  async bringToFront() {
    await this.#ask("browsingContext.activate", {});
  }

  async close() {
    await this.#ask("browsingContext.close", {});
    for (const [name, page] of tabs) if (page === this) tabs.delete(name);
  }

  /** Press an element with the mouse. */
  async press(element) {
    await this.call("(one) => one.scrollIntoView({ block: 'nearest' })", element);
    const origin = { type: "element", element: { sharedId: element.sharedId } };
    await this.#perform("pointer", [
      { type: "pointerMove", x: 0, y: 0, origin },
      { type: "pointerDown", button: 0 },
      { type: "pointerUp", button: 0 },
    ]);
  }

  async type(text) {
    const keys = [...text].flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    await this.#perform("key", keys);
  }

  async #perform(type, actions) {
    await this.#ask("input.performActions", { actions: [{ type, id: type, actions }] });
  }

  async #ask(method, params) {
    return await firefox.ask(method, { context: this.#context, ...params });
  }
}

const said = (value) => ({ type: "string", value });
const BY_SELECTOR = "(selector) => document.querySelector(selector)";
const BY_ROLE = `(role, name) => [...document.querySelectorAll(role + ", [role=" + role + "]")]
  .find((one) => (one.getAttribute("aria-label") ?? one.innerText.trim()) === name && one.checkVisibility())`;
const BY_LABEL = `(label) => [...document.querySelectorAll("label")]
  .find((one) => one.innerText.trim() === label && one.checkVisibility())?.control`;
const BY_TEXT = `(text) => [...document.querySelectorAll("*")]
  .findLast((one) => one.innerText?.trim() === text && one.checkVisibility())`;

/** Something on a page that is looked for until it is there. */
class Found {
  constructor(page, name, ...search) {
    this.page = page;
    this.name = name;
    this.search = search;
  }

  first() {
    return this;
  }

  async waitFor() {
    return await until(
      async () => {
        const found = await this.page.call(...this.search).catch(() => null);
        return found?.sharedId ? found : null;
      },
      () => this.name,
    );
  }

  async click() {
    const usable = "(one) => one.getAttribute('aria-disabled') !== 'true' && !one.disabled";
    await until(
      async () => this.page.call(usable, await this.waitFor()),
      () => `the use of ${this.name}`,
    );
    await this.page.press(await this.waitFor());
  }

  async fill(text) {
    const field = await this.waitFor();
    await this.page.call("(field) => { field.focus(); field.select(); }", field);
    await this.page.type(text);
  }

  async innerText() {
    return await this.page.call("(one) => one.innerText", await this.waitFor());
  }
}

/** The part of this id; null while the strip looks for the desk, for what it shows may be over then. */
const CURRENT = `(root, id) => (root.querySelector('[aria-busy="true"]') ? null : root.getElementById(id))`;

/** The strip on a page, in its closed shadow, seen as the browser itself sees it. */
class Strip {
  #page;

  constructor(page) {
    this.#page = page;
  }

  /** What can be read in the part of this id. */
  async text(part) {
    return (await this.#in("(root, id) => root.getElementById(id)?.textContent", part)) ?? "";
  }

  async sees(part, text) {
    let last = "";
    await until(
      async () => {
        last = (await this.#in(`(root, id) => (${CURRENT})(root, id)?.textContent`, part)) ?? "";
        return last === text;
      },
      () => `"${text}" in ${part} ("${last}" is there)`,
    );
  }

  async press(part) {
    const usable = `(root, id) => {
      const found = (${CURRENT})(root, id);
      return found?.getAttribute("aria-disabled") === "true" ? null : found;
    }`;
    const found = await until(
      () => this.#in(usable, part),
      () => `the button ${part}`,
    );
    await this.#page.press(found);
  }

  async has(part) {
    return Boolean(await this.#in("(root, id) => root.getElementById(id)", part));
  }

  /** Undefined where there is no strip. */
  async #in(declaration, part) {
    const root = await this.#page.shadow("cordboard-strip").catch(() => undefined);
    return root && (await this.#page.call(declaration, root, said(part)).catch(() => undefined));
  }
}

try {
  await firefox.ask("webExtension.install", { extensionData: { type: "path", path: extension } });
  await serve(pageOf);
} finally {
  await firefox.end();
}
