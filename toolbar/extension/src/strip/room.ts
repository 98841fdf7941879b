/**
 * Room for the strip: the page begins below it, or ends above it. What the page has fastened to the edge of the
 * window is found where it would be covered, and moved aside; nothing else of the page is touched.
 */

export type Edge = "top" | "bottom";

export const HEIGHT = 48;
/** So many places across the window are looked at. */
const PLACES = 24;
/** Milliseconds between two looks. */
const CALM = 250;

interface Moved {
  readonly element: HTMLElement;
  readonly restore: () => void;
}

export class Room {
  readonly #edge: Edge;
  readonly #strip: HTMLElement;
  #moved: Moved[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = 0;

  constructor(edge: Edge, strip: HTMLElement) {
    this.#edge = edge;
    this.#strip = strip;
  }

  /** Look again before long: the page has scrolled, grown or become another one. */
  readonly soon = (): void => {
    if (this.#timer !== undefined) return;
    const wait = Math.max(0, this.#last + CALM - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      requestAnimationFrame(() => this.look());
    }, wait);
  };

  look(): void {
    this.#last = performance.now();
    for (const element of this.#covered()) this.#move(element);
  }

  /** Put everything back where it was. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const { restore } of this.#moved) restore();
    this.#moved = [];
  }

  /** What is fastened to the window under the strip, and not moved yet. */
  #covered(): Set<HTMLElement> {
    const y = this.#edge === "top" ? HEIGHT / 2 : innerHeight - HEIGHT / 2;
    const found = new Set<HTMLElement>();
    for (let place = 0; place < PLACES; place += 1) {
      const x = ((place + 0.5) * innerWidth) / PLACES;
      for (const element of document.elementsFromPoint(x, y)) {
        const fastened = this.#fastened(element);
        if (fastened) found.add(fastened);
      }
    }
    return found;
  }

  /** The outermost of an element and those around it that stays where it is when the page scrolls. */
  #fastened(element: Element): HTMLElement | null {
    let found: HTMLElement | null = null;
    for (let each: Element | null = element; each && each !== document.body; each = each.parentElement) {
      if (each === this.#strip || !(each instanceof HTMLElement)) return null;
      const { position } = getComputedStyle(each);
      if (position === "fixed" || position === "sticky") found = each;
    }
    return found && this.#moved.some(({ element: moved }) => moved === found) ? null : found;
  }

  #move(element: HTMLElement): void {
    const { style } = element;
    const side = this.#edge;
    const look = getComputedStyle(element);
    const before = [side, "max-height"].map(
      (name) => [name, style.getPropertyValue(name), style.getPropertyPriority(name)] as const,
    );
    const now = Number.parseFloat(look.getPropertyValue(side));
    if (Number.isNaN(now)) return; // it is held by its other side
    style.setProperty(side, `${now + HEIGHT}px`, "important");
    if (element.getBoundingClientRect().height > innerHeight - HEIGHT) {
      style.setProperty("max-height", `calc(100vh - ${HEIGHT}px)`, "important");
    }
    const restore = () => {
      for (const [name, value, priority] of before) style.setProperty(name, value, priority);
    };
    this.#moved.push({ element, restore });
  }
}
