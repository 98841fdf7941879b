/** What a doctor has to know of a desk, as plain values, before it says anything. */

import type { DeskHealth } from "@cordboard/client";
import type { AudioFindings, Line } from "@cordboard/softphone";

export interface Observations {
  /** What this browser lacks, by the names of the web's own interfaces. */
  readonly lacking: readonly string[];
  readonly page: {
    /** Came by https, or from this machine. */
    readonly secure: boolean;
    readonly framed: boolean;
    /** Whether the page around lets this frame use the microphone. */
    readonly microphoneLet: boolean;
    readonly online: boolean;
  };
  readonly service: {
    readonly server: string;
    /**
     * `answers` as asked; `hidden`: it is there, and does not let this page read its answer; `silent`: nothing came;
     * a number: an HTTP status that is no success.
     */
    readonly answer: "answers" | "hidden" | "silent" | number;
    /** What it said of itself. */
    readonly health: DeskHealth | null;
    /** Milliseconds that this machine's clock is ahead; null where it is not known. */
    readonly ahead: number | null;
  };
  /** Where the center is seen from here, and whether pages may speak to such a place (Local Network Access). */
  readonly network: {
    readonly space: "loopback" | "local" | "public";
    readonly permission: "granted" | "prompt" | "denied" | "unknown";
  };
  /** Of the desk that runs here, and the settings it was told; empty where that is not known. */
  readonly version: string;
  readonly session: { readonly user: string; readonly ended: boolean };
  readonly line: Line;
  /** Null where nobody looked, since there can be no audio here. */
  readonly audio: AudioFindings | null;
}
