/** The few words of the strip, by themselves. */

import { strip as de } from "../words/de/strip.ts";
import { strip as en } from "../words/en/strip.ts";
import type { Catalogue } from "../words/say.ts";
import { type Say, saidOf } from "./say.ts";

/** All of them in a language; `more`: what the center says in its own words. */
export function stripCatalogue(language: string, more: Catalogue = {}): Catalogue {
  const own = language.split("-")[0] === "de" ? de : {};
  return { ...en, ...own, ...more };
}

/** Says what is on the strip; `more`: what the center says in its own words. */
export function stripWords(language: string, more: Catalogue = {}): Say {
  return saidOf(language, stripCatalogue(language, more));
}
