import type { Theme } from "@cordboard/desk/looks";
import { stripCatalogue } from "@cordboard/desk/strip";
import type { Spoken } from "@cordboard/desk/view";
import type { StripLooks } from "../looks.ts";
import { sayIn } from "../words/index.ts";

/** How the strips of a center look and speak, but for where they are shown. */
export type Dress = Omit<StripLooks, "shown">;

/** The little of what a center has set up that a strip needs; `clicks`: this browser wants them. */
export function stripLooks({ settings, language }: Spoken, clicks: boolean, chosen: Theme): Dress {
  const { words, layout, theme, clickToDial } = settings;
  return {
    ...layout.strip,
    language,
    words: stripCatalogue(language, words),
    theme,
    chosen,
    clicks: { ...clickToDial, on: clickToDial.on && clicks },
    call: sayIn(language)("click.call"),
  };
}
