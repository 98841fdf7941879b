/** As much of a browser as the worker asks for: what it keeps, its events, and what it was told to do. */

import { vi } from "vitest";

class Event {
  readonly #heard = new Set<(...given: never[]) => void>();
  addListener = (heard: (...given: never[]) => void) => void this.#heard.add(heard);
  fire(...given: unknown[]): void {
    for (const heard of this.#heard) heard(...(given as never[]));
  }
}

class Area {
  readonly kept = new Map<string, unknown>();
  get = async (wanted: string | readonly string[] | null) => {
    const names = wanted === null ? [...this.kept.keys()] : [wanted].flat();
    return Object.fromEntries(
      names.filter((one) => this.kept.has(one)).map((one) => [one, this.kept.get(one)]),
    );
  };
  set = async (values: object) => {
    for (const [name, value] of Object.entries(values)) this.kept.set(name, value);
  };
  remove = async (name: string) => void this.kept.delete(name);
}

export class Browser {
  readonly session = new Area();
  readonly local = new Area();
  /** Scripts for pages; as in a browser, one id is there once. */
  readonly scripts = new Map<string, object>();
  readonly reload = vi.fn();
  readonly onMessage = new Event();
  readonly onUpdateAvailable = new Event();
  readonly onAdded = new Event();
  readonly onClicked = new Event();
  allowed = true;

  constructor() {
    const done = async () => undefined;
    const event = () => new Event();
    const origin = "chrome-extension://toolbar/";
    const chrome = {
      action: { setBadgeText: done, setBadgeBackgroundColor: done, setTitle: done },
      commands: { getAll: async () => [], onCommand: event() },
      permissions: { contains: async () => this.allowed, onAdded: this.onAdded, onRemoved: event() },
      runtime: {
        id: "toolbar",
        getURL: (path: string) => origin + path,
        onInstalled: event(),
        onMessage: this.onMessage,
        onUpdateAvailable: this.onUpdateAvailable,
        reload: this.reload,
        sendMessage: done,
      },
      scripting: {
        getRegisteredContentScripts: async () => [...this.scripts.values()],
        registerContentScripts: async ([one]: [{ readonly id: string }]) => {
          if (this.scripts.has(one.id)) throw new Error(`Duplicate script ID '${one.id}'`);
          this.scripts.set(one.id, one);
        },
        updateContentScripts: async ([one]: [{ readonly id: string }]) => {
          if (!this.scripts.has(one.id)) throw new Error(`No script '${one.id}'`);
          this.scripts.set(one.id, one);
        },
        unregisterContentScripts: async () => this.scripts.clear(),
      },
      storage: {
        local: this.local,
        managed: new Area(),
        session: this.session,
        onChanged: event(),
      },
      tabs: { query: async () => [] },
    };
    vi.stubGlobal("chrome", chrome);
  }

  /** Ask the worker, as one of the extension's own pages. */
  ask(what: string, asked: object): Promise<unknown> {
    const from = { id: "toolbar", url: "chrome-extension://toolbar/offscreen.html" };
    return new Promise((resolve) => this.onMessage.fire({ to: "worker", what, asked }, from, resolve));
  }

  /** The agent allows notifications. */
  allowNotifications(): void {
    const event = { onButtonClicked: this.onClicked, onClicked: new Event() };
    Reflect.set(Reflect.get(globalThis, "chrome"), "notifications", event);
    this.onAdded.fire();
  }
}
