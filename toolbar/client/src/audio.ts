import type {
  AudioHolder,
  SoftphoneDetached,
  SoftphoneNews,
  SoftphoneQuestion,
  SoftphoneReply,
} from "./contract.ts";
import type { Asked } from "./door.ts";
import type { Seat } from "./seat.ts";
import { blocksOf, Watch } from "./sse.ts";

/** What an attached softphone hears. */
export type Asks =
  | { readonly kind: "question"; readonly question: SoftphoneQuestion }
  /** The last that it hears. */
  | { readonly kind: "detached"; readonly detached: SoftphoneDetached };

const SDP = "application/sdp";
const FRAGMENT = "application/trickle-ice-sdpfrag";

/**
 * The audio of a seat: WHIP (RFC 9725), and what a softphone is asked about its devices. That goes over the WebSocket
 * on which the seat's events are told, where one is open, else over a stream and requests of its own.
 */
export class SeatAudio {
  readonly #seat: Seat;
  readonly #path: string;

  constructor(seat: Seat) {
    this.#seat = seat;
    this.#path = `${seat.path()}/audio`;
  }

  /** Who has the audio now, and the ICE servers to use. */
  async holder(): Promise<AudioHolder> {
    return (await (await this.#ask("", {})).json()) as AudioHolder;
  }

  /**
   * Attach by an offer. Throws `Refused` with `AUDIO_HELD` and the holder where somebody else has the audio,
   * unless it is taken over.
   */
  async attach(offer: string, take: boolean): Promise<{ attachment: string; answer: string }> {
    const answer = await this.#ask(take ? "?take=true" : "", { method: "POST", body: offer, type: SDP });
    const attachment = answer.headers.get("location")?.split("/").pop() ?? "";
    return { attachment, answer: await answer.text() };
  }

  /** Go on by another network: a fragment of the new offer, for one of the answer. */
  async restart(attachment: string, fragment: string): Promise<string> {
    const asked = { method: "PATCH", body: fragment, type: FRAGMENT, headers: { "if-match": "*" } } as const;
    const answer = await this.#ask(`/${attachment}`, asked);
    return await answer.text();
  }

  /** Give the audio back; it is said even while the page goes away. */
  async detach(attachment: string): Promise<void> {
    await this.#ask(`/${attachment}`, { method: "DELETE", keepalive: true });
  }

  /** What the softphone is asked, until the connection breaks or ends. */
  questions(attachment: string, signal: AbortSignal): AsyncGenerator<Asks> {
    return this.#seat.talk?.attend(attachment, signal) ?? this.#byStream(attachment, signal);
  }

  async reply(attachment: string, question: string, reply: SoftphoneReply): Promise<void> {
    const { talk } = this.#seat;
    if (talk) await talk.say({ type: "reply", attachment, question, reply });
    else await this.#say(`/${attachment}/questions/${question}`, reply);
  }

  async tell(attachment: string, news: SoftphoneNews): Promise<void> {
    const { talk } = this.#seat;
    if (talk) await talk.say({ type: "report", attachment, news });
    else await this.#say(`/${attachment}/news`, news);
  }

  async *#byStream(attachment: string, signal: AbortSignal): AsyncGenerator<Asks> {
    const watch = new Watch(undefined, signal);
    try {
      const answer = await this.#ask(`/${attachment}/questions`, { signal: watch.signal });
      for await (const block of blocksOf(answer, watch)) {
        if (block.event === "question") yield { kind: "question", question: JSON.parse(block.data) };
        if (block.event === "detached") yield { kind: "detached", detached: JSON.parse(block.data) };
      }
    } finally {
      watch.stop();
    }
  }

  async #say(path: string, value: unknown): Promise<void> {
    await this.#ask(path, { method: "POST", body: JSON.stringify(value), type: "application/json" });
  }

  #ask(path: string, asked: Asked): Promise<Response> {
    const { session } = this.#seat;
    return session.with((token) => session.door.ask(this.#path + path, { ...asked, token }));
  }
}
