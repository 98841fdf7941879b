import type { Theme } from "@cordboard/desk/looks";
import { stripCatalogue } from "@cordboard/desk/strip";
import type { Spoken } from "@cordboard/desk/view";
import type { StripLooks } from "../looks.ts";
import { sayIn } from "../words/index.ts";

/** The little of what a center has set up that a strip needs; `clicks`: this browser wants them. */
export function stripLooks({ settings, language }: Spoken, clicks: boolean, chosen: Theme): StripLooks {
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
