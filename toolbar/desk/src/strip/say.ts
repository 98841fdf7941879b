/** How the strip says words that somebody else has brought. */

import { type Catalogue, sayer, type Values } from "../words/say.ts";

/** A name of a word may be made up, such as one with a count's name in it. */
export type Say = (word: string, values?: Values) => string;

/** Says what stands in a catalogue; a page that is given one needs no words of its own. */
export function saidOf(language: string, catalogue: Catalogue): Say {
  const say = sayer(language, catalogue);
  return (word, values) => say(word, values) ?? word;
}
