/** What pages of others load to show the panel: `Cordboard.panel(element, options)`. Documented in embed-the-desk.md. */

import { type AskName, type Asks, PANEL, type Said, type TellName, type Tells, VERSION } from "./protocol.ts";

interface Options {
  /** Scheme and host of the center; where this program came from, if it is left out. */
  readonly server?: string;
  /** The user whose desk it is, where the page is approved for one user alone. */
  readonly seat?: string;
  /** More for the frame's attribute `allow`. */
  readonly allow?: string;
  /** The frame's name for screen readers. */
  readonly title?: string;
}

type Heard<Name extends TellName> = (about: Tells[Name]) => void;

const here = new URL((document.currentScript as HTMLScriptElement | null)?.src || location.href).origin;
const MEDIA = "microphone; autoplay; speaker-selection; hid; local-network-access";

function panel(element: Element, options: Options = {}) {
  const server = new URL(options.server ?? here).origin;
  const { hostname } = new URL(server);
  const near = /^(?:localhost|127\..*|\[::1\])$/.test(hostname) ? "loopback-network" : "local-network";
  const frame = document.createElement("iframe");
  frame.title = options.title ?? "Cordboard";
  frame.allow = [MEDIA, near, options.allow].filter(Boolean).join("; ");
  frame.style.cssText = "border:0;width:100%;height:100%";
  const query = new URLSearchParams({
    for: location.origin,
    ...(options.seat ? { seat: options.seat } : {}),
  });
  frame.src = `${server}${PANEL}?${query}`;

  const hearers = new Map<string, Set<(about: never) => void>>();
  const waiting = new Map<number, { done(): void; failed(why: Error): void }>();
  let asked = 0;
  let isThere: () => void;
  let there: Promise<void>;
  /** The panel is not there yet, or not any more. */
  const wait = () => {
    there = new Promise<void>((done) => {
      isThere = done;
    });
  };
  wait();

  const hear = ({ source, origin, data }: MessageEvent) => {
    if (source !== frame.contentWindow || origin !== server || data?.cordboard !== VERSION) return;
    const said = data as Said;
    if ("answer" in said) {
      const asking = waiting.get(said.answer);
      waiting.delete(said.answer);
      if (said.done) asking?.done();
      else asking?.failed(Object.assign(new Error(said.trouble?.text), said.trouble));
      return;
    }
    if (said.tell === "ready") isThere();
    if (said.tell === "gone") {
      for (const asking of waiting.values())
        asking.failed(Object.assign(new Error("This page may not show the panel any more."), said.about));
      waiting.clear();
      wait();
    }
    for (const heard of hearers.get(said.tell) ?? []) heard(said.about as never);
  };
  addEventListener("message", hear);
  element.append(frame);

  async function ask<Name extends AskName>(name: Name, given: Asks[Name]): Promise<void> {
    await there;
    asked += 1;
    const id = asked;
    await new Promise<void>((done, failed) => {
      waiting.set(id, { done, failed });
      frame.contentWindow?.postMessage({ cordboard: VERSION, id, ask: name, given }, server);
    });
  }

  return {
    frame,
    /** Call a number. */
    dial: (number: string, more: Omit<Asks["dial"], "number"> = {}) => ask("dial", { number, ...more }),
    /** Write something down for the current call. */
    log: (given: Asks["log"]) => ask("log", given),
    /** Hear what happens, until what is returned is called. */
    on<Name extends TellName>(name: Name, heard: Heard<Name>): () => void {
      const those = hearers.get(name) ?? new Set();
      hearers.set(name, those.add(heard));
      return () => void those.delete(heard);
    },
    /** Take the panel away. */
    close(): void {
      removeEventListener("message", hear);
      frame.remove();
    },
  };
}

Object.assign(globalThis, { Cordboard: { panel } });
