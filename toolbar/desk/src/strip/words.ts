/** The few words of the strip, by themselves. */

import { strip as de } from "../words/de/strip.ts";
import { strip as en } from "../words/en/strip.ts";
import { type Catalogue, sayer, type Values } from "../words/say.ts";

/** A name of a word may be made up, such as one with a count's name in it. */
export type Say = (word: string, values?: Values) => string;

/** Says what is on the strip; `more`: what the center says in its own words. */
export function stripWords(language: string, more: Catalogue = {}): Say {
  const own = language.split("-")[0] === "de" ? de : {};
  const say = sayer(language, { ...en, ...own, ...more });
  return (word, values) => say(word, values) ?? word;
}
