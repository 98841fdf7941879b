/** Presses of numbers: by the mouse, by the keyboard, and of the page's own links to numbers. */

import { numberOf } from "./find.ts";
import { TAG } from "./marks.ts";

/** `pressed` is called with a number, until what is returned is called. What a program of the page does counts not. */
export function listen(pressed: (number: string) => void): () => void {
  const leaving = new AbortController();
  const options = { capture: true, signal: leaving.signal };
  const hear = (event: Event) => {
    const number = event.isTrusted ? numberAt(event) : "";
    if (!number) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    pressed(number);
  };
  document.addEventListener("click", hear, options);
  document.addEventListener(
    "keydown",
    (event) => {
      const plain = !(event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.repeat);
      const ours = event.target instanceof Element && event.target.localName === TAG;
      if (event.key === "Enter" && plain && ours) hear(event);
    },
    options,
  );
  return () => leaving.abort();
}

function numberAt(event: Event): string {
  for (const each of event.composedPath()) {
    if (!(each instanceof Element)) continue;
    if (each.localName === TAG) return each.getAttribute("data-number") ?? "";
    if (each instanceof HTMLAnchorElement) return numberOf(each.href);
  }
  return "";
}
