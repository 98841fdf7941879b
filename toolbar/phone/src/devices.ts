import type { SoftphoneChange, SoftphoneState } from "@cordboard/client";
import type { Choice } from "./choice.ts";

export interface Device {
  readonly id: string;
  readonly name: string;
}

export interface Devices {
  readonly inputs: readonly Device[];
  readonly outputs: readonly Device[];
}

export const NO_DEVICES: Devices = { inputs: [], outputs: [] };

/** The microphones and speakers of this machine; names are told once the page may use the microphone. */
export async function devices(): Promise<Devices> {
  const all = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  const of = (kind: MediaDeviceKind) =>
    all
      .filter((one) => one.kind === kind)
      .map((one, index) => ({ id: one.deviceId, name: one.label || `${index + 1}` }));
  return { inputs: of("audioinput"), outputs: of("audiooutput") };
}

/** How this softphone is set, as the center asks for it. */
export function stateOf(choice: Choice, { inputs, outputs }: Devices): SoftphoneState {
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

/** Where a device stands in a list; the machine's own stands first; -1 in an empty one. */
function placeOf(id: string, list: readonly Device[]): number {
  const found = list.findIndex((one) => one.id === id);
  return found < 0 ? Math.min(0, list.length - 1) : found;
}

function deviceAt(place: number | undefined, list: readonly Device[]): string | undefined {
  if (place === undefined) return undefined;
  const device = list[place];
  if (!device) throw new RangeError(`There is no device ${place}.`);
  return device.id;
}
