import type { SoftphoneState as Answer, SoftphoneChange } from "@cordboard/client";
import type { Choice } from "./choice.ts";

/** A microphone or speaker, by the id that this browser gives it, and by the name that people know it by. */
export interface Device {
  readonly id: string;
  readonly name: string;
}

export interface Devices {
  readonly inputs: readonly Device[];
  readonly outputs: readonly Device[];
}

/** The device that the machine uses by itself. */
export const SYSTEM: Device = { id: "", name: "" };
export const NO_DEVICES: Devices = { inputs: [], outputs: [] };
/** The id under which Chromium lists whatever the machine uses by itself. */
const DEFAULT = "default";
/** What a device is used for. */
export const USES = ["microphone", "speaker", "ringer"] as const;
export type Use = (typeof USES)[number];

/** The microphones and speakers of this machine; they are told once the microphone may be used. */
export async function devices(): Promise<Devices> {
  const all = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  const of = (kind: MediaDeviceKind) =>
    all
      .filter((one) => one.kind === kind && one.deviceId !== "")
      .map((one, index) => ({ id: one.deviceId, name: one.label || `${index + 1}` }));
  return { inputs: of("audioinput"), outputs: of("audiooutput") };
}

/**
 * The choice with the devices that are there: one that was plugged in again has another id and the same name, and
 * one that is gone is replaced by the machine's own until it comes back.
 */
export function present(choice: Choice, devices: Devices): Choice {
  const of = (use: Use) => {
    const list = listFor(use, devices);
    return list.length ? (found(choice[use], list) ?? systems(list)) : choice[use];
  };
  return { ...choice, microphone: of("microphone"), speaker: of("speaker"), ringer: of("ringer") };
}

/** The uses for which a device was chosen that is not there. */
export function missing(choice: Choice, devices: Devices): readonly Use[] {
  return USES.filter((use) => {
    const list = listFor(use, devices);
    return choice[use].id !== "" && list.length > 0 && !found(choice[use], list);
  });
}

/** How this softphone is set, as the center asks for it. */
export function answerOf(choice: Choice, devices: Devices): Answer {
  const { inputs, outputs } = devices;
  return {
    inputs: inputs.map((one) => one.name),
    outputs: outputs.map((one) => one.name),
    ringDevice: placeOf(choice.ringer, outputs),
    speakerDevice: placeOf(choice.speaker, outputs),
    microphoneDevice: placeOf(choice.microphone, inputs),
    micAgc: choice.gain,
    microphoneLevel: choice.microphoneLevel,
    speakerVolume: choice.speakerVolume,
  };
}

/** The choice with what the center wants changed. Throws a RangeError for a place where no device is. */
export function changedBy(change: SoftphoneChange, choice: Choice, { inputs, outputs }: Devices): Choice {
  return {
    ...choice,
    ringer: deviceAt(change.ringDevice, outputs) ?? choice.ringer,
    speaker: deviceAt(change.speakerDevice, outputs) ?? choice.speaker,
    microphone: deviceAt(change.microphoneDevice, inputs) ?? choice.microphone,
    gain: change.micAgc ?? choice.gain,
    microphoneLevel: change.microphoneLevel ?? choice.microphoneLevel,
    speakerVolume: change.speakerVolume ?? choice.speakerVolume,
  };
}

function listFor(use: Use, { inputs, outputs }: Devices): readonly Device[] {
  return use === "microphone" ? inputs : outputs;
}

/** The machine's own, by the name of whatever it is just now, where the browser says so. */
function systems(list: readonly Device[]): Device {
  return { ...SYSTEM, name: list.find((one) => one.id === DEFAULT)?.name ?? "" };
}

/** A device in a list, by its id, else by its name. */
function found(wanted: Device, list: readonly Device[]): Device | undefined {
  if (wanted.id === "") return systems(list);
  return list.find((one) => one.id === wanted.id) ?? list.find((one) => one.name === wanted.name);
}

/** Where a device stands in a list; the machine's own stands first; -1 in an empty one. */
function placeOf(wanted: Device, list: readonly Device[]): number {
  const device = found(wanted, list);
  const place = list.findIndex((one) => one.id === (device?.id || DEFAULT));
  return place < 0 ? Math.min(0, list.length - 1) : place;
}

function deviceAt(place: number | undefined, list: readonly Device[]): Device | undefined {
  if (place === undefined) return undefined;
  const device = list[place];
  if (!device) throw new RangeError(`There is no device ${place}.`);
  return device;
}
