import type { DeskTheme, ThemeValues } from "@cordboard/client";
import type { Theme } from "./features/looks.ts";

/** What the root of a page wears, or of a strip: the center's theme, light or dark. */
export class Wardrobe {
  readonly #root: HTMLElement;
  readonly #dark = matchMedia("(prefers-color-scheme: dark)");
  #worn: ThemeValues = {};
  #themes: DeskTheme = { light: {}, dark: {} };
  #chosen: Theme = "system";

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#dark.addEventListener("change", () => this.#dress());
  }

  /** Wear one of two themes from now on: the one that the agent has chosen, or that the machine is set to. */
  wear(themes: DeskTheme, chosen: Theme): void {
    this.#themes = themes;
    this.#chosen = chosen;
    this.#dress();
  }

  #dress(): void {
    const { dataset, style } = this.#root;
    const system = this.#chosen === "system";
    if (system) delete dataset.theme;
    else dataset.theme = this.#chosen;
    const theme = this.#themes[(system ? this.#dark.matches : this.#chosen === "dark") ? "dark" : "light"];
    wear(style, theme, this.#worn);
    this.#worn = theme;
  }
}

/** Wear these values, in place of what was worn `before`. */
export function wear(style: CSSStyleDeclaration, theme: ThemeValues, before: ThemeValues = {}): void {
  for (const name of Object.keys(before)) style.removeProperty(name);
  for (const [name, value] of Object.entries(theme)) {
    if (name.startsWith("--")) style.setProperty(name, String(value));
  }
}
