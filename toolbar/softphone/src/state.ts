import { type Choice, FIRST } from "./choice.ts";
import { type Devices, NO_DEVICES, type Use } from "./devices.ts";
import type { Line, Trouble } from "./line.ts";
import type { Quality } from "./quality.ts";

/** How loud it is just now, from 0 to 1. */
export interface Levels {
  readonly microphone: number;
  readonly speaker: number;
}

/** How a softphone is, as plain values: a new object whenever something has changed. */
export interface SoftphoneState {
  readonly line: Line;
  /** The id of the attachment, empty where there is none. */
  readonly attachment: string;
  readonly choice: Choice;
  readonly devices: Devices;
  /** Where the chosen device is not plugged in, and the machine's own takes its place. */
  readonly missing: readonly Use[];
  readonly microphoneOpen: boolean;
  /** Why the microphone that was chosen cannot be opened, while the line is up. */
  readonly microphoneTrouble: Trouble | null;
  /** The browser wants a click before it lets anything be heard. */
  readonly blocked: boolean;
  /** Only while somebody watches. */
  readonly levels: Levels | null;
  /** Only while the line is up. */
  readonly quality: Quality | null;
}

export const SILENT: SoftphoneState = {
  line: { kind: "off" },
  attachment: "",
  choice: FIRST,
  devices: NO_DEVICES,
  missing: [],
  microphoneOpen: false,
  microphoneTrouble: null,
  blocked: false,
  levels: null,
  quality: null,
};
