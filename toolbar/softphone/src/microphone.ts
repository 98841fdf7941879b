import type { Choice } from "./choice.ts";
import { SYSTEM } from "./devices.ts";
import type { Trouble } from "./line.ts";

/** The microphone cannot be had. */
export class NoMicrophone extends Error {
  override readonly name = "NoMicrophone";
  readonly trouble: Trouble;

  constructor(trouble: Trouble, about: string) {
    super(`The microphone cannot be opened: ${about}`);
    this.trouble = trouble;
  }
}

/** An open microphone, and the track to send: the microphone's own, or one that is made softer. */
export class Microphone {
  readonly track: MediaStreamTrack;
  readonly #stream: MediaStream;
  readonly #softer: { context: AudioContext; gain: GainNode } | undefined;

  private constructor(stream: MediaStream, level: number) {
    const [own] = stream.getAudioTracks();
    if (!own) throw new Error("the microphone has no sound");
    this.#stream = stream;
    if (level === 100) {
      this.track = own;
      return;
    }
    const context = new AudioContext();
    const gain = new GainNode(context, { gain: level / 100 });
    const target = new MediaStreamAudioDestinationNode(context);
    new MediaStreamAudioSourceNode(context, { mediaStream: stream }).connect(gain).connect(target);
    this.#softer = { context, gain };
    this.track = target.stream.getAudioTracks()[0] ?? own;
  }

  /** Throws `NoMicrophone`. A device that is gone is replaced by the machine's own. */
  static async open(choice: Choice): Promise<Microphone> {
    try {
      return new Microphone(await streamOf(choice), choice.microphoneLevel);
    } catch (error) {
      throw new NoMicrophone(troubleOf(error), String(error));
    }
  }

  close(): void {
    for (const track of this.#stream.getTracks()) track.stop();
    void this.#softer?.context.close();
  }
}

const TROUBLES: Readonly<Record<string, Trouble>> = {
  NotAllowedError: "microphoneDenied",
  SecurityError: "microphoneDenied",
  NotFoundError: "microphoneMissing",
  NotReadableError: "microphoneBusy",
  AbortError: "microphoneBusy",
};

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
  return (error instanceof DOMException && TROUBLES[error.name]) || "microphoneFailed";
}
