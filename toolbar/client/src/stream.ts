import { PACE, type Pace, pause, waitAfter } from "./backoff.ts";
import type { AnyEvent, Gap, Problem } from "./contract.ts";
import { Refused, Unreachable } from "./problem.ts";
import { type Session, wantsToken } from "./session.ts";
import { Talk } from "./socket.ts";
import { type Block, blocksOf, Watch } from "./sse.ts";

/** What a stream tells. */
export type Told =
  /** The connection is there; what was missed since `id` comes next. */
  | { readonly kind: "open"; readonly id: string }
  | { readonly kind: "event"; readonly id: string; readonly event: AnyEvent }
  /** What lies between is not there to be told: ask `getStatus`, and the like, for what is so by now. */
  | { readonly kind: "gap"; readonly id: string; readonly gap: Gap }
  /** Everything up to `id` has been told: at the beginning, and whenever nothing happens. */
  | { readonly kind: "reached"; readonly id: string }
  /** The connection is lost and comes again by itself, in `wait` milliseconds. */
  | { readonly kind: "lost"; readonly why: Error; readonly wait: number };

export interface StreamOptions {
  /** The newest id that was seen; the stream goes on behind it. Without one it begins now. */
  readonly after?: string;
  /** What carries it: an answer that never ends, or a WebSocket, of which a browser allows more at once. */
  readonly by?: "fetch" | "socket";
  /** Ends the stream. */
  readonly signal?: AbortSignal;
  readonly pace?: Pace;
  /** At least 0 and below 1. */
  readonly chance?: () => number;
  /** Is told of each WebSocket that is open, for what else may go over it. */
  readonly opened?: (talk: Talk) => void;
  /** Milliseconds without a sign of life after which a connection counts as lost; one comes every 15 s. */
  readonly silence?: number;
}

/**
 * What happens at a seat, whose address is `path`, each event once and in order, for as long as it is listened to.
 *
 * A lost connection is made again and goes on where the last one ended, over restarts of the center too.
 * Throws `Refused` where that is of no use: the session has ended, or the seat is somebody else's.
 */
export async function* stream(
  session: Session,
  path: string,
  options: StreamOptions = {},
): AsyncGenerator<Told> {
  const chance = options.chance ?? Math.random;
  const place: Place = { after: options.after ?? "", failures: 0 };
  while (!options.signal?.aborted) {
    const why = yield* untilLost(session, path, place, options);
    if (why === undefined) continue;
    place.failures += 1;
    const wait = waitAfter(place.failures, chance(), options.pace ?? PACE);
    yield { kind: "lost", why, wait };
    await pauseOrNetwork(wait, options.signal);
  }
}

/** Wait, but no longer than until the machine has a network again. */
async function pauseOrNetwork(wait: number, signal?: AbortSignal): Promise<void> {
  const over = new AbortController();
  globalThis.addEventListener?.("online", () => over.abort(), { signal: over.signal });
  await pause(wait, signal ? AbortSignal.any([signal, over.signal]) : over.signal);
  over.abort();
}

/** How far a stream has come, and how often it has failed since it told something. */
interface Place {
  after: string;
  failures: number;
}

/** What one connection tells; it returns why it is lost, nothing where the next one may begin at once. */
async function* untilLost(
  session: Session,
  path: string,
  place: Place,
  options: StreamOptions,
): AsyncGenerator<Heard, Error | undefined> {
  try {
    const once = options.by === "socket" ? bySocket : byFetch;
    for await (const told of once(session, path, place.after, options)) {
      place.failures = told.kind === "open" ? place.failures : 0;
      place.after = told.id;
      yield told;
    }
    return undefined;
  } catch (error) {
    if (options.signal?.aborted) return undefined;
    if (!comesAgain(error)) throw error;
    return error;
  }
}

type Heard = Exclude<Told, { kind: "lost" }>;

/** Whether to try once more: nobody there, a failure of the center's own, too many streams for now. */
function comesAgain(error: unknown): error is Error {
  return error instanceof Unreachable || (error instanceof Refused && (error.passes || error.status === 429));
}

/** One connection, until it breaks (which is thrown) or its token has ended. */
async function* byFetch(
  session: Session,
  path: string,
  after: string,
  options: StreamOptions,
): AsyncGenerator<Heard> {
  const watch = new Watch(options.silence, options.signal);
  try {
    const answer = await open(session, path, after, watch.signal);
    yield { kind: "open", id: after };
    for await (const block of blocksOf(answer, watch)) {
      if (block.event === "problem") {
        const refused = new Refused(JSON.parse(block.data) as Problem);
        if (wantsToken(refused)) return;
        throw refused;
      }
      yield heard(block);
    }
  } finally {
    watch.stop();
  }
  throw new Unreachable("the stream has ended");
}

/** The same over a WebSocket, which outlives its token. */
async function* bySocket(
  session: Session,
  path: string,
  after: string,
  options: StreamOptions,
): AsyncGenerator<Heard> {
  const watch = new Watch(options.silence, options.signal);
  try {
    const talk = await session.with((token) => Talk.open(session, `${path}/socket`, token, watch.signal));
    options.opened?.(talk);
    yield { kind: "open", id: after };
    talk.follow(after);
    for (let id = after; ; ) {
      const message = await talk.next();
      watch.alive();
      if (message.type === "refused") throw over(new Refused(message.problem));
      if (message.type === "authorized") continue;
      const told = toldBy(message);
      id = told.id || id;
      yield { ...told, id };
    }
  } finally {
    watch.stop();
  }
}

/** A token that has ended in the midst of it leads to another connection, with another token. */
function over(refused: Refused): Error {
  return wantsToken(refused) ? new Unreachable("the token has ended") : refused;
}

type Telling = Exclude<Awaited<ReturnType<Talk["next"]>>, { type: "refused" | "authorized" }>;

function toldBy(message: Telling): Heard {
  if (message.type === "happened") return { kind: "event", id: message.position, event: message.event };
  if (message.type === "reached") return { kind: "reached", id: message.number };
  const { type: _, ...gap } = message;
  return { kind: "gap", id: message.next ? `${BigInt(message.next) - 1n}` : "", gap };
}

function open(session: Session, path: string, after: string, signal: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = after ? { "last-event-id": after } : {};
  return session.with((token) => session.door.ask(`${path}/events`, { token, headers, signal }));
}

function heard(block: Block): Heard {
  if (!block.data) return { kind: "reached", id: block.id };
  const value: unknown = JSON.parse(block.data);
  if (block.event === "gap") return { kind: "gap", id: block.id, gap: value as Gap };
  return { kind: "event", id: block.id, event: value as AnyEvent };
}
