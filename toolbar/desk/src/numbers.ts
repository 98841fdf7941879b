/** Phone numbers as people write them, and what time it is where they are. Heavy tables: load it late. */

import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { zonesOf } from "./zones.ts";

/** `+12125550142` as `+1 212 555 0142`; what is no such number stays as it is. */
export function written(number: string): string {
  if (!number.startsWith("+")) return number;
  return parsePhoneNumberFromString(number)?.formatInternational() ?? number;
}

export interface LocalTime {
  /** A city that keeps this time, such as `New York`; empty where it is one of several. */
  readonly city: string;
  readonly time: string;
}

/** What time it is for somebody with a number; null where that is not known, or differs within its region. */
export function localTime(number: string, at: number, language: string): LocalTime | null {
  const zones = zonesOf(number);
  const times = zones.map((timeZone) => timeIn(timeZone, at, language));
  const [time] = times;
  const [zone = ""] = zones;
  if (!time || times.some((one) => one !== time)) return null;
  const city = zones.length === 1 ? (zone.split("/").at(-1) ?? "").replaceAll("_", " ") : "";
  return { city, time };
}

/** One a language and zone, for they are dear to make; there are some hundred zones at most. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function timeIn(timeZone: string, at: number, language: string): string {
  try {
    const name = `${language} ${timeZone}`;
    const clock = clocks.get(name) ?? new Intl.DateTimeFormat(language, { timeStyle: "short", timeZone });
    clocks.set(name, clock);
    return clock.format(at);
  } catch {
    return ""; // this browser does not know the zone
  }
}
