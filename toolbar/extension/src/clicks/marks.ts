/**
 * Numbers on a page, made ones that can be pressed. The page's own texts stay where they are, shortened; what is
 * added stands behind them and goes as soon as the page changes them, so that no program of the page is surprised.
 */

import type { Found } from "./find.ts";

export const TAG = "cordboard-number";
/** Texts in here are no texts, or are somebody's who writes. */
const NEVER =
  "script,style,noscript,textarea,input,select,option,a,button,code,pre,svg,canvas,[contenteditable]";

interface Marked {
  /** The whole text, and what is left of it in its own place. */
  readonly whole: string;
  readonly left: string;
  readonly added: readonly ChildNode[];
}

export class Marks {
  readonly #find: (text: string) => readonly Found[];
  readonly #label: (number: string) => string;
  readonly #marked = new Map<Text, Marked>();

  constructor(find: (text: string) => readonly Found[], label: (number: string) => string) {
    this.#find = find;
    this.#label = label;
  }

  /** Whether numbers may stand in a text. */
  static fits(text: Text): boolean {
    const parent = text.parentElement;
    return parent !== null && text.data.length > 6 && !parent.closest(`${NEVER},${TAG}`);
  }

  mark(text: Text): void {
    if (this.#marked.has(text) || !Marks.fits(text)) return;
    const found = this.#find(text.data);
    const [first] = found;
    if (!first) return;
    const whole = text.data;
    const added: ChildNode[] = [];
    for (const [at, { start, end, number }] of found.entries()) {
      added.push(this.#number(number, whole.slice(start, end)));
      const between = whole.slice(end, found[at + 1]?.start);
      if (between) added.push(document.createTextNode(between));
    }
    text.data = whole.slice(0, first.start);
    text.after(...added);
    this.#marked.set(text, { whole, left: text.data, added });
  }

  /** The page has changed a text, or taken it away: what was added for it goes. */
  forget(text: Text): void {
    const marked = this.#marked.get(text);
    if (!marked || (text.isConnected && text.data === marked.left)) return;
    this.#marked.delete(text);
    for (const one of marked.added) one.remove();
  }

  /** What was marked within something that the page has taken away. */
  forgetIn(removed: Node): void {
    for (const text of this.#marked.keys()) if (removed.contains(text)) this.forget(text);
  }

  /** Everything as the page had it. */
  clear(): void {
    for (const [text, { whole, left, added }] of this.#marked) {
      if (text.data === left && added.every((one) => one.isConnected)) text.data = whole;
      for (const one of added) one.remove();
    }
    this.#marked.clear();
  }

  #number(number: string, said: string): HTMLElement {
    const element = document.createElement(TAG);
    element.setAttribute("role", "link");
    element.setAttribute("tabindex", "0");
    element.title = this.#label(number);
    element.dataset.number = number;
    element.textContent = said;
    return element;
  }
}
