import { Refused, Unreachable } from "@cordboard/client";
import { NoMicrophone } from "./microphone.ts";

/** How the audio between this browser and the center is. */
export type Line =
  | { readonly kind: "off" }
  | { readonly kind: "attaching" }
  | { readonly kind: "up" }
  /** It was up, and is being mended. */
  | { readonly kind: "lost" }
  /** Another program has it; `taken`: from this one. */
  | { readonly kind: "held"; readonly holder: string; readonly taken: boolean }
  | Failed;

export interface Failed {
  readonly kind: "failed";
  readonly trouble: Trouble;
  /** What the center says of it, and what to do; empty where `trouble` says it all. */
  readonly text: string;
  readonly remedy: string;
  /** Another try may do. */
  readonly passes: boolean;
}

/** What goes wrong with the audio of an agent. */
export type Trouble =
  /** Browsers give no microphone to pages that came over plain http. */
  | "pageInsecure"
  | "microphoneDenied"
  /** The machine's own settings let no browser hear. */
  | "microphoneDeniedBySystem"
  | "microphoneMissing"
  /** Another program keeps it for itself, or the system does. */
  | "microphoneBusy"
  | "microphoneFailed"
  /** Neither UDP nor TCP nor a relay lets audio through. */
  | "noWay"
  | "centerUnreachable"
  /** The center does not want it; the line has its words. */
  | "refused"
  | "unknown";

/** No way to the center was found in time. */
export class NoWay extends Error {
  override readonly name = "NoWay";
}

/** The line after a failure to attach. */
export function lineAfter(error: unknown): Line {
  if (error instanceof NoMicrophone) return failed(error.trouble);
  if (error instanceof NoWay) return failed("noWay");
  if (error instanceof Unreachable) return failed("centerUnreachable", true);
  if (!(error instanceof Refused)) return { ...failed("unknown"), text: String(error) };
  if (error.code === "AUDIO_HELD") return { kind: "held", holder: error.holder, taken: false };
  const { message: text, remedy } = error;
  return { ...failed("refused", error.passes || error.code === "NO_PORT"), text, remedy };
}

function failed(trouble: Trouble, passes = false): Failed {
  return { kind: "failed", trouble, text: "", remedy: "", passes };
}
