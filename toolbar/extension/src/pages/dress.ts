import { themeOf } from "@cordboard/desk/looks";
import type { Settings } from "../settings.ts";
import { type Say, sayIn } from "../words/index.ts";

/** Let a page of the toolbar's own look as was chosen, and speak; what is answered says its words. */
export function dress({ language, theme }: Pick<Settings, "language" | "theme">): Say {
  const { documentElement: root } = document;
  root.lang = language || navigator.language;
  root.dataset.theme = themeOf(theme);
  return sayIn(root.lang);
}
