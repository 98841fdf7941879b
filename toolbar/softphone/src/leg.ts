import { once, Refused, type SeatAudio, Unreachable } from "@cordboard/client";
import { fragmentOf, restarted } from "./fragment.ts";
import { type Line, lineAfter, NoWay } from "./line.ts";
import { type Source, sourceFor, type Wanted } from "./microphone.ts";
import { Speaker } from "./speaker.ts";
import { NO_STATS, type Stats, statsOf } from "./stats.ts";

const CODECS = ["audio/pcmu", "audio/pcma", "audio/telephone-event"];
/** Milliseconds for finding a way. */
const PATIENCE = 15_000;
/** Milliseconds that a connection may be without an answer before it is mended. */
const HICCUP = 1500;
const AGAIN = [500, 1000, 2000, 4000];
/** Milliseconds for which an audio that is lost is worth mending: the center keeps its leg for so long. */
const WORTH_IT = 90_000;

/** The one audio leg of an agent: attached from login to logout, mended when the network changes. */
export class Leg {
  line: Line = { kind: "off" };
  attachment = "";
  readonly speaker = new Speaker();
  readonly #audio: SeatAudio;
  readonly #changed: () => void;
  readonly #gone: () => void;
  #connection: RTCPeerConnection | undefined;
  #source: Source | undefined;
  /** Which try to attach this is: whoever comes back from an earlier one stops. */
  #attempt = 0;
  /** When the connection of this attempt is given up: what it was asked for then, a browser may never answer. */
  #givenUp = new Promise<void>(() => {});
  #giveUp = () => {};

  /** `changed`: the line is another now. `gone`: the center knows this attachment no more, so attach anew. */
  constructor(audio: SeatAudio, changed: () => void, gone: () => void) {
    this.#audio = audio;
    this.#changed = changed;
    this.#gone = gone;
  }

  /** Whether the machine's microphone is open for it. */
  get listens(): boolean {
    return this.#source?.hears ?? false;
  }

  /** Attach this browser, unless somebody else has the audio and it is not to be taken over. */
  async attach(wanted: Wanted, take: boolean): Promise<void> {
    this.#drop();
    this.#givenUp = new Promise((resolve) => {
      this.#giveUp = resolve;
    });
    await Promise.race([this.#begin(wanted, take), this.#givenUp]);
  }

  async #begin(wanted: Wanted, take: boolean): Promise<void> {
    const attempt = this.#attempt;
    this.#become({ kind: "attaching" });
    try {
      const source = await sourceFor(wanted);
      if (attempt !== this.#attempt) return source.close();
      this.#source = source;
      await this.#connect(source.track, take);
      await this.speaker.use(wanted.choice.speaker.id, wanted.choice.speakerVolume);
    } catch (error) {
      if (attempt === this.#attempt) this.lose(lineAfter(error));
    }
  }

  /**
   * Use other devices, or other levels, in the midst of a call too. What is open already and as it should be stays.
   * Throws `NoMicrophone` where another one is wanted and cannot be had. Then one that was open goes on, and where
   * none was nothing is sent at all: the center offers no calls to who cannot be heard.
   */
  async use(wanted: Wanted): Promise<void> {
    await this.speaker.use(wanted.choice.speaker.id, wanted.choice.speakerVolume);
    const [attempt, sender] = [this.#attempt, this.#connection?.getSenders()[0]];
    if (!sender || this.#source?.serves(wanted)) return;
    const next = await sourceFor(wanted).catch(async (error: unknown) => {
      if (!this.listens) await this.#send(sender, undefined);
      throw error;
    });
    if (attempt === this.#attempt) await this.#send(sender, next);
    else next.close();
  }

  /** Give the audio back, and close the microphone. */
  async detach(): Promise<void> {
    const { attachment } = this;
    this.lose({ kind: "off" });
    if (attachment) await this.#audio.detach(attachment).catch(() => undefined);
  }

  /** The audio is somebody else's now, or gone: nothing is said to the center any more. */
  lose(line: Line): void {
    this.#drop();
    this.#become(line);
  }

  /** Find a way on another network; several who ask get the same try. */
  readonly mend = once(() => this.#restart());

  async stats(): Promise<Stats> {
    const reports = await this.#connection?.getStats();
    return reports ? statsOf(reports.values()) : NO_STATS;
  }

  async #connect(track: MediaStreamTrack, take: boolean): Promise<void> {
    const attempt = this.#attempt;
    const { iceServers } = await this.#audio.holder();
    if (attempt !== this.#attempt) return;
    const connection = new RTCPeerConnection({
      bundlePolicy: "max-bundle",
      iceServers: iceServers.map((one) => ({ ...one, urls: [...one.urls] })),
    });
    this.#connection = connection;
    const transceiver = connection.addTransceiver(track, { direction: "sendrecv" });
    transceiver.setCodecPreferences(codecs());
    connection.addEventListener("track", ({ track: heard }) => void this.#hear(heard));
    connection.addEventListener("connectionstatechange", () => this.#follow(connection));
    const offer = await connection.createOffer();
    await connection.setLocalDescription(offer);
    const { attachment, answer } = await this.#audio.attach(offer.sdp ?? "", take);
    if (attempt !== this.#attempt) return this.#audio.detach(attachment);
    this.attachment = attachment;
    await connection.setRemoteDescription({ type: "answer", sdp: answer });
    await connected(connection);
  }

  /** A live track cannot be set otherwise (`applyConstraints` does nothing to it): another one takes its place. */
  async #send(sender: RTCRtpSender, next: Source | undefined): Promise<void> {
    await sender.replaceTrack(next?.track ?? null);
    this.#source?.close();
    this.#source = next;
  }

  async #hear(track: MediaStreamTrack): Promise<void> {
    await this.speaker.hear(new MediaStream([track]));
    if (this.speaker.blocked) this.#changed();
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
      const problem = await Promise.race([this.#restartOnce(connection), this.#givenUp]).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (problem === undefined) return this.#follow(connection);
      if (problem instanceof Refused && !problem.passes) return this.#gone();
      await new Promise((resolve) => setTimeout(resolve, AGAIN[Math.min(tries, AGAIN.length - 1)]));
    }
    if (connection === this.#connection) this.lose(lineAfter(new Unreachable("The center does not answer.")));
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

  /** Whatever was begun is of no use any more. */
  #drop(): void {
    this.#attempt += 1;
    this.#giveUp();
    this.#connection?.close();
    this.#connection = undefined;
    this.#source?.close();
    this.#source = undefined;
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
    const late = setTimeout(() => reject(new NoWay()), PATIENCE);
    const look = () => {
      if (connection.connectionState === "connecting" || connection.connectionState === "new") return;
      clearTimeout(late);
      if (connection.connectionState === "connected") resolve();
      else reject(new NoWay());
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
