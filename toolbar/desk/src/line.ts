import {
  type AnyEvent,
  type KeptSession,
  type Operations,
  Seat,
  type Session,
  type Told,
  Unreachable,
} from "@cordboard/client";
import { hasEnded } from "./trouble.ts";

/** Who hears what a line tells. */
export interface Hears {
  event(event: AnyEvent): void;
  /** Events are missing: what is so by now has to be asked for. */
  gap(): void;
  /** The connection is lost, and comes again by itself; or it is there again. */
  away(away: boolean): void;
  /** Nothing more comes: the session is over. */
  over(why: unknown): void;
}

/** One agent's session with the center: what is asked goes by it, and what happens comes by it. */
export class Line {
  readonly seat: Seat;
  /** The newest number that was told; another line may go on behind it. */
  after: string;
  readonly #session: Session;
  readonly #hears: Hears;
  readonly #leaving = new AbortController();

  constructor(session: Session, hears: Hears, after = "") {
    this.#session = session;
    this.#hears = hears;
    this.after = after;
    this.seat = new Seat(session);
  }

  get user(): string {
    return this.#session.user;
  }

  /** Begin to listen; it is done when nothing that happens from now on can be missed. */
  async listen(): Promise<void> {
    const told = this.seat.events({
      by: "socket",
      signal: this.#leaving.signal,
      ...(this.after ? { after: this.after } : {}),
    });
    await new Promise<void>((begun) => {
      void this.#follow(told, begun).then(begun);
    });
  }

  /** One operation. Throws what the client throws. */
  call<Name extends keyof Operations>(
    name: Name,
    request?: Operations[Name]["request"],
  ): Promise<Operations[Name]["answer"]> {
    return this.#ask((signal) => this.seat.call(name, request, { signal }));
  }

  /** One operation, although the page goes away; whether it was done nobody hears. */
  tell<Name extends keyof Operations>(name: Name, request?: Operations[Name]["request"]): void {
    this.seat.call(name, request, { patience: 0, keepalive: true }).catch(() => undefined);
  }

  /** A file of the agent's at the center. Throws what the client throws. */
  file(path: string): Promise<Blob> {
    const { door } = this.#session;
    return this.#ask(async (signal) => {
      const answer = await this.#session.with((token) => door.ask(path, { token, signal }));
      return await answer.blob();
    });
  }

  async #ask<Answer>(work: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
    try {
      return await work(this.#leaving.signal);
    } catch (error) {
      if (hasEnded(error)) this.#hears.over(error);
      throw this.#leaving.signal.aborted ? new Unreachable("the session has been left") : error;
    }
  }

  /** Leave the session to whoever goes on with it. */
  leave(): KeptSession {
    this.#leaving.abort();
    return this.#session.handOver();
  }

  /** End the session: its tokens are of no use to anybody. */
  async end(): Promise<void> {
    this.#leaving.abort();
    await this.#session.end().catch(() => undefined);
  }

  async #follow(told: AsyncGenerator<Told>, begun: () => void): Promise<void> {
    try {
      for await (const one of told) {
        this.#hear(one);
        begun();
      }
    } catch (error) {
      if (!this.#leaving.signal.aborted) this.#hears.over(error);
    }
  }

  #hear(told: Told): void {
    this.#hears.away(told.kind === "lost");
    if (told.kind === "event") this.#hears.event(told.event);
    if (told.kind === "gap") this.#hears.gap();
    if (told.kind !== "lost") this.after = told.id;
  }
}
