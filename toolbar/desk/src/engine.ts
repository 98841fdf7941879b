import { type AnyEvent, type KeptSession, Session, Unreachable } from "@cordboard/client";
import { SILENT, type Softphone } from "@cordboard/softphone";
import { Asking } from "./asking.ts";
import { Clock } from "./clock.ts";
import { FEATURES } from "./features/index.ts";
import { Line } from "./line.ts";
import type { ActName, Call, DeskPort, DeskState, Doing, Feature, Given, SliceName } from "./port.ts";
import { Slices } from "./slices.ts";
import type { Surroundings } from "./surroundings.ts";
import { hasEnded, NotDone, troubleOf } from "./trouble.ts";

/** What one desk leaves to the next, when its page is loaded anew. */
export interface Kept {
  readonly session: KeptSession;
  readonly after: string;
  readonly state: DeskState;
  /** Of the audio that was here; empty where it was not. */
  readonly attachment: string;
}

/** How often something is learnt anew because it changed while it was asked for. */
const TRIES = 3;

/**
 * The desk itself: one session, one stream of events, the slices of all features, one softphone.
 *
 * It runs where the audio lives; views see it as a `DeskPort`, there or elsewhere.
 */
export class Desk implements DeskPort {
  readonly around: Surroundings;
  readonly #features: readonly Feature[];
  readonly #slices: Slices;
  /** When the agent did something here last; to open a desk is to do something. Epoch milliseconds. */
  used: number;
  readonly #asking = new Asking((one) => void this.#learn(one));
  #clock = new Clock();
  #line: Line | undefined;
  #softphone: Softphone | undefined;

  constructor(around: Surroundings, features: readonly Feature[] = FEATURES) {
    this.around = around;
    this.used = around.now();
    this.#features = features;
    this.#slices = new Slices(features);
    this.#watch();
  }

  get state(): DeskState {
    return this.#slices.state;
  }

  get softphone(): Softphone | undefined {
    return this.#softphone;
  }

  subscribe(heard: () => void): () => void {
    return this.#slices.subscribe(heard);
  }

  async act<Name extends ActName>(name: Name, ...given: Given<Name>): Promise<boolean> {
    this.used = this.around.now();
    const feature = this.#features.find((one) => one.acts && name in one.acts);
    const act = feature?.acts?.[name] as
      | ((doing: Doing<SliceName>, ...given: unknown[]) => unknown)
      | undefined;
    try {
      if (!feature || !act) throw new Error(`No feature does ${name}.`);
      await act(this.#doing(feature), ...given);
      return true;
    } catch (error) {
      if (!hasEnded(error)) this.say(error);
      return false;
    }
  }

  /** Tell the agent what went wrong. */
  say(error: unknown): void {
    this.#slices.change("trouble", { now: troubleOf(error, this.around.now()) });
  }

  readonly call: Call = (name, request) => {
    if (!this.#line) return Promise.reject(new Unreachable("nobody is logged in"));
    return this.#line.call(name, request);
  };

  /** A file of the agent's at the center, such as a voicemail; the token that the desk has opens it. */
  file(path: string): Promise<Blob> {
    return this.#line?.file(path) ?? Promise.reject(new Unreachable("nobody is logged in"));
  }

  // -- coming and going

  /** Begin a session for a password, or go on with the one that is there for the same user. */
  async admit(user: string, password: string): Promise<void> {
    if (this.#line && isOf(this.#line.user, user)) {
      const open = await this.call("getStatus").then(
        () => true,
        (error: unknown) => {
          if (hasEnded(error)) return false;
          throw error;
        },
      );
      if (open) return;
    }
    await this.#close();
    await this.#open(await Session.logIn(this.around.server, user, password));
  }

  /** Go on where another desk has ended. */
  async resume(kept: Kept): Promise<void> {
    this.#slices.restore(kept.state);
    await this.#open(Session.resume(this.around.server, kept.session), kept.after);
    if (kept.attachment) await this.#softphone?.resume(kept.attachment);
  }

  /** Go on with a new session of the same agent: a new password has ended the old one, and its audio. */
  async renew(password: string): Promise<void> {
    const [line, softphone] = [this.#line, this.#softphone];
    if (!line) return;
    const spoke = softphone?.state.line.kind === "up";
    this.#line = undefined;
    softphone?.close();
    line.leave();
    try {
      await this.#open(await Session.logIn(this.around.server, line.user, password));
    } catch (error) {
      await this.#close();
      throw error;
    }
    if (spoke) await this.#softphone?.attach();
  }

  /** Leave everything to the next desk; null where there is nothing. This one is of no use afterwards. */
  leave(): Kept | null {
    if (!this.#line) return null;
    for (const one of this.#features) one.leave?.(this.#doing(one));
    const attachment = this.#softphone?.state.attachment ?? "";
    this.#softphone?.close();
    const { after } = this.#line;
    return { session: this.#line.leave(), after, state: this.state, attachment };
  }

  /** End the session, and forget all. */
  async end(): Promise<void> {
    const line = this.#line;
    await this.#close();
    await line?.end();
  }

  async #open(session: Session, after = ""): Promise<void> {
    const line = new Line(
      session,
      {
        event: (event) => this.#hear(event),
        gap: () => void this.#catchUp(),
        away: (away) => this.#slices.change("session", { away }),
        over: (why) => void this.#over(line, why),
      },
      after,
    );
    this.#line = line;
    this.#clock = new Clock();
    const { around } = this;
    this.#softphone = around.softphone?.(line.seat, around.keep, () => this.#heardAudio());
    this.#slices.change("session", { user: session.user });
    this.#heardAudio();
    await line.listen();
    await this.#catchUp(after === "");
  }

  async #close(): Promise<void> {
    const [line, softphone] = [this.#line, this.#softphone];
    this.#line = undefined;
    this.#softphone = undefined;
    this.#asking.stop();
    this.#reset("always");
    await softphone?.detach();
    softphone?.close();
    line?.leave();
  }

  /** The session has ended without being asked to. */
  async #over(line: Line, why: unknown): Promise<void> {
    if (line !== this.#line) return;
    await this.#close();
    const said = hasEnded(why) ? new NotDone("SESSION_ENDED") : why;
    this.#slices.change("session", { ended: troubleOf(said, this.around.now()) });
  }

  #heardAudio(): void {
    this.#slices.change("audio", this.#softphone?.state ?? SILENT);
  }

  // -- what happens

  #hear(event: AnyEvent): void {
    const at = this.#clock.at(event, this.around.now());
    this.#slices.hear(event, at);
    if (event.event === "logoutProcessFinished") this.#reset("session");
    const entered = event.event === "loginProcessFinished" && event.successfull;
    for (const one of this.#features) {
      if (entered || one.relearn?.includes(event.event)) this.#asking.soon(one);
    }
  }

  /** Ask for what is so by now; `whole`: what was known before counts for nothing. */
  async #catchUp(whole = true): Promise<void> {
    try {
      const status = (await this.call("getStatus")) ?? {};
      const operations = await this.call("getOperationsAllowed");
      const timestamp = new Date(this.around.now()).toISOString();
      const asOf = this.around.now();
      if (operations) this.#slices.hear({ event: "operationsAllowedChanged", timestamp, operations }, asOf);
      if (whole) this.#slices.hear({ event: "updateStatus", timestamp, status }, asOf);
      if (!status.loggedIn) return;
      // Skills that are on, ways of being ready, options: only events tell them, and a login has told them already.
      if (whole) await this.call("reconnect", { forced: false });
      await Promise.all(this.#features.map((one) => this.#learn(one)));
    } catch (error) {
      if (this.#line && !hasEnded(error)) this.say(error);
    }
  }

  /** Ask for what events do not tell; again where an event changed it meanwhile. */
  async #learn(feature: Feature): Promise<void> {
    const { name, learn } = feature;
    if (!learn) return;
    const line = this.#line;
    for (let tries = 0; tries < TRIES && line; tries += 1) {
      const before = this.state[name];
      const learnt = await learn({ state: this.state, around: this.around, call: this.call }).catch(
        () => null,
      );
      if (line !== this.#line || learnt === null) return;
      if (this.state[name] === before || tries === TRIES - 1) return this.#slices.change(name, learnt);
    }
  }

  /** Forget what does not stay: the session is over, or only the agent has left. */
  #reset(stays: "session" | "always"): void {
    const kept = stays === "session" ? ["session", "always"] : ["always"];
    const past = this.#features.filter((one) => !one.stays || !kept.includes(one.stays));
    this.#slices.restore(Object.fromEntries(past.map((one) => [one.name, one.initial])));
    if (!this.#line) this.#slices.change("session", { user: "", away: false });
  }

  /** Let features see each change once, also those that they make themselves meanwhile. */
  #watch(): void {
    let seen = this.state;
    let watching = false;
    this.subscribe(() => {
      if (watching) return;
      watching = true;
      while (seen !== this.state) {
        const before = seen;
        seen = this.state;
        for (const one of this.#features) one.watch?.(before, this.#doing(one));
      }
      watching = false;
    });
  }

  #doing(feature: Feature): Doing<SliceName> {
    const desk = this;
    return {
      desk,
      get state() {
        return desk.state;
      },
      get mine() {
        return desk.state[feature.name];
      },
      around: this.around,
      call: this.call,
      tell: (name, request) => this.#line?.tell(name, request),
      act: (name, ...given) => this.act(name, ...given),
      change: (change) => this.#slices.change(feature.name, change),
      learn: () => this.#learn(feature),
    };
  }
}

/** Whether a full user name is meant by what somebody typed, with its domain or without. */
function isOf(user: string, typed: string): boolean {
  const name = typed.trim().toLowerCase();
  return user === name || user.split("@")[0] === name;
}
