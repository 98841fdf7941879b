/** The audio of a seat in a browser, without anything to see. */
export type { Choice, Keep } from "./choice.ts";
export { type Device, type Devices, SYSTEM, type Use } from "./devices.ts";
export type { EchoTest } from "./echo.ts";
export { type AudioFindings, examineAlone } from "./examine.ts";
export type { Levels } from "./gauges.ts";
export type { Press } from "./headset/buttons.ts";
export { type HeadsetState, pickHeadset } from "./headset/headset.ts";
export type { Failed, Line, Trouble } from "./line.ts";
export type { Quality, QualityWord } from "./quality.ts";
export { RINGS, type RingSound } from "./rings.ts";
export { Softphone } from "./softphone.ts";
export { SILENT, type SoftphoneState } from "./state.ts";
