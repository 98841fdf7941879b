/** Telephone numbers in a text. */

import { type CountryCode, findPhoneNumbersInText, isSupportedCountry } from "libphonenumber-js/min";

/** A number that can be dialed, and where in the text it stands. */
export interface Found {
  readonly start: number;
  readonly end: number;
  /** With a plus and its country, where that is known; else its digits. */
  readonly number: string;
}

/** Nothing shorter is looked at: it is what most texts do not have. */
const WORTH_A_LOOK = /\d[\d\s()./‐-―-]{5,}\d/u;
/** What is meant to be dialed from anywhere, even where the numbering plan does not know it. */
const INTERNATIONAL = /(?<![\d+])(?:\+|00(?=[1-9]))[\d\s()./‐-―-]{7,22}\d(?!\d)/gu;

/** Where no country is known, only international numbers are found. In their order, none over another. */
export function numbersIn(text: string, country: string): Found[] {
  if (!WORTH_A_LOOK.test(text)) return [];
  const known = isSupportedCountry(country) ? { defaultCountry: country as CountryCode } : {};
  const found = findPhoneNumbersInText(text, known).map(({ startsAt, endsAt, number }) => ({
    start: startsAt,
    end: endsAt,
    number: number.number as string,
  }));
  for (const match of text.matchAll(INTERNATIONAL)) {
    const [start, end] = [match.index, match.index + match[0].length];
    const free = found.every((one) => one.end <= start || end <= one.start);
    const number = plain(match[0]).replace(/^00/u, "+");
    if (free && number.length >= 9 && number.length <= 16) found.push({ start, end, number });
  }
  return found.sort((one, other) => one.start - other.start);
}

/** The number of an address such as `tel:+1-202-555-0123;ext=7`; empty where it has none. */
export function numberOf(address: string): string {
  const [, said = ""] = /^tel:([^;?]*)/iu.exec(address) ?? [];
  return plain(URL.canParse(address) ? decode(said) : said);
}

function plain(text: string): string {
  return text.replace(/[^\d+*#]/gu, "");
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
