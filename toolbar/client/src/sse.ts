import { Unreachable } from "./problem.ts";

/** One block of server-sent events (WHATWG HTML, section 9.2). */
export interface Block {
  /** The newest id, empty before the first. */
  readonly id: string;
  /** `message` where the block does not say. */
  readonly event: string;
  readonly data: string;
}

/** Makes blocks of text that comes in pieces; a piece may end anywhere, even between CR and LF. */
export class Blocks {
  #rest = "";
  #id = "";
  #event = "";
  #data: string[] = [];
  #named = false;

  /** The blocks that a piece makes whole. A block of nothing but an id counts too: it tells how far. */
  *feed(piece: string): Generator<Block> {
    const text = this.#rest + piece;
    const whole = text.endsWith("\r") ? text.slice(0, -1) : text;
    const lines = whole.split(/\r\n|\r|\n/);
    this.#rest = (lines.pop() ?? "") + text.slice(whole.length);
    for (const line of lines) {
      if (line === "") yield* this.#finish();
      else this.#take(line);
    }
  }

  #take(line: string): void {
    const [, field, value] = /^([^:]*):? ?(.*)$/su.exec(line) ?? [];
    if (field === "id" && !value?.includes("\0")) {
      this.#id = value ?? "";
      this.#named = true;
    } else if (field === "event") this.#event = value ?? "";
    else if (field === "data") this.#data.push(value ?? "");
  }

  *#finish(): Generator<Block> {
    if (this.#named || this.#data.length > 0) {
      yield { id: this.#id, event: this.#event || "message", data: this.#data.join("\n") };
    }
    this.#event = "";
    this.#data = [];
    this.#named = false;
  }
}

/** The blocks of an answer as they come, until it ends. Throws `Unreachable` where it breaks off. */
export async function* blocksOf(answer: Response, watch: Watch): AsyncGenerator<Block> {
  const blocks = new Blocks();
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  try {
    while (reader) {
      const { done, value } = await reader.read();
      if (done) return;
      watch.alive();
      yield* blocks.feed(value);
    }
  } catch (error) {
    throw new Unreachable("the stream broke off", { cause: error });
  } finally {
    await reader?.cancel().catch(() => undefined);
  }
}

/** Milliseconds; the center gives a sign of life after 15 s of silence. */
const SILENCE = 40_000;

/** What a browser says when its machine has another network, or none. Node says nothing. */
const CHANGES = ["online", "offline"];

/**
 * Ends a connection on which nothing has come for too long, or whose listener has left; and one that another network, or
 * none, may have killed without a word: the next one tells.
 */
export class Watch {
  readonly signal: AbortSignal;
  readonly #silence: number;
  readonly #over = new AbortController();
  #timer: ReturnType<typeof setTimeout>;

  constructor(silence = SILENCE, leaving?: AbortSignal) {
    this.signal = leaving ? AbortSignal.any([leaving, this.#over.signal]) : this.#over.signal;
    this.#silence = silence;
    this.#timer = this.#start();
    const { signal } = this;
    for (const change of CHANGES) globalThis.addEventListener?.(change, () => this.#over.abort(), { signal });
  }

  alive(): void {
    clearTimeout(this.#timer);
    this.#timer = this.#start();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#over.abort();
  }

  #start(): ReturnType<typeof setTimeout> {
    return setTimeout(() => this.#over.abort(), this.#silence);
  }
}
