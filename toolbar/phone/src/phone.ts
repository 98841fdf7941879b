import {
  type AgentBridgeStatus,
  type AllowedOperation,
  type CampaignInfo,
  type DispositionValue,
  type KeptSession,
  type Operations,
  pause,
  type ReasonCodeValue,
  Refused,
  Seat,
  Session,
  SoftphoneStatus,
  type Told,
  Unreachable,
} from "@cordboard/client";
import { type Line, SILENT, Softphone, type SoftphoneState } from "@cordboard/softphone";
import { after, asOf, type Desk, NOBODY } from "./desk.ts";
import { TROUBLES } from "./words.ts";

/** Something to tell the agent, and perhaps to do about it. */
export interface Notice {
  readonly text: string;
  readonly remedy: string;
  readonly act?: { readonly word: string; readonly does: () => void };
}

/** What one page leaves to the next when it is loaded anew. */
export interface Kept {
  readonly session: KeptSession;
  readonly desk: Desk;
  readonly after: string;
  readonly attachment: string;
}

export interface LogIn {
  readonly user: string;
  readonly password: string;
  readonly type: "SOFTPHONE" | "VoIP" | "PSTN";
  readonly station: string;
}

/** Milliseconds after which a login is tried all the same. */
const KNOWN = 5000;
/** What this browser remembers of its audio. */
const KEEP = {
  get: (key: string) => localStorage.getItem(`cordboard.phone.${key}`),
  set: (key: string, value: string) => localStorage.setItem(`cordboard.phone.${key}`, value),
};

/** The agent's phone: one session, one stream of events, one audio leg. `changed` is called after each change. */
export class Phone {
  desk: Desk = NOBODY;
  notice: Notice | null = null;
  /** The stream of events is broken, and comes again by itself. */
  away = false;
  campaigns: readonly CampaignInfo[] = [];
  reasons: readonly ReasonCodeValue[] = [];
  dispositions: readonly DispositionValue[] = [];
  /** What may be asked now, where the center says so. */
  allowed: readonly AllowedOperation[] | null = null;
  muted = false;
  softphone: Softphone | undefined;
  #line: Line = SILENT.line;
  #seat: Seat | undefined;
  #after = "";
  #leaving = new AbortController();
  #keys = Promise.resolve();
  #whenKnown = () => {};
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** The full name of whoever is logged in here, empty where nobody is. */
  get user(): string {
    return this.#seat?.session.user ?? "";
  }

  get audio(): SoftphoneState {
    return this.softphone?.state ?? SILENT;
  }

  // -- coming and going

  /** Throws where it is refused; whoever asked still has the password then. */
  async logIn(wanted: LogIn, force = false): Promise<void> {
    if (!isOf(this.user, wanted.user)) this.#close();
    const status = await this.#admit(wanted);
    if (wanted.type === "SOFTPHONE") {
      const known = this.#softphoneKnown();
      await this.softphone?.attach();
      if (this.audio.line.kind === "up") await Promise.race([known, pause(KNOWN)]);
    }
    if (status?.loggedIn || this.audio.line.kind === "failed") return;
    const login = {
      userName: wanted.user,
      password: wanted.password,
      stationId: wanted.type === "SOFTPHONE" ? "" : wanted.station,
      stationType: wanted.type,
    };
    if (force) await this.#call("loginAsync2", { ...login, force });
    else await this.#call("login", login);
  }

  /** The seat is open, and this is how it is; a session that has ended meanwhile is replaced. */
  async #admit(wanted: LogIn): Promise<AgentBridgeStatus | null> {
    if (this.#seat) {
      try {
        return await this.#call("getStatus");
      } catch (error) {
        if (!hasEnded(error)) throw error;
        this.say(null);
      }
    }
    await this.#open(await Session.logIn(location.origin, wanted.user, wanted.password));
    return await this.#call("getStatus");
  }

  /** Go on where the page that was here before has ended. */
  async resume(kept: Kept): Promise<void> {
    this.desk = kept.desk;
    await this.#open(Session.resume(location.origin, kept.session), kept.after);
    if (kept.attachment) await this.softphone?.resume(kept.attachment);
  }

  /** Leave everything to the next page. Nothing may be asked here afterwards. */
  leave(): Kept | null {
    if (!this.#seat) return null;
    this.#leaving.abort();
    const { attachment } = this.audio;
    void this.softphone?.detach();
    return { session: this.#seat.session.handOver(), desk: this.desk, after: this.#after, attachment };
  }

  async logOut(reasonId = "0"): Promise<void> {
    if (this.desk.phase !== "out") await this.#call("logout", { reasonId });
    await this.softphone?.detach();
    const session = this.#seat?.session;
    this.#close();
    await session?.end().catch(() => undefined);
    this.#changed();
  }

  // -- work

  /** One operation. What the center refuses becomes a notice. */
  async ask<Name extends keyof Operations>(name: Name, request?: Operations[Name]["request"]): Promise<void> {
    try {
      await this.#call(name, request);
    } catch (error) {
      if (!hasEnded(error)) this.say(noticeOf(error));
    }
  }

  async mute(mute: boolean): Promise<void> {
    await this.#try(async () => {
      await this.#call("setMute", { mute });
      this.muted = mute;
    });
  }

  /** Keys go one after the other, however quickly they are pressed. */
  press(digit: string): void {
    this.#keys = this.#keys.then(() => this.ask("sendDTMF", { digit }));
  }

  /** Whether the center would refuse this now, as far as it says. */
  refuses(operation: keyof Operations, variant?: string): boolean {
    if (this.allowed === null) return false;
    return !this.allowed.some(
      (one) => one.operation === operation && (variant === undefined || (one.variant ?? variant) === variant),
    );
  }

  say(notice: Notice | null): void {
    this.notice = notice;
    this.#changed();
  }

  // -- audio

  /** Wait until the center has heard this softphone: before, it would let nobody log in with it. */
  #softphoneKnown(): Promise<void> {
    return new Promise((resolve) => {
      this.#whenKnown = resolve;
    });
  }

  /** The audio is another one now; what the agent may want to do about it is said. */
  #audioChanged(): void {
    const { line } = this.audio;
    if (line !== this.#line && line.kind === "failed") {
      const words = line.text ? line : TROUBLES[line.trouble];
      this.say({ ...words, act: { word: "Try again", does: () => void this.softphone?.attach() } });
    }
    if (line !== this.#line && line.kind === "held") this.say(this.#heldBy(line.holder, line.taken));
    this.#line = line;
    this.#changed();
  }

  #heldBy(holder: string, taken: boolean): Notice {
    const who = holder || "another program";
    return {
      text: taken ? `${capital(who)} has taken the audio over.` : `The audio is held by ${who}.`,
      remedy: "Take it over to speak here; it ends there then.",
      act: { word: "Take it over", does: () => void this.softphone?.attach(true) },
    };
  }

  // -- what happens

  async #open(session: Session, after = ""): Promise<void> {
    this.#leaving = new AbortController();
    this.#seat = new Seat(session);
    this.softphone = new Softphone(this.#seat, KEEP, () => this.#audioChanged());
    const told = this.#seat.events({
      by: "socket",
      signal: this.#leaving.signal,
      ...(after ? { after } : {}),
    });
    const follow = this.#follow(told);
    if (after) this.#after = after;
    else await Promise.race([follow.first, follow.over]);
    await this.#learn(!after);
  }

  /** Hear what the stream tells; `first` is when it has begun, `over` when it has ended. */
  #follow(told: AsyncGenerator<Told>): { first: Promise<void>; over: Promise<void> } {
    let begun = () => {};
    const first = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const listen = async () => {
      for await (const one of told) {
        begun();
        await this.#hear(one);
      }
    };
    const over = listen().catch((error: unknown) => this.#over(error));
    return { first, over };
  }

  async #hear(told: Told): Promise<void> {
    this.away = told.kind === "lost";
    if (told.kind !== "lost") this.#after = told.id;
    if (told.kind === "gap") await this.#learn(true);
    if (told.kind === "event") {
      const before = this.desk;
      this.desk = after(before, told.event, Date.now());
      if (told.event.event === "operationsAllowedChanged") this.allowed = told.event.operations;
      if (told.event.event === "setSoftphoneStatus" && told.event.status === SoftphoneStatus.CONNECTED)
        this.#whenKnown();
      if (this.desk.problem) {
        this.say({ text: this.desk.problem, remedy: "" });
        this.desk = { ...this.desk, problem: "" };
      }
      this.#moved(before);
    }
    this.#changed();
  }

  #moved(before: Desk): void {
    if (this.desk.call?.id !== before.call?.id) this.muted = false;
    if (before.phase === "out" && this.desk.phase !== "out") void this.#learn(false);
    if (this.desk.phase === "wrapUp" && before.phase !== "wrapUp") void this.#learnDispositions();
  }

  /** Ask for what is so by now. Events change it from then on. */
  async #learn(all: boolean): Promise<void> {
    await this.#try(async () => {
      const status = (await this.#call("getStatus")) ?? {};
      if (all) this.desk = asOf(this.desk, status, Date.now());
      if (!status.loggedIn) return;
      const [details, campaigns, reasons] = await Promise.all([
        this.#call("getUserDetails"),
        this.#call("getAvailableCampaigns"),
        this.#call("getNotReadyReasonCodes"),
      ]);
      this.campaigns = campaigns;
      this.reasons = reasons;
      const station = { type: details?.stationType ?? "", number: details?.station ?? "" };
      this.desk = { ...this.desk, station };
      this.allowed = await this.#call("getOperationsAllowed").catch(() => null);
      const dials = this.allowed !== null && !this.refuses("disconnectCall");
      if (all && dials && this.desk.phase === "wrapUp") this.desk = { ...this.desk, phase: "connecting" };
      if (this.desk.phase === "wrapUp") await this.#learnDispositions();
    });
    this.#changed();
  }

  async #learnDispositions(): Promise<void> {
    await this.#try(async () => {
      const campaignId = this.desk.call?.campaignId ?? "0";
      this.dispositions = await this.#call("getCampaignDispositions", { campaignId });
    });
    this.#changed();
  }

  /** The stream is of no use any more: the session has ended. */
  #over(error: unknown): void {
    if (!this.#seat) return;
    this.#close();
    this.say({
      text: "This page has been logged out.",
      remedy: `${noticeOf(error).text} Log in again to go on.`,
    });
  }

  #close(): void {
    this.#leaving.abort();
    this.#seat = undefined;
    this.softphone?.close();
    this.softphone = undefined;
    this.desk = NOBODY;
    this.away = false;
    this.allowed = null;
  }

  #call<Name extends keyof Operations>(
    name: Name,
    request?: Operations[Name]["request"],
  ): Promise<Operations[Name]["answer"]> {
    if (!this.#seat) return Promise.reject(new Unreachable("Nobody is logged in."));
    return this.#seat.call(name, request, { signal: this.#leaving.signal }).catch((error: unknown) => {
      if (hasEnded(error)) this.#over(error);
      throw error;
    });
  }

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!this.#leaving.signal.aborted && !hasEnded(error)) this.say(noticeOf(error));
    }
  }
}

/** Whether this refusal means that the session is over, and no token helps any more. */
function hasEnded(error: unknown): boolean {
  return error instanceof Refused && error.code.startsWith("TOKEN_");
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Whether a full user name is meant by what somebody typed, with its domain or without. */
function isOf(user: string, typed: string): boolean {
  const name = typed.trim().toLowerCase();
  return user === name || user.split("@")[0] === name;
}

export function noticeOf(error: unknown): Notice {
  if (error instanceof Refused && error.code === "UNAUTHORIZED") {
    return { text: "The user name or the password is wrong.", remedy: "" };
  }
  if (error instanceof Refused) return { text: error.message, remedy: error.remedy };
  if (error instanceof Unreachable)
    return { text: "The center does not answer.", remedy: "Try again in a moment." };
  return { text: "Something went wrong on this page.", remedy: String(error) };
}
