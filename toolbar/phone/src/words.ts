/** What the page says, in English: one place, so that there can be others. */

import type { QualityWord, SoftphoneState, Trouble } from "@cordboard/softphone";
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

export const LINES = {
  off: "This browser is not your phone.",
  attaching: "Connecting the audio …",
  up: "The line is up.",
  lost: "The audio is lost; looking for another way …",
};

export const QUALITIES: Readonly<Record<QualityWord, string>> = {
  good: "The line is good.",
  fair: "The line is fair.",
  bad: "The line is bad.",
};

/** What is wrong with the audio, and what to do. */
export const TROUBLES: Readonly<Record<Trouble, { readonly text: string; readonly remedy: string }>> = {
  pageInsecure: {
    text: "The browser gives no microphone to a page that came over plain http.",
    remedy: "Open it by https, or at localhost.",
  },
  microphoneDenied: {
    text: "The browser does not let this page use the microphone.",
    remedy: "Allow it beside the address, then try again.",
  },
  microphoneDeniedBySystem: {
    text: "This machine lets no browser use the microphone.",
    remedy: "Allow it in the privacy settings of the machine, then try again.",
  },
  microphoneMissing: { text: "This machine has no microphone.", remedy: "Plug one in, then try again." },
  microphoneBusy: {
    text: "The microphone does not open.",
    remedy: "Close other programs that use it, then try again.",
  },
  microphoneFailed: {
    text: "The microphone cannot be opened.",
    remedy: "Choose another one, then try again.",
  },
  noWay: {
    text: "The audio finds no way to the center.",
    remedy: "Ask whoever looks after the network, or try another one.",
  },
  centerUnreachable: { text: "The center does not answer.", remedy: "Try again in a moment." },
  refused: { text: "The center does not let this browser in.", remedy: "Log in again." },
  unknown: { text: "The audio could not be connected.", remedy: "Try again in a moment." },
};

/** Which chosen devices are not there: `Headset is not plugged in.` */
export function missingOf({ missing, choice }: SoftphoneState): string {
  const names = new Set(missing.map((use) => choice[use].name));
  if (names.size === 0) return "";
  return `${[...names].join(", ")} ${names.size > 1 ? "are" : "is"} not plugged in. The machine's own is used meanwhile.`;
}

/** How the test stands in which agents hear themselves. */
export function echoOf({ echo }: SoftphoneState): string {
  if (echo === null) return "";
  if (echo.phase === "recording") return "Say something …";
  if (echo.phase === "playing") return "This is you.";
  if (echo.phase === "failed") return TROUBLES[echo.trouble].text;
  return echo.peak !== null && echo.peak < 0.01 ? "The microphone heard nothing." : "That was you.";
}

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
