/** Saying one thing out of a catalogue; without any catalogue, for pages that load their own few words. */

/** One language: name to words. What is missing in one that a center brings is said in English. */
export type Catalogue = Readonly<Record<string, string>>;
export type Values = Readonly<Record<string, string | number>>;

/** Says words with their values filled in; `count` among them chooses the plural. */
export function sayer(
  language: string,
  catalogue: Catalogue,
): (word: string, values?: Values) => string | undefined {
  const plural = new Intl.PluralRules(language);
  return (word, values = {}) => {
    const form = typeof values.count === "number" ? plural.select(values.count) : "";
    const said = catalogue[`${word}.${form}`] ?? catalogue[`${word}.other`] ?? catalogue[word];
    return said?.replace(/\{(\w+)\}/gu, (_, name: string) => String(values[name] ?? "")).trim();
  };
}

export function directionOf(language: string): "ltr" | "rtl" {
  return /^(?:ar|fa|he|ur)\b/u.test(language) ? "rtl" : "ltr";
}
