/** What the desk says, in the agent's language. */

import { de } from "./de/index.ts";
import { en } from "./en/index.ts";
import { type Catalogue, directionOf, sayer, type Values } from "./say.ts";

export type { Catalogue, Values } from "./say.ts";

/** Names of all words; those in plural without their ending. */
export type Word = Singular<keyof typeof en>;
type Singular<Key extends string> = Key extends `${infer Stem}.one` | `${infer Stem}.other` ? Stem : Key;

export const CATALOGUES: Readonly<Record<string, Catalogue>> = { en, de };

export class Words {
  /** BCP 47, such as `de` or `pt-BR`. */
  readonly language: string;
  readonly #say: ReturnType<typeof sayer>;

  constructor(language: string, more: Catalogue = {}) {
    const own = CATALOGUES[language] ?? CATALOGUES[language.split("-")[0] ?? ""] ?? {};
    this.language = language;
    this.#say = sayer(language, { ...en, ...own, ...more });
  }

  /** What is said, with its values filled in; `count` among them chooses the plural. */
  readonly t = (word: Word, values: Values = {}): string => this.find(word, values) ?? word;

  /** The same for a name that may have no words, such as one made of a fault's code. */
  find(word: string, values: Values = {}): string | undefined {
    return this.#say(word, values);
  }

  get direction(): "ltr" | "rtl" {
    return directionOf(this.language);
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
