import type { Choice } from "./choice.ts";
import { Microphone, running } from "./microphone.ts";

/** How loud a microphone is. */
export class Ear {
  readonly #microphone: Microphone;
  readonly #context: AudioContext | null;
  readonly #analyser: AnalyserNode | undefined;

  private constructor(microphone: Microphone, context: AudioContext | null) {
    this.#microphone = microphone;
    this.#context = context;
    if (!context) return;
    this.#analyser = new AnalyserNode(context, { fftSize: 2048 });
    const mediaStream = new MediaStream([microphone.track]);
    new MediaStreamAudioSourceNode(context, { mediaStream }).connect(this.#analyser);
  }

  /** Throws `NoMicrophone`. */
  static async open(choice: Choice): Promise<Ear> {
    return new Ear(await Microphone.open(choice), await running());
  }

  get track(): MediaStreamTrack {
    return this.#microphone.track;
  }

  /** Whether the browser lets it be measured: some want a click first. */
  get measures(): boolean {
    return this.#analyser !== undefined;
  }

  /** The loudest of the last 43 ms, from 0 to 1. */
  level(): number {
    if (!this.#analyser) return 0;
    const samples = new Float32Array(this.#analyser.fftSize);
    this.#analyser.getFloatTimeDomainData(samples);
    return Math.min(
      1,
      samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0),
    );
  }

  close(): void {
    this.#microphone.close();
    void this.#context?.close();
  }
}
