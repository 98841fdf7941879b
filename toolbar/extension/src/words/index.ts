import { de } from "./de.ts";
import { en } from "./en.ts";

export type Word = keyof typeof en;
export type Say = (word: Word, values?: Readonly<Record<string, string | number>>) => string;

export const LANGUAGES = ["en", "de"] as const;

/** What the toolbar says in a language (BCP 47); in English where it does not speak that one. */
export function sayIn(language: string): Say {
  const catalogue = language.split("-")[0] === "de" ? de : en;
  return (word, values = {}) =>
    catalogue[word].replace(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole));
}
