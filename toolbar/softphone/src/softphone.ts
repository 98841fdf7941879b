import {
  type SoftphoneState as Answer,
  DetachCause,
  pause,
  type Seat,
  SeatAudio,
  type SoftphoneChange,
  type SoftphoneDetached,
} from "@cordboard/client";
import { type Choice, type Keep, recall, remember } from "./choice.ts";
import { answerOf, changedBy, devices, missing, present } from "./devices.ts";
import { Leg } from "./leg.ts";
import type { Line } from "./line.ts";
import { NoMicrophone } from "./microphone.ts";
import { judged, measured } from "./quality.ts";
import { answerQuestions } from "./questions.ts";
import { Ringer } from "./ringer.ts";
import { SILENT, type SoftphoneState } from "./state.ts";
import { NO_STATS, type Stats } from "./stats.ts";

/** Milliseconds between tries to attach. */
const AGAIN = [500, 1000, 2000, 4000, 8000, 0];
/** Milliseconds between two measures of the line, and between two looks at the levels. */
const MEASURE = 1000;
const LOOK = 100;

/**
 * The audio of a seat in this browser, without anything to see: one leg, what rings, and the agent's devices.
 *
 * Nothing in here throws for what a browser or a center does; it becomes `state`, and `changed` is called.
 */
export class Softphone {
  readonly #audio: SeatAudio;
  readonly #keep: Keep;
  readonly #changed: () => void;
  readonly #leg: Leg;
  readonly #ringer = new Ringer();
  readonly #recalled: Promise<void>;
  #state: SoftphoneState = SILENT;
  readonly #closed = new AbortController();
  /** Ends what is done for one attachment. */
  #attached = new AbortController();
  /** Whether a failure of the line is followed by another try. */
  #trying = false;
  #before: Stats = NO_STATS;
  #measuring: ReturnType<typeof setInterval> | undefined;
  #watching: ReturnType<typeof setInterval> | undefined;

  constructor(seat: Seat, keep: Keep, changed: () => void) {
    this.#audio = new SeatAudio(seat);
    this.#keep = keep;
    this.#changed = changed;
    this.#leg = new Leg(
      this.#audio,
      () => this.#follow(),
      () => void this.attach(),
    );
    this.#recalled = recall(keep).then((choice) => this.#become({ choice }));
    const signal = this.#closed.signal;
    navigator.mediaDevices?.addEventListener("devicechange", () => void this.look(), { signal });
    globalThis.addEventListener("online", () => void this.mend(), { signal });
  }

  get state(): SoftphoneState {
    return this.#state;
  }

  // -- coming and going

  /** Make this browser the agent's phone, by `take` also where another program has the audio. */
  async attach(take = false): Promise<void> {
    this.#end();
    const attached = new AbortController();
    this.#attached = attached;
    this.#trying = true;
    await this.#recalled;
    for (const wait of AGAIN) {
      if (!attached.signal.aborted) await this.#leg.attach(this.#present(), take);
      if (this.#leg.line.kind !== "failed" || !this.#leg.line.passes) break;
      await pause(wait, attached.signal);
    }
    if (attached.signal.aborted) return;
    this.#trying = false;
    this.#follow();
    if (this.#leg.attachment) this.#listen(this.#leg.attachment, attached.signal);
    await this.look();
  }

  /** Go on where a page before this one has ended, with the audio that it left. */
  async resume(attachment: string): Promise<void> {
    await this.#audio.detach(attachment).catch(() => undefined);
    await this.attach();
  }

  /** Give the audio back. It is said to the center even while the page goes away. */
  async detach(): Promise<void> {
    this.#end();
    await this.#leg.detach();
  }

  /** The session is over: let go of everything, and say nothing to the center. */
  close(): void {
    this.#closed.abort();
    this.#end();
    this.#leg.lose({ kind: "off" });
    this.watch(false);
    void this.ring(false);
  }

  /** The network may be another one: look for a way on it. */
  async mend(): Promise<void> {
    await this.#leg.mend();
  }

  // -- devices

  async choose(change: Partial<Choice>): Promise<void> {
    await this.#recalled;
    await this.#use({ ...this.#state.choice, ...change }).catch(() => undefined);
    const { microphoneLevel, speakerVolume } = change;
    const news = {
      ...(microphoneLevel === undefined ? {} : { microphoneLevel }),
      ...(speakerVolume === undefined ? {} : { speakerVolume }),
    };
    const { attachment } = this.#leg;
    if (attachment && Object.keys(news).length)
      await this.#audio.tell(attachment, news).catch(() => undefined);
  }

  /** See which devices there are by now. */
  async look(): Promise<void> {
    const found = await devices();
    this.#become({ devices: found, missing: missing(this.#state.choice, found) });
  }

  /** Ring, or cease to. */
  async ring(on: boolean): Promise<void> {
    await this.#ringer.ring(on, this.#present());
  }

  /** Be heard, in the midst of a click: some browsers want one first. */
  async unblock(): Promise<void> {
    await this.#leg.speaker.unblock();
    this.#follow();
  }

  /** Show levels, for as long as somebody looks at them. */
  watch(on: boolean): void {
    clearInterval(this.#watching);
    this.#watching = on ? setInterval(() => void this.#lookAtLevels(), LOOK) : undefined;
    if (!on && this.#state.levels) this.#become({ levels: null });
  }

  // -- within

  #end(): void {
    this.#attached.abort();
    this.#trying = false;
  }

  /** The line is another one now. */
  #follow(): void {
    const { line, attachment, listens, speaker } = this.#leg;
    const again = this.#trying && line.kind === "failed" && line.passes;
    const shown: Line = again ? { kind: "attaching" } : line;
    this.#become({ line: shown, attachment, microphoneOpen: listens, blocked: speaker.blocked });
    this.#measure(line.kind === "up");
  }

  /** Answer the center, for as long as this attachment is there. */
  #listen(attachment: string, signal: AbortSignal): void {
    void answerQuestions(this.#audio, attachment, signal, {
      answer: (change) => this.#answer(change),
      detached: (why) => this.#detached(why),
    });
  }

  async #answer(change: SoftphoneChange | undefined): Promise<Answer> {
    await this.look();
    if (change) await this.#use(changedBy(change, this.#state.choice, this.#state.devices));
    return answerOf(this.#state.choice, this.#state.devices);
  }

  #detached({ cause, holder = "" }: SoftphoneDetached): void {
    if (cause === DetachCause.SILENT || cause === DetachCause.FAILED) return void this.attach();
    this.#end();
    this.#leg.lose(cause === DetachCause.TAKEN ? { kind: "held", holder, taken: true } : { kind: "off" });
  }

  async #use(choice: Choice): Promise<void> {
    this.#become({ choice, missing: missing(choice, this.#state.devices) });
    await remember(choice, this.#keep);
    await this.#ringer.use(this.#present());
    try {
      await this.#leg.use(this.#present());
      this.#become({ microphoneTrouble: null, microphoneOpen: this.#leg.listens });
    } catch (error) {
      if (error instanceof NoMicrophone) this.#become({ microphoneTrouble: error.trouble });
      throw error;
    }
  }

  /** The choice, with the devices that are there. */
  #present(): Choice {
    return present(this.#state.choice, this.#state.devices);
  }

  #measure(on: boolean): void {
    if (on === (this.#measuring !== undefined)) return;
    clearInterval(this.#measuring);
    this.#before = NO_STATS;
    this.#measuring = on ? setInterval(() => void this.#measureOnce(), MEASURE) : undefined;
    if (!on) this.#become({ quality: null });
  }

  async #measureOnce(): Promise<void> {
    const stats = await this.#leg.stats();
    if (this.#measuring === undefined) return;
    this.#become({ quality: judged(this.#state.quality, measured(this.#before, stats)) });
    this.#before = stats;
  }

  async #lookAtLevels(): Promise<void> {
    const { microphone, speaker } = await this.#leg.stats();
    if (this.#watching !== undefined) this.#become({ levels: { microphone, speaker } });
  }

  #become(change: Partial<SoftphoneState>): void {
    this.#state = { ...this.#state, ...change };
    this.#changed();
  }
}
