/** Goes over the texts of a page in the browser's idle time, and again over what the page changes. */

import { Marks, TAG } from "./marks.ts";

/** Of all time, at most so much is spent here: one part of so many. */
const SHARE = 12;
/** Milliseconds from one sweep to the next, at least. */
const CALM = 150;
/** Milliseconds that a slice takes at most. */
const SLICE = 5;

export class Sweep {
  readonly #marks: Marks;
  readonly #observer = new MutationObserver((changes) => this.#hear(changes));
  #queue = new Set<Node>();
  #walker: TreeWalker | undefined;
  #scheduled = false;
  #running = false;
  #spent = 0;

  constructor(marks: Marks) {
    this.#marks = marks;
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#observer.observe(document, { childList: true, characterData: true, subtree: true });
    this.#queue.add(document.body ?? document.documentElement);
    this.#schedule(0);
  }

  /** Leave the page as it was. */
  stop(): void {
    this.#running = false;
    this.#observer.disconnect();
    this.#queue.clear();
    this.#walker = undefined;
    this.#marks.clear();
  }

  #hear(changes: readonly MutationRecord[]): void {
    for (const { type, target, addedNodes, removedNodes } of changes) {
      if (type === "characterData") {
        this.#marks.forget(target as Text);
        this.#queue.add(target);
      }
      for (const node of removedNodes) this.#marks.forgetIn(node);
      for (const node of addedNodes) if (node.nodeName.toLowerCase() !== TAG) this.#queue.add(node);
    }
    this.#observer.takeRecords(); // of what was taken away just now
    if (this.#queue.size > 0) this.#schedule(Math.max(CALM, this.#spent * SHARE));
  }

  #schedule(wait: number): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setTimeout(() => idle((left) => this.#slice(left)), wait);
  }

  /** As much as fits in; the rest waits. */
  #slice(left: () => number): void {
    this.#scheduled = false;
    if (!this.#running) return;
    const start = performance.now();
    this.#hear(this.#observer.takeRecords());
    do {
      const text = this.#next();
      if (!text) break;
      this.#marks.mark(text);
    } while (performance.now() - start < Math.min(SLICE, left()));
    this.#observer.takeRecords(); // of what was marked just now
    this.#spent = performance.now() - start;
    if (this.#walker || this.#queue.size > 0) this.#schedule(this.#spent * SHARE);
  }

  #next(): Text | null {
    for (;;) {
      const text = (this.#walker?.nextNode() ?? null) as Text | null;
      if (text) return text;
      this.#walker = undefined;
      const [node] = this.#queue;
      if (!node) return null;
      this.#queue.delete(node);
      if (!node.isConnected) continue;
      if (node.nodeType === Node.TEXT_NODE) return node as Text;
      if (node.nodeType === Node.ELEMENT_NODE || node.nodeType === Node.DOCUMENT_NODE) {
        this.#walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT, (text) =>
          Marks.fits(text as Text) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
        );
      }
    }
  }
}

/** When the browser has nothing to do, or soon; `left` milliseconds. */
function idle(work: (left: () => number) => void): void {
  if (typeof requestIdleCallback === "undefined") setTimeout(() => work(() => SLICE), 0);
  else requestIdleCallback((deadline) => work(() => deadline.timeRemaining()), { timeout: 2000 });
}
