import type { AnyEvent, Problem } from "./contract.ts";
import { Refused, Unreachable } from "./problem.ts";
import type { Session } from "./session.ts";

/** What the center says over a WebSocket (docs/reference/json.md). */
type Message =
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
  readonly #waiting: Message[] = [];
  #wake = () => {};
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
    this.#say({ type: "follow", id: 2, ...(after ? { after } : {}) });
  }

  /** What is said next. Throws once it is over. */
  async next(): Promise<Message> {
    for (;;) {
      const message = this.#waiting.shift();
      if (message) return message;
      if (this.#over) throw this.#over;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  close(): void {
    this.#end(new Unreachable("it is closed"));
  }

  #say(message: object): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  #authorize(token: string): void {
    this.#say({ type: "authorize", id: 1, token });
  }

  #take(message: Message): void {
    if (message.type === "authorized") this.#renewIn(1000 * RENEW * message.expiresIn);
    this.#waiting.push(message);
    this.#wake();
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
    this.#wake();
    return this.#over;
  }
}
