/** The desk as a page sees it that does not run it: found, lost and found again. */

import { RemoteDesk } from "@cordboard/desk/remote";
import { looksIn, type StripLooks } from "../looks.ts";
import { askWorker } from "../messages.ts";
import { PORT, wireOf } from "../wire.ts";

/** Milliseconds before the next try to find the desk. */
const AGAIN = [0, 50, 100, 200, 400, 800, 1600, 3200, 5000];

export class Far {
  readonly desk = new RemoteDesk();
  /** The host tells how a strip looks and speaks. */
  onLooks: (looks: StripLooks) => void = () => {};
  /** The extension that this page belongs to has been replaced, or removed. */
  onOrphaned = () => {};
  #wanted = false;
  #port: chrome.runtime.Port | undefined;
  #leave = () => {};
  #tries = 0;

  /** See the desk whenever somebody can see this page; pages in the background are told nothing. */
  follow(): void {
    const look = () => (document.visibilityState === "visible" ? this.open() : this.close());
    document.addEventListener("visibilitychange", look);
    addEventListener("pageshow", look);
    addEventListener("pagehide", () => this.close());
    look();
  }

  open(): void {
    this.#wanted = true;
    if (!this.#port) this.#connect();
  }

  close(): void {
    this.#wanted = false;
    this.#port?.disconnect();
    this.#lose();
  }

  #connect(): void {
    if (!chrome.runtime?.id) {
      this.onOrphaned();
      return;
    }
    const port = chrome.runtime.connect({ name: PORT });
    this.#port = port;
    this.#leave = this.desk.use(wireOf(port));
    port.onMessage.addListener((message: unknown) => {
      this.#tries = 0;
      const looks = looksIn(message);
      if (looks) this.onLooks(looks);
    });
    port.onDisconnect.addListener(() => {
      void chrome.runtime.lastError; // nobody was there
      if (port !== this.#port) return;
      this.#lose();
      void this.#again();
    });
  }

  #lose(): void {
    this.#leave();
    this.#leave = () => {};
    this.#port = undefined;
  }

  /** There is no desk: have the worker see to one, and connect. */
  async #again(): Promise<void> {
    const wait = AGAIN[Math.min(this.#tries, AGAIN.length - 1)] ?? 0;
    this.#tries += 1;
    if (wait) await new Promise((resolve) => setTimeout(resolve, wait));
    if (!chrome.runtime?.id) {
      this.onOrphaned();
      return;
    }
    await askWorker("wake", {});
    if (this.#wanted && !this.#port) this.#connect();
  }
}
