import {
  type SoftphoneState as Answer,
  DetachCause,
  pause,
  type Seat,
  SeatAudio,
  type SoftphoneChange,
  type SoftphoneDetached,
  type SoftphoneNews,
} from "@cordboard/client";
import { type Choice, type Keep, recall, remember } from "./choice.ts";
import { answerOf, changedBy, devices, missing, present } from "./devices.ts";
import { echoTest } from "./echo.ts";
import { type AudioFindings, examine } from "./examine.ts";
import { Gauges, type Shows } from "./gauges.ts";
import type { Press } from "./headset/buttons.ts";
import { Headset, pickHeadset } from "./headset/headset.ts";
import { Leg } from "./leg.ts";
import type { Line } from "./line.ts";
import { NoMicrophone, type Wanted } from "./microphone.ts";
import { answerQuestions } from "./questions.ts";
import { Ringer } from "./ringer.ts";
import { SILENT, type SoftphoneState } from "./state.ts";

/** Milliseconds between tries to attach. */
const AGAIN = [500, 1000, 2000, 4000, 8000, 0];
/** Milliseconds for a browser to tell its devices. */
const PATIENCE = 1000;

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
  readonly #headset: Headset;
  readonly #gauges: Gauges;
  readonly #recalled: Promise<void>;
  #state: SoftphoneState = SILENT;
  readonly #closed = new AbortController();
  /** Ends what is done for one attachment. */
  #attached = new AbortController();
  /** Whether a failure of the line is followed by another try. */
  #trying = false;
  /** Whether the microphone is to be released. */
  #idle = false;
  /** What is changed is changed one after the other. */
  #settling: Promise<void> = Promise.resolve();
  #pressed: (press: Press) => void = () => {};
  /** The browser was asked for its devices, and has not told them yet. */
  #overdue = false;
  /** Why the last change could not be made. */
  #problem: Error | null = null;

  constructor(seat: Seat, keep: Keep, changed: () => void) {
    this.#audio = new SeatAudio(seat);
    this.#keep = keep;
    this.#changed = changed;
    this.#leg = new Leg(
      this.#audio,
      () => this.#follow(),
      () => void this.attach(),
    );
    this.#gauges = new Gauges(
      this.#leg,
      () => this.#present(),
      (shows) => this.#show(shows),
    );
    const headset = () => this.#become({ headset: this.#headset.state });
    this.#headset = new Headset(keep, headset, (press) => this.#pressed(press));
    this.#recalled = recall(keep).then((choice) => this.#become({ choice, headset: this.#headset.state }));
    void this.#headset.find();
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
    await this.#lookOnce();
    for (const wait of AGAIN) {
      if (!attached.signal.aborted) await this.#leg.attach(this.#wanted(), take);
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
    this.#headset.close();
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
    await this.#use({ ...this.#state.choice, ...change });
    const { microphoneLevel, speakerVolume } = change;
    await this.#tell({
      ...(microphoneLevel === undefined ? {} : { microphoneLevel }),
      ...(speakerVolume === undefined ? {} : { speakerVolume }),
    });
  }

  /** See which devices there are by now, and use those that are wanted. */
  async look(): Promise<void> {
    await this.#lookOnce();
    await this.#settle();
  }

  /** Release the microphone, or open it again: while an agent is not ready, and nobody speaks with them. */
  async idle(on: boolean): Promise<void> {
    this.#idle = on;
    await this.#settle();
  }

  /** Be heard, in the midst of a click: some browsers want one first. */
  async unblock(): Promise<void> {
    await Promise.all([this.#leg.speaker.unblock(), this.#ringer.unblock()]);
    this.#follow();
  }

  /** Show levels, for as long as somebody looks at them. */
  watch(on: boolean): void {
    this.#gauges.watch(on);
  }

  /** Let agents hear themselves: three seconds, recorded and played. */
  async testEcho(): Promise<void> {
    await this.#recalled;
    const { echo } = this.#state;
    if (echo?.phase === "recording" || echo?.phase === "playing") return;
    await echoTest(this.#present(), (test) => this.#become({ echo: test }));
  }

  /** Look closely at the microphone, the speaker, and the way to the center; it takes about three seconds. */
  async examine(): Promise<AudioFindings> {
    await this.#recalled;
    await this.#lookOnce();
    const holder = await this.#audio.holder().catch(() => null);
    return await examine(this.#present(), this.#leg, this.#state.blocked, holder?.iceServers ?? []);
  }

  // -- what goes on at the desk, to be heard and to be seen at a headset

  /** Ring, or cease to. */
  async ring(on: boolean): Promise<void> {
    this.#headset.show({ ringing: on });
    await this.#ringer.ring(on, this.#present());
    this.#follow();
  }

  /** Somebody is spoken with, or no more. */
  talk(on: boolean): void {
    this.#headset.show({ talking: on });
  }

  /** The agent is muted, which the center does. */
  mute(on: boolean): void {
    this.#headset.show({ muted: on });
  }

  /** Say what is to be done when a button of the headset is pressed. */
  onHeadset(pressed: (press: Press) => void): void {
    this.#pressed = pressed;
  }

  /** Use the buttons of a headset, in the midst of a click: the browser asks which. */
  async pickHeadset(): Promise<void> {
    await pickHeadset(this.#keep).catch(() => false);
    await this.#headset.find();
  }

  // -- within

  /** Firefox tells devices to a page in the background once somebody looks at it: nobody waits for that. */
  async #lookOnce(): Promise<void> {
    if (this.#overdue) return;
    const told = devices().then((found) =>
      this.#become({ devices: found, missing: missing(this.#state.choice, found) }),
    );
    const late = pause(PATIENCE, this.#closed.signal).then(() => true);
    if (!(await Promise.race([told, late]))) return;
    this.#overdue = true;
    void told.then(() => {
      this.#overdue = false;
      return this.#settle();
    });
  }

  #end(): void {
    this.#attached.abort();
    this.#trying = false;
  }

  /** The line is another one now. */
  #follow(): void {
    const { line, attachment, listens, speaker } = this.#leg;
    const again = this.#trying && line.kind === "failed" && line.passes;
    const shown: Line = again ? { kind: "attaching" } : line;
    this.#become({
      line: shown,
      attachment,
      microphoneOpen: listens,
      blocked: speaker.blocked || this.#ringer.blocked,
    });
    this.#gauges.measure(line.kind === "up");
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
    if (change && this.#problem) throw this.#problem;
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
    await this.#settle();
  }

  /** Make everything as it is wanted by now. */
  #settle(): Promise<void> {
    this.#settling = this.#settling.then(() => this.#settleOnce());
    return this.#settling;
  }

  async #settleOnce(): Promise<void> {
    await this.#ringer.use(this.#present());
    this.#problem = await this.#leg.use(this.#wanted()).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
    );
    const { microphoneTrouble: before } = this.#state;
    const trouble = this.#problem instanceof NoMicrophone ? this.#problem.trouble : null;
    this.#become({ microphoneTrouble: trouble, microphoneOpen: this.#leg.listens });
    if (this.#problem && trouble && before === null) await this.#tell({ problem: this.#problem.message });
  }

  /** Tell the center what somebody may want to know. */
  async #tell(news: SoftphoneNews): Promise<void> {
    const { attachment } = this.#leg;
    if (attachment && Object.keys(news).length)
      await this.#audio.tell(attachment, news).catch(() => undefined);
  }

  /** The choice, with the devices that are there. */
  #present(): Choice {
    return present(this.#state.choice, this.#state.devices);
  }

  #wanted(): Wanted {
    return { choice: this.#present(), asleep: this.#idle };
  }

  /** What the gauges show; a microphone that was taken away in silence is noticed by then. */
  #show(shows: Partial<Shows>): void {
    this.#become(shows);
    if (this.#leg.listens !== this.#state.microphoneOpen) void this.#settle();
  }

  #become(change: Partial<SoftphoneState>): void {
    this.#state = { ...this.#state, ...change };
    this.#changed();
  }
}
