// A headless Firefox of its own, driven by WebDriver BiDi.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** It speaks with nobody whom the test has not named, and asks nobody anything. */
const QUIET = {
  "app.normandy.enabled": false,
  "app.update.disabledForTesting": true,
  "browser.aboutwelcome.enabled": false,
  "browser.safebrowsing.downloads.remote.enabled": false,
  "browser.search.update": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "browser.topsites.contile.enabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "extensions.getAddons.cache.enabled": false,
  "extensions.systemAddon.update.enabled": false,
  "extensions.update.enabled": false,
  "messaging-system.rsexperimentloader.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "network.prefetch-next": false,
  // Where nobody listens; addresses of this machine are reached without it.
  "network.proxy.http": "127.0.0.1",
  "network.proxy.http_port": 9,
  "network.proxy.ssl": "127.0.0.1",
  "network.proxy.ssl_port": 9,
  "network.proxy.type": 1,
  "services.settings.server": "data:,",
  "toolkit.telemetry.enabled": false,
};

/** A Firefox that has begun, and how to speak with it. */
export class Firefox {
  #process;
  #profile;
  #socket;
  #asked = new Map();
  #id = 0;

  /** Begin, with more preferences. Whoever begins one ends it. */
  static async start(preferences) {
    const firefox = new Firefox();
    try {
      await firefox.#begin({ ...QUIET, ...preferences });
    } catch (error) {
      await firefox.end();
      throw error;
    }
    return firefox;
  }

  async #begin(preferences) {
    this.#profile = await mkdtemp(join(tmpdir(), "cordboard-firefox-"));
    const lines = Object.entries(preferences).map(
      ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`,
    );
    await writeFile(join(this.#profile, "user.js"), lines.join(""));
    const options = ["--headless", "--profile", this.#profile, "--remote-debugging-port=0"];
    this.#process = spawn("firefox-esr", options, {
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, HOME: this.#profile },
    });
    this.#socket = new WebSocket(`${await this.#door()}/session`);
    this.#socket.onmessage = ({ data }) => {
      const told = JSON.parse(data);
      this.#asked.get(told.id)?.(told);
      this.#asked.delete(told.id);
    };
    await once(this.#socket, "open");
    await this.ask("session.new", { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
  }

  /** Where it listens, as soon as it says so. */
  #door() {
    return new Promise((resolve, reject) => {
      this.#process.once("error", reject);
      this.#process.once("exit", (status) => reject(new Error(`Firefox has ended with status ${status}`)));
      createInterface(this.#process.stderr).on("line", (line) => {
        const found = /BiDi listening on (ws:\S+)/u.exec(line);
        if (found) resolve(found[1]);
      });
    });
  }

  /** One command, and its result. */
  async ask(method, params = {}) {
    this.#id += 1;
    const answer = new Promise((resolve) => this.#asked.set(this.#id, resolve));
    this.#socket.send(JSON.stringify({ id: this.#id, method, params }));
    const told = await answer;
    if (told.type === "error") throw new Error(`${method}: ${told.error}: ${told.message}`);
    return told.result;
  }

  async end() {
    this.#socket?.close();
    if (this.#process?.exitCode === null && this.#process.kill("SIGKILL")) await once(this.#process, "exit");
    if (this.#profile) await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
