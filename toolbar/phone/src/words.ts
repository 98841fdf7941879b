/** What the page says, in English: one place, so that there can be others. */

import type { Desk, Phase } from "./desk.ts";

export const PHASES: Readonly<Record<Phase, string>> = {
  out: "Logged out",
  notReady: "Not ready",
  ready: "Ready",
  offered: "Ringing",
  connecting: "Connecting",
  talking: "Talking",
  held: "On hold",
  wrapUp: "Wrap-up",
};

const STATIONS: Readonly<Record<string, string>> = {
  SOFTPHONE: "this browser",
  VoIP: "desk phone",
  PSTN: "outside number",
};

/** Minutes and seconds, hours only where there are any: `0:06`, `12:41`, `1:02:03`. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  const hours = Math.floor(seconds / 3600);
  const [minutes, rest] = parts.map((part) => String(part).padStart(2, "0"));
  return hours ? `${hours}:${minutes}:${rest}` : `${Number(minutes)}:${rest}`;
}

/** Where the agent's audio is: `desk phone 1001`. */
export function stationOf(desk: Desk): string {
  const { type, number } = desk.station;
  const word = STATIONS[type] ?? type;
  return type === "SOFTPHONE" ? "softphone" : [word, number].filter(Boolean).join(" ");
}

/** An event's name as people read it: `callStarted` is `call started`. */
export function readable(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .replace(/ [A-Z](?=[a-z])/g, (letter) => letter.toLowerCase());
}
