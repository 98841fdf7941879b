import type { Choice } from "./choice.ts";
import { SYSTEM } from "./devices.ts";
import type { Trouble } from "./line.ts";

/** What is to be sent: what the chosen microphone hears, or, `asleep`, silence, while no microphone is open. */
export interface Wanted {
  readonly choice: Choice;
  readonly asleep: boolean;
}

/** Where a track to send comes from. */
export interface Source {
  readonly track: MediaStreamTrack;
  /** Whether it is a microphone that hears. */
  readonly hears: boolean;
  /** Whether this is what is wanted. */
  serves(wanted: Wanted): boolean;
  close(): void;
}

/** The microphone cannot be had. */
export class NoMicrophone extends Error {
  override readonly name = "NoMicrophone";
  readonly trouble: Trouble;

  constructor(trouble: Trouble, about: string) {
    super(`The microphone cannot be opened: ${about}`);
    this.trouble = trouble;
  }
}

/** Throws `NoMicrophone`. Where this browser can make no silence, the microphone stays open. */
export async function sourceFor({ choice, asleep }: Wanted): Promise<Source> {
  const silence = asleep && (await mayListen()) ? await Silence.open() : null;
  return silence ?? (await Microphone.open(choice, asleep));
}

/** An open microphone, and the track to send: the microphone's own, or one that is made softer. */
export class Microphone implements Source {
  readonly track: MediaStreamTrack;
  readonly #stream: MediaStream;
  readonly #softer: AudioContext | null;
  readonly #key: string;
  readonly #instead: boolean;

  private constructor(stream: MediaStream, choice: Choice, softer: AudioContext | null, instead: boolean) {
    const [own] = stream.getAudioTracks();
    if (!own) throw new Error("the microphone has no sound");
    this.#stream = stream;
    this.#softer = softer;
    this.#key = keyOf(choice);
    this.#instead = instead;
    this.track = softer ? softened(softer, stream, choice.microphoneLevel / 100) : own;
  }

  /**
   * Throws `NoMicrophone`. A device that is gone is replaced by the machine's own; one that cannot be made softer
   * before a click is heard as it is. `instead`: it serves where silence is wanted, too.
   */
  static async open(choice: Choice, instead = false): Promise<Microphone> {
    try {
      const stream = await streamOf(choice);
      return new Microphone(stream, choice, choice.microphoneLevel < 100 ? await running() : null, instead);
    } catch (error) {
      throw new NoMicrophone(troubleOf(error), String(error));
    }
  }

  get hears(): boolean {
    return this.#stream.active;
  }

  serves({ choice, asleep }: Wanted): boolean {
    return asleep === this.#instead && this.#key === keyOf(choice) && this.hears;
  }

  close(): void {
    for (const track of this.#stream.getTracks()) track.stop();
    void this.#softer?.close();
  }
}

/**
 * Silence, for a leg that stays up while its microphone is released: a leg on which nothing comes is one whose agent
 * cannot be heard, and is offered nothing.
 */
export class Silence implements Source {
  readonly track: MediaStreamTrack;
  readonly #context: AudioContext;

  private constructor(context: AudioContext, track: MediaStreamTrack) {
    this.#context = context;
    this.track = track;
  }

  /** Null where the browser lets nothing sound before a click, silence neither. */
  static async open(): Promise<Silence | null> {
    const context = await running();
    if (!context) return null;
    const out = new MediaStreamAudioDestinationNode(context);
    // Without a source a browser may send nothing at all.
    const nothing = new ConstantSourceNode(context, { offset: 0 });
    nothing.connect(out);
    nothing.start();
    const [track] = out.stream.getAudioTracks();
    return track ? new Silence(context, track) : null;
  }

  get hears(): boolean {
    return false;
  }

  serves({ asleep }: Wanted): boolean {
    return asleep;
  }

  close(): void {
    void this.#context.close();
  }
}

/** Milliseconds for a browser to let sound begin. */
const PATIENCE = 1000;

const TROUBLES: Readonly<Record<string, Trouble>> = {
  NotAllowedError: "microphoneDenied",
  SecurityError: "microphoneDenied",
  NotFoundError: "microphoneMissing",
  NotReadableError: "microphoneBusy",
  AbortError: "microphoneBusy",
};

/** Something that audio can be made with; null where the browser wants a click first. */
export async function running(): Promise<AudioContext | null> {
  const context = new AudioContext();
  await Promise.race([context.resume(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  if (context.state === "running") return context;
  await context.close();
  return null;
}

function softened(context: AudioContext, stream: MediaStream, gain: number): MediaStreamTrack {
  const target = new MediaStreamAudioDestinationNode(context);
  new MediaStreamAudioSourceNode(context, { mediaStream: stream })
    .connect(new GainNode(context, { gain }))
    .connect(target);
  const [track] = target.stream.getAudioTracks();
  if (!track) throw new Error("a destination has no track");
  return track;
}

/** What of a choice needs another track when it changes. */
function keyOf({ microphone, echo, noise, gain, microphoneLevel }: Choice): string {
  return JSON.stringify([microphone.id, microphone.name, echo, noise, gain, microphoneLevel]);
}

/** Whether the microphone can be opened later without a question; who does not know is asked now. */
async function mayListen(): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name: "microphone" })).state === "granted";
  } catch {
    return false;
  }
}

async function streamOf(choice: Choice): Promise<MediaStream> {
  const audio = {
    echoCancellation: choice.echo,
    noiseSuppression: choice.noise,
    autoGainControl: choice.gain,
    channelCount: 1,
    ...(choice.microphone.id ? { deviceId: { exact: choice.microphone.id } } : {}),
  };
  try {
    return await navigator.mediaDevices.getUserMedia({ audio });
  } catch (error) {
    const gone = error instanceof DOMException && error.name === "OverconstrainedError";
    if (!gone || !choice.microphone.id) throw error;
    return await streamOf({ ...choice, microphone: SYSTEM });
  }
}

function troubleOf(error: unknown): Trouble {
  if (!navigator.mediaDevices) return "pageInsecure";
  if (!(error instanceof DOMException)) return "microphoneFailed";
  if (error.name === "NotAllowedError" && /system/iu.test(error.message)) return "microphoneDeniedBySystem";
  return TROUBLES[error.name] ?? "microphoneFailed";
}
