import type { ThemeValues } from "@cordboard/client";

/** Wear a theme, in place of what was worn `before`: on the root of a page, or on the host of a strip. */
export function wear(style: CSSStyleDeclaration, theme: ThemeValues, before: ThemeValues = {}): void {
  for (const name of Object.keys(before)) style.removeProperty(name);
  for (const [name, value] of Object.entries(theme)) {
    if (name.startsWith("--")) style.setProperty(name, String(value));
  }
}
