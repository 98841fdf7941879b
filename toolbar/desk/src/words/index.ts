/** What the desk says, in the agent's language. */

import { de } from "./de/index.ts";
import { en } from "./en/index.ts";

/** Names of all words; those in plural without their ending. */
export type Word = Singular<keyof typeof en>;
type Singular<Key extends string> = Key extends `${infer Stem}.one` | `${infer Stem}.other` ? Stem : Key;

/** One language: name to words. What is missing in one that a center brings is said in English. */
export type Catalogue = Readonly<Record<string, string>>;
export type Values = Readonly<Record<string, string | number>>;

export const CATALOGUES: Readonly<Record<string, Catalogue>> = { en, de };

export class Words {
  /** BCP 47, such as `de` or `pt-BR`. */
  readonly language: string;
  readonly #catalogue: Catalogue;
  readonly #plural: Intl.PluralRules;

  constructor(language: string, more: Catalogue = {}) {
    const own = CATALOGUES[language] ?? CATALOGUES[language.split("-")[0] ?? ""] ?? {};
    this.language = language;
    this.#catalogue = { ...en, ...own, ...more };
    this.#plural = new Intl.PluralRules(language);
  }

  /** What is said, with its values filled in; `count` among them chooses the plural. */
  readonly t = (word: Word, values: Values = {}): string => this.find(word, values) ?? word;

  /** The same for a name that may have no words, such as one made of a fault's code. */
  find(word: string, values: Values = {}): string | undefined {
    const form = typeof values.count === "number" ? this.#plural.select(values.count) : "";
    const said =
      this.#catalogue[`${word}.${form}`] ?? this.#catalogue[`${word}.other`] ?? this.#catalogue[word];
    return said?.replace(/\{(\w+)\}/gu, (_, name: string) => String(values[name] ?? "")).trim();
  }

  get direction(): "ltr" | "rtl" {
    return /^(?:ar|fa|he|ur)\b/u.test(this.language) ? "rtl" : "ltr";
  }
}

/** The language to speak: the agent's choice, else the first of the browser's that is there, else the center's. */
export function languageOf(
  chosen: string | null,
  wanted: readonly string[],
  there: readonly string[],
  otherwise: string,
): string {
  const known = (language: string) =>
    there.find((one) => one === language) ?? there.find((one) => one === language.split("-")[0]);
  for (const language of [...(chosen ? [chosen] : []), ...wanted]) {
    const found = known(language);
    if (found) return found;
  }
  return otherwise;
}
