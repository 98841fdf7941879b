/** What a form of the desk (a page, a frame, an extension) brings along. */

import type { Seat } from "@cordboard/client";
import type { Keep, Softphone } from "@cordboard/softphone";

export interface Surroundings {
  /** Scheme and host of the center: `https://center.example`. */
  readonly server: string;
  /** Small things that this machine remembers for its agent: choices, never a password. */
  readonly keep: Keep;
  /** Makes the softphone of a seat, `changed` being called after each change; null where there is no audio. */
  readonly softphone: ((seat: Seat, keep: Keep, changed: () => void) => Softphone) | null;
  /** Shows a page to the agent; the desk has made sure that it is http or https. */
  open(url: string): void;
  /** Keeps a file where the browser keeps what is downloaded. */
  save(file: Blob, name: string): void;
  /** Epoch milliseconds. */
  now(): number;
}
