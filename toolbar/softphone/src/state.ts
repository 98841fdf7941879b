import { type Choice, FIRST } from "./choice.ts";
import { type Devices, NO_DEVICES, type Use } from "./devices.ts";
import type { EchoTest } from "./echo.ts";
import type { Levels } from "./gauges.ts";
import type { HeadsetState } from "./headset/headset.ts";
import type { Line, Trouble } from "./line.ts";
import type { Quality } from "./quality.ts";

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
  readonly headset: HeadsetState;
  /** The last test in which agents hear themselves; null where there was none. */
  readonly echo: EchoTest | null;
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
  headset: { possible: false, name: "" },
  echo: null,
};
