import { PACE, type Pace, pause, waitAfter } from "./backoff.ts";
import { EXTENDED } from "./codes.ts";
import type { Operations } from "./contract.ts";
import { Refused, Unreachable } from "./problem.ts";
import type { Session } from "./session.ts";
import type { Talk } from "./socket.ts";
import { type StreamOptions, stream, type Told } from "./stream.ts";

export interface CallOptions {
  /** The `Idempotency-Key`; one is made where none is given. Keep it to repeat a request in another process. */
  readonly key?: string;
  readonly signal?: AbortSignal;
  /** Milliseconds for which a request without an answer is repeated; 0 tries once. */
  readonly patience?: number;
  /** Send it even if the page goes away meanwhile. */
  readonly keepalive?: boolean;
}

export interface SeatOptions {
  readonly pace?: Pace;
  /** At least 0 and below 1. */
  readonly chance?: () => number;
}

const PATIENCE = 10_000;
/** A login waits for a station to be answered, 30 s as the center is set up. */
const LONGEST_ANSWER = 45_000;
/** How the names of operations begin that change nothing: to be asked twice does no harm, and a key is written down. */
const ONLY_ASKS = /^(?:get|has|is|check|request(?:Connectors|Script|Worksheet)$)/u;

/** The operations and events of one seat. */
export class Seat {
  readonly session: Session;
  /** Its name as it stands in addresses. */
  readonly #name: string;
  readonly #options: SeatOptions;
  #talk: Talk | undefined;

  /** `name`: of the user whose hosted seat it is, `local` for the machine's own; else of the session's user. */
  constructor(session: Session, name: string = session.user, options: SeatOptions = {}) {
    this.session = session;
    this.#name = encodeURIComponent(name);
    this.#options = options;
  }

  /**
   * One operation, done once: it goes with a key, and is repeated with it where no answer comes.
   *
   * Throws `Refused` where the center says no, `Unreachable` where it does not answer in time.
   */
  async call<Name extends keyof Operations>(
    name: Name,
    request: Operations[Name]["request"] = {},
    options: CallOptions = {},
  ): Promise<Operations[Name]["answer"]> {
    const key = options.key ?? (ONLY_ASKS.test(name) ? undefined : newKey());
    const path = `${this.path(EXTENDED.has(name) ? "x1" : "v2")}/${name}`;
    const answer = await this.#persist(options, () => this.#ask(path, request, key, options));
    return answer as Operations[Name]["answer"];
  }

  /** Where it stands at the JSON door, in one contract or the other. */
  path(contract: "v2" | "x1" = "v2"): string {
    return `/api/${contract}/seats/${this.#name}`;
  }

  /** What happens here, each event once and in order; see `stream`. */
  events(options: StreamOptions = {}): AsyncGenerator<Told> {
    const opened = (talk: Talk) => {
      this.#talk = talk;
      options.opened?.(talk);
    };
    return stream(this.session, this.path("x1"), { ...this.#options, ...options, opened });
  }

  /** The WebSocket on which events are told, while one is open: what else may go over it needs no other. */
  get talk(): Talk | undefined {
    return this.#talk?.isOver ? undefined : this.#talk;
  }

  #ask(
    path: string,
    request: object,
    key: string | undefined,
    { signal, keepalive }: CallOptions,
  ): Promise<unknown> {
    const asked = {
      patience: LONGEST_ANSWER,
      ...(key === undefined ? {} : { headers: { "idempotency-key": key } }),
      ...(signal ? { signal } : {}),
      ...(keepalive ? { keepalive } : {}),
    };
    return this.session.with((token) => this.session.door.exchange(path, request, { ...asked, token }));
  }

  /** Try until there is an answer, or patience is over. */
  async #persist(options: CallOptions, attempt: () => Promise<unknown>): Promise<unknown> {
    const until = Date.now() + (options.patience ?? PATIENCE);
    for (let failures = 1; ; failures += 1) {
      try {
        return await attempt();
      } catch (error) {
        options.signal?.throwIfAborted();
        const wait = waitAfter(failures, (this.#options.chance ?? Math.random)(), this.#options.pace ?? PACE);
        const passes = error instanceof Unreachable || (error instanceof Refused && error.passes);
        if (!passes || Date.now() + wait > until) throw error;
        await pause(wait, options.signal);
      }
    }
  }
}

/** A key that nobody else has: 128 random bits. (`randomUUID` is missing on plain http pages.) */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}
