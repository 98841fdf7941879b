import type { Choice } from "./choice.ts";

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

  /** Throws what `getUserMedia` throws; a device that is gone is replaced by the machine's own. */
  static async open(choice: Choice): Promise<Microphone> {
    const audio = {
      echoCancellation: choice.echo,
      noiseSuppression: choice.noise,
      autoGainControl: choice.gain,
      channelCount: 1,
      ...(choice.microphone ? { deviceId: { exact: choice.microphone } } : {}),
    };
    try {
      return new Microphone(await navigator.mediaDevices.getUserMedia({ audio }), choice.microphoneLevel);
    } catch (error) {
      const gone = error instanceof DOMException && error.name === "OverconstrainedError";
      if (!gone || !choice.microphone) throw error;
      return await Microphone.open({ ...choice, microphone: "" });
    }
  }

  close(): void {
    for (const track of this.#stream.getTracks()) track.stop();
    void this.#softer?.context.close();
  }
}

/** Why there is no microphone, and what to do. */
export function microphoneTrouble(error: unknown): { text: string; remedy: string } {
  const name = error instanceof DOMException ? error.name : "";
  if (!navigator.mediaDevices) {
    return {
      text: "The browser gives no microphone to a page that came over plain http.",
      remedy: "Open it by https, or at localhost.",
    };
  }
  if (name === "NotAllowedError") {
    return {
      text: "The browser does not let this page use the microphone.",
      remedy: "Allow it beside the address, then try again.",
    };
  }
  if (name === "NotFoundError") {
    return { text: "This machine has no microphone.", remedy: "Plug one in, then try again." };
  }
  return { text: "The microphone cannot be opened.", remedy: String(error) };
}
