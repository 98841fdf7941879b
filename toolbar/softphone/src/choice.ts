import { type Device, SYSTEM } from "./devices.ts";
import { RINGS, type RingSound } from "./rings.ts";

/** Small things that this machine remembers, wherever it keeps them. */
export interface Keep {
  get(key: string): string | null | Promise<string | null>;
  set(key: string, value: string): void | Promise<void>;
}

/** What an agent has chosen for their audio. It stays on this machine, for it is about this machine. */
export interface Choice {
  readonly microphone: Device;
  readonly speaker: Device;
  /** Where it rings, which may be for everybody in the room to hear. */
  readonly ringer: Device;
  readonly ringSound: RingSound;
  /** Whether echo and noise are removed, and gain is automatic. */
  readonly echo: boolean;
  readonly noise: boolean;
  readonly gain: boolean;
  /** From 0 to 100. */
  readonly microphoneLevel: number;
  readonly speakerVolume: number;
  readonly ringVolume: number;
}

export const FIRST: Choice = {
  microphone: SYSTEM,
  speaker: SYSTEM,
  ringer: SYSTEM,
  ringSound: "bell",
  echo: true,
  noise: true,
  gain: true,
  microphoneLevel: 100,
  speakerVolume: 100,
  ringVolume: 100,
};

const PLACE = "audio";

/** What was chosen before; whatever in it makes no sense any more is as if it had never been chosen. */
export async function recall(keep: Keep): Promise<Choice> {
  try {
    return { ...FIRST, ...sensible(JSON.parse((await keep.get(PLACE)) ?? "{}")) };
  } catch {
    return FIRST;
  }
}

export async function remember(choice: Choice, keep: Keep): Promise<void> {
  await keep.set(PLACE, JSON.stringify(choice));
}

function sensible(kept: object): Partial<Choice> {
  const known = Object.entries(kept).filter(([key, value]) => {
    if (key === "ringSound") return value in RINGS;
    return key in FIRST && typeof value === typeof FIRST[key as keyof Choice] && value !== null;
  });
  return Object.fromEntries(known);
}
