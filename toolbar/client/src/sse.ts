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
