// Built from toolbar/ by `make pages`; do not edit.
"use strict";
(() => {
  // page/src/protocol.ts
  var VERSION = 1;
  var PANEL = "/panel";

  // page/src/embed.ts
  var here = new URL(document.currentScript?.src || location.href).origin;
  var MEDIA = "microphone; autoplay; speaker-selection; hid; local-network-access";
  function panel(element, options = {}) {
    const server = new URL(options.server ?? here).origin;
    const { hostname } = new URL(server);
    const near = /^(?:localhost|127\..*|\[::1\])$/.test(hostname) ? "loopback-network" : "local-network";
    const frame = document.createElement("iframe");
    frame.title = options.title ?? "Cordboard";
    frame.allow = [MEDIA, near, options.allow].filter(Boolean).join("; ");
    frame.style.cssText = "border:0;width:100%;height:100%";
    const query = new URLSearchParams({
      for: location.origin,
      ...options.seat ? { seat: options.seat } : {}
    });
    frame.src = `${server}${PANEL}?${query}`;
    const hearers = /* @__PURE__ */ new Map();
    const waiting = /* @__PURE__ */ new Map();
    let asked = 0;
    let isThere;
    let there;
    const wait = () => {
      there = new Promise((done) => {
        isThere = done;
      });
    };
    wait();
    const hear = ({ source, origin, data }) => {
      if (source !== frame.contentWindow || origin !== server || data?.cordboard !== VERSION) return;
      const said = data;
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
      for (const heard of hearers.get(said.tell) ?? []) heard(said.about);
    };
    addEventListener("message", hear);
    element.append(frame);
    async function ask(name, given) {
      await there;
      asked += 1;
      const id = asked;
      await new Promise((done, failed) => {
        waiting.set(id, { done, failed });
        frame.contentWindow?.postMessage({ cordboard: VERSION, id, ask: name, given }, server);
      });
    }
    return {
      frame,
      /** Call a number. */
      dial: (number, more = {}) => ask("dial", { number, ...more }),
      /** Write something down for the current call. */
      log: (given) => ask("log", given),
      /** Hear what happens, until what is returned is called. */
      on(name, heard) {
        const those = hearers.get(name) ?? /* @__PURE__ */ new Set();
        hearers.set(name, those.add(heard));
        return () => void those.delete(heard);
      },
      /** Take the panel away. */
      close() {
        removeEventListener("message", hear);
        frame.remove();
      }
    };
  }
  Object.assign(globalThis, { Cordboard: { panel } });
})();
