import type { Asks } from "./audio.ts";
import type { AnyEvent, Problem, SoftphoneDetached, SoftphoneQuestion } from "./contract.ts";
import { Inbox } from "./inbox.ts";
import { Refused, Unreachable } from "./problem.ts";
import type { Session } from "./session.ts";

/** What the center says over a WebSocket (docs/reference/json.md). */
type Message =
  | Telling
  | { readonly type: "done"; readonly id: number }
  | { readonly type: "question"; readonly attachment: string; readonly question: SoftphoneQuestion }
  | { readonly type: "detached"; readonly attachment: string; readonly detached: SoftphoneDetached };

/** What of it is told to whoever follows what happens. */
type Telling =
  | { readonly type: "authorized"; readonly expiresIn: number }
  | { readonly type: "refused"; readonly id?: number; readonly problem: Problem }
  | { readonly type: "reached"; readonly number: string }
  | { readonly type: "gap"; readonly after?: string; readonly next?: string }
  | { readonly type: "happened"; readonly position: string; readonly event: AnyEvent };

const PROTOCOL = "cordboard.1";
/** How much of a token's time goes by before the next one is shown. */
const RENEW = 0.95;

/** One WebSocket to a seat, let in for as long as the session lasts. */
export class Talk {
  readonly #session: Session;
  readonly #socket: WebSocket;
  readonly #told = new Inbox<Telling>();
  /** What was said and is not answered yet, by id. */
  readonly #said = new Map<number, { done(): void; failed(why: Error): void }>();
  #ids = 2;
  /** The attachment that is attended, and what it is asked. */
  #asked: { readonly attachment: string; readonly inbox: Inbox<Asks> } | undefined;
  #over: Error | undefined;
  #renewal: ReturnType<typeof setTimeout> | undefined;

  private constructor(session: Session, socket: WebSocket, signal: AbortSignal) {
    this.#session = session;
    this.#socket = socket;
    socket.addEventListener("message", ({ data }) => this.#take(JSON.parse(String(data)) as Message));
    socket.addEventListener("close", () => this.#end(new Unreachable("the stream has ended")));
    socket.addEventListener("error", () => this.#end(new Unreachable("the stream broke off")));
    signal.addEventListener("abort", () => this.#end(new Unreachable("nobody listens")));
  }

  /** Let in by a token. Throws `Refused` where it opens nothing, `Unreachable` where nobody answers. */
  static async open(session: Session, path: string, token: string, signal: AbortSignal): Promise<Talk> {
    const socket = new WebSocket(session.door.server.replace(/^http/u, "ws") + path, PROTOCOL);
    const talk = new Talk(session, socket, signal);
    socket.addEventListener("open", () => talk.#authorize(token));
    const first = await talk.next();
    if (first.type === "refused") throw talk.#end(new Refused(first.problem));
    return talk;
  }

  /** Ask for what happens, after a position or from now on. */
  follow(after: string): void {
    this.#send({ type: "follow", id: 2, ...(after ? { after } : {}) });
  }

  /** What is said next. Throws once it is over. */
  next(): Promise<Telling> {
    return this.#told.next();
  }

  /** Whether nothing can be said any more. */
  get isOver(): boolean {
    return this.#over !== undefined || this.#socket.readyState !== WebSocket.OPEN;
  }

  /** Say something that is done and answered by nothing else. Throws `Refused`, and `Unreachable` once it is over. */
  async say(message: object): Promise<void> {
    if (this.isOver) throw this.#over ?? new Unreachable("the connection ends");
    this.#ids += 1;
    const id = this.#ids;
    await new Promise<void>((done, failed) => {
      this.#said.set(id, { done, failed });
      this.#send({ ...message, id });
    });
  }

  /** What an attached softphone is asked, in place of what one before it was. Throws once it is over. */
  async *attend(attachment: string, signal: AbortSignal): AsyncGenerator<Asks> {
    const inbox = new Inbox<Asks>();
    const leave = () => inbox.end(new Unreachable("nobody listens"));
    this.#asked?.inbox.end(new Unreachable("another attachment is attended"));
    this.#asked = { attachment, inbox };
    signal.addEventListener("abort", leave);
    try {
      await this.say({ type: "attend", attachment });
      while (!signal.aborted) yield await inbox.next();
    } finally {
      signal.removeEventListener("abort", leave);
    }
  }

  close(): void {
    this.#end(new Unreachable("it is closed"));
  }

  #send(message: object): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  #authorize(token: string): void {
    this.#send({ type: "authorize", id: 1, token });
  }

  #take(message: Message): void {
    switch (message.type) {
      case "question":
      case "detached":
        this.#ask(message);
        break;
      case "done":
        this.#answered(message.id)?.done();
        break;
      case "refused":
        this.#refuse(message);
        break;
      case "authorized":
        this.#renewIn(1000 * RENEW * message.expiresIn);
        this.#told.put(message);
        break;
      default:
        this.#told.put(message);
    }
  }

  /** What is refused is the affair of whoever has said it, and else of whoever follows. */
  #refuse(message: Extract<Telling, { type: "refused" }>): void {
    const asked = this.#answered(message.id);
    if (asked) asked.failed(new Refused(message.problem));
    else this.#told.put(message);
  }

  #ask(message: Extract<Message, { attachment: string }>): void {
    if (message.attachment !== this.#asked?.attachment) return;
    const { inbox } = this.#asked;
    if (message.type === "question") inbox.put({ kind: "question", question: message.question });
    else inbox.put({ kind: "detached", detached: message.detached });
  }

  /** Whoever waits for an answer to this; they wait no more. */
  #answered(id = 0) {
    const asked = this.#said.get(id);
    this.#said.delete(id);
    return asked;
  }

  /** Show the next token before this one ends; if there is none, the center ends the connection. */
  #renewIn(milliseconds: number): void {
    clearTimeout(this.#renewal);
    this.#renewal = setTimeout(() => {
      this.#session.token().then(
        (token) => this.#authorize(token),
        (error: Error) => this.#end(error),
      );
    }, milliseconds);
  }

  #end(why: Error): Error {
    clearTimeout(this.#renewal);
    this.#over ??= why;
    this.#socket.close();
    this.#told.end(this.#over);
    this.#asked?.inbox.end(this.#over);
    for (const asked of this.#said.values()) asked.failed(this.#over);
    this.#said.clear();
    return this.#over;
  }
}
