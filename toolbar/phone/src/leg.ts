import { Refused, type SeatAudio, Unreachable } from "@cordboard/client";
import type { Choice } from "./choice.ts";
import { fragmentOf, restarted } from "./fragment.ts";
import { Microphone, microphoneTrouble } from "./microphone.ts";
import { Speaker } from "./speaker.ts";

/** How the audio between this browser and the center is. */
export type Line =
  | { readonly kind: "off" }
  | { readonly kind: "attaching" }
  | { readonly kind: "up" }
  /** It was up, and is being mended. */
  | { readonly kind: "lost" }
  /** Another program has it. */
  | { readonly kind: "held"; readonly holder: string }
  /** `passes`: another try may do. */
  | { readonly kind: "failed"; readonly text: string; readonly remedy: string; readonly passes: boolean };

export interface Levels {
  /** From 0 to 1. */
  readonly microphone: number;
  readonly speaker: number;
  /** Packets that never came, from 0 to 1, of the last second. */
  readonly loss: number;
  /** Milliseconds there and back. */
  readonly delay: number;
}

const CODECS = ["audio/pcmu", "audio/pcma", "audio/telephone-event"];
/** Milliseconds for finding a way. */
const PATIENCE = 15_000;
/** Milliseconds that a connection may be without an answer before it is mended. */
const HICCUP = 1500;
const AGAIN = [500, 1000, 2000, 4000];
/** Milliseconds for which an audio that is lost is worth mending: the center keeps its leg for so long. */
const WORTH_IT = 90_000;

/** The one audio leg of this page: attached from login to logout, mended when the network changes. */
export class Leg {
  line: Line = { kind: "off" };
  attachment = "";
  readonly speaker = new Speaker();
  readonly #audio: SeatAudio;
  readonly #changed: () => void;
  readonly #gone: () => void;
  #connection: RTCPeerConnection | undefined;
  #microphone: Microphone | undefined;
  #mending: Promise<void> | undefined;
  #before = { lost: 0, received: 0 };

  /** `changed`: the line is another now. `gone`: the center knows this attachment no more, so attach anew. */
  constructor(audio: SeatAudio, changed: () => void, gone: () => void) {
    this.#audio = audio;
    this.#changed = changed;
    this.#gone = gone;
  }

  /** Attach this browser, unless somebody else has the audio and it is not to be taken over. */
  async attach(choice: Choice, take = false): Promise<void> {
    this.#drop();
    this.#become({ kind: "attaching" });
    try {
      this.#microphone = await Microphone.open(choice);
    } catch (error) {
      this.#become({ kind: "failed", passes: false, ...microphoneTrouble(error) });
      return;
    }
    try {
      await this.#connect(this.#microphone.track, take);
      await this.speaker.use(choice.speaker, choice.speakerVolume);
    } catch (error) {
      this.#drop();
      this.#become(lineAfter(error));
    }
  }

  /** Use other devices, or other levels, in the midst of a call too. */
  async use(choice: Choice): Promise<void> {
    await this.speaker.use(choice.speaker, choice.speakerVolume);
    const sender = this.#connection?.getSenders()[0];
    if (!sender) return;
    const next = await Microphone.open(choice);
    await sender.replaceTrack(next.track);
    this.#microphone?.close();
    this.#microphone = next;
  }

  /** Give the audio back, and close the microphone. */
  async detach(): Promise<void> {
    const { attachment } = this;
    this.#drop();
    this.#become({ kind: "off" });
    if (attachment) await this.#audio.detach(attachment).catch(() => undefined);
  }

  /** The audio is somebody else's now, or gone: nothing is said to the center any more. */
  lose(line: Line): void {
    this.#drop();
    this.#become(line);
  }

  /** Find a way on another network; several who ask get the same try. */
  mend(): Promise<void> {
    this.#mending ??= this.#restart().finally(() => {
      this.#mending = undefined;
    });
    return this.#mending;
  }

  async levels(): Promise<Levels> {
    const found = { microphone: 0, speaker: 0, loss: 0, delay: 0 };
    for (const one of (await this.#connection?.getStats())?.values() ?? []) {
      if (one.type === "media-source") found.microphone = one.audioLevel ?? 0;
      if (one.type === "candidate-pair" && one.nominated)
        found.delay = 1000 * (one.currentRoundTripTime ?? 0);
      if (one.type === "inbound-rtp") {
        found.speaker = one.audioLevel ?? 0;
        const [lost, received] = [
          one.packetsLost - this.#before.lost,
          one.packetsReceived - this.#before.received,
        ];
        found.loss = lost > 0 ? lost / (lost + received) : 0;
        this.#before = { lost: one.packetsLost, received: one.packetsReceived };
      }
    }
    return found;
  }

  async #connect(track: MediaStreamTrack, take: boolean): Promise<void> {
    const { iceServers } = await this.#audio.holder();
    const connection = new RTCPeerConnection({
      bundlePolicy: "max-bundle",
      iceServers: iceServers.map((one) => ({ ...one, urls: [...one.urls] })),
    });
    this.#connection = connection;
    this.#before = { lost: 0, received: 0 };
    const transceiver = connection.addTransceiver(track, { direction: "sendrecv" });
    transceiver.setCodecPreferences(codecs());
    connection.addEventListener("track", ({ track: heard }) => this.speaker.hear(new MediaStream([heard])));
    connection.addEventListener("connectionstatechange", () => this.#follow(connection));
    const offer = await connection.createOffer();
    await connection.setLocalDescription(offer);
    const { attachment, answer } = await this.#audio.attach(offer.sdp ?? "", take);
    this.attachment = attachment;
    await connection.setRemoteDescription({ type: "answer", sdp: answer });
    await connected(connection);
  }

  #follow(connection: RTCPeerConnection): void {
    if (connection !== this.#connection) return;
    const state = connection.connectionState;
    if (state === "connected") this.#become({ kind: "up" });
    if (state === "failed") void this.mend();
    if (state === "disconnected") {
      setTimeout(() => {
        if (connection === this.#connection && connection.connectionState === "disconnected")
          void this.mend();
      }, HICCUP);
    }
  }

  async #restart(): Promise<void> {
    const connection = this.#connection;
    if (!connection || this.line.kind === "attaching") return;
    this.#become({ kind: "lost" });
    const until = Date.now() + WORTH_IT;
    for (let tries = 0; connection === this.#connection && Date.now() < until; tries += 1) {
      const problem = await this.#restartOnce(connection).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (problem === undefined) return this.#follow(connection);
      if (problem instanceof Refused && !problem.passes) return this.#gone();
      await new Promise((resolve) => setTimeout(resolve, AGAIN[Math.min(tries, AGAIN.length - 1)]));
    }
    if (connection === this.#connection) this.lose(lineAfter(new Unreachable("the center does not answer")));
  }

  async #restartOnce(connection: RTCPeerConnection): Promise<void> {
    const before = connection.currentRemoteDescription?.sdp ?? "";
    const offer = await connection.createOffer({ iceRestart: true });
    await connection.setLocalDescription(offer);
    try {
      const fragment = await this.#audio.restart(this.attachment, fragmentOf(offer.sdp ?? ""));
      await connection.setRemoteDescription({ type: "answer", sdp: restarted(before, fragment) });
    } catch (error) {
      await connection.setLocalDescription({ type: "rollback" }).catch(() => undefined);
      throw error;
    }
  }

  #drop(): void {
    this.#connection?.close();
    this.#connection = undefined;
    this.#microphone?.close();
    this.#microphone = undefined;
    this.speaker.silence();
    this.attachment = "";
  }

  #become(line: Line): void {
    this.line = line;
    this.#changed();
  }
}

/** Wait until audio can flow. Throws where no way is found. */
function connected(connection: RTCPeerConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("No way to the center was found.")), PATIENCE);
    const look = () => {
      if (connection.connectionState === "connecting" || connection.connectionState === "new") return;
      clearTimeout(late);
      if (connection.connectionState === "connected") resolve();
      else reject(new Error("No way to the center was found."));
    };
    connection.addEventListener("connectionstatechange", look);
    look();
  });
}

/** What the center speaks, best first. */
function codecs(): RTCRtpCodec[] {
  const known = RTCRtpReceiver.getCapabilities("audio")?.codecs ?? [];
  return CODECS.flatMap((name) =>
    known.filter((one) => one.mimeType.toLowerCase() === name && one.clockRate === 8000),
  );
}

function lineAfter(error: unknown): Line {
  if (!(error instanceof Refused)) {
    const passes = error instanceof Unreachable;
    return { kind: "failed", text: "The audio could not be connected.", remedy: String(error), passes };
  }
  if (error.code === "AUDIO_HELD") return { kind: "held", holder: error.holder };
  const passes = error.passes || error.code === "NO_PORT";
  return { kind: "failed", text: error.message, remedy: error.remedy, passes };
}
