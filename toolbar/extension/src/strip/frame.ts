/** The place of the strip in a page that is somebody else's: seen by nobody, and in nobody's way. */

import { Room } from "./room.ts";

/** A page may take our element away so many times before we leave it alone. */
const PATIENCE = 20;
const ATTRIBUTE = "data-cordboard-strip";
const PRINTED = matchMedia("print");
export type Position = "top" | "bottom" | "floating" | "hidden";

export class Frame {
  readonly root: HTMLElement;
  readonly #host = document.createElement("cordboard-strip");
  readonly #watch = new AbortController();
  readonly #observer = new MutationObserver(() => this.#stay());
  #position: Position = "top";
  #room: Room | undefined;
  #taken = 0;

  constructor(css: string) {
    const shadow = this.#host.attachShadow({ mode: "closed" });
    dress(shadow, css);
    this.root = document.createElement("div");
    shadow.append(this.root);
    for (const type of ["keydown", "keyup", "keypress"]) {
      this.#host.addEventListener(type, (event) => event.stopPropagation()); // the page's shortcuts are not meant
    }
  }

  open(): void {
    document.documentElement.append(this.#host);
    this.#observe();
    const { signal } = this.#watch;
    const soon = () => this.#room?.soon();
    addEventListener("scroll", soon, { signal, passive: true, capture: true });
    addEventListener("resize", soon, { signal });
    addEventListener("load", soon, { signal });
    document.addEventListener("DOMContentLoaded", soon, { signal });
    document.addEventListener("fullscreenchange", () => this.#arrange(), { signal });
    PRINTED.addEventListener("change", () => this.#arrange(), { signal });
    new MutationObserver(soon).observe(document, { childList: true, subtree: true });
    this.#arrange();
  }

  place(position: Position): void {
    if (position === this.#position) return;
    this.#position = position;
    this.#arrange();
  }

  close(): void {
    this.#watch.abort();
    this.#observer.disconnect();
    this.#room?.clear();
    this.#host.remove();
    document.documentElement.setAttribute(ATTRIBUTE, "off");
  }

  #arrange(): void {
    const at = document.fullscreenElement || PRINTED.matches ? "hidden" : this.#position;
    this.#host.dataset.at = at;
    document.documentElement.setAttribute(ATTRIBUTE, at);
    this.#room?.clear();
    this.#room = at === "top" || at === "bottom" ? new Room(at, this.#host) : undefined;
    this.#room?.soon();
  }

  /** Of the page's root, which programs may replace as a whole, and what stands right in it. */
  #observe(): void {
    this.#observer.disconnect();
    this.#observer.observe(document, { childList: true });
    if (document.documentElement) this.#observer.observe(document.documentElement, { childList: true });
  }

  /** Programs of a page may throw away what they do not know. */
  #stay(): void {
    if (this.#host.isConnected || this.#taken >= PATIENCE || !document.documentElement) return;
    this.#taken += 1;
    document.documentElement.append(this.#host);
    this.#observe();
    this.#arrange();
  }
}

/** Styles that no policy of the page forbids. Firefox lends content scripts no sheets, but lets them write styles. */
function dress(shadow: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement("style");
    style.textContent = css;
    shadow.append(style);
  }
}
