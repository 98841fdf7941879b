import type { IncomingMessage, ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { type Asks, Refused, Seat, SeatAudio, Session, Unreachable } from "../src/index.ts";
import { type Answers, type Said, socketeer } from "./socketeer.ts";

const QUESTION = { id: "f1", ask: "state" };
const GONE = { cause: "left" };
const GRANT = { accessToken: "one", refreshToken: "next", expiresIn: 900, user: "ada@demo" };

/** A center that lets in and follows; what else it says is told. */
function center(more: (said: Said) => readonly object[] | "hangs up" = () => []): Answers {
  return (said) => {
    if (said.type === "authorize") return [{ type: "authorized", id: said.id, expiresIn: 900 }];
    if (said.type === "follow") return [{ type: "reached", number: "5" }];
    return more(said);
  };
}

/** Tokens, an empty answer to a post, and a stream with a question and the end. */
function serve({ method, url }: IncomingMessage, answer: ServerResponse): void {
  if (method === "POST") {
    answer.setHeader("content-type", "application/json");
    answer.end(JSON.stringify(url === "/api/v2/tokens" ? GRANT : null));
    return;
  }
  answer.setHeader("content-type", "text/event-stream");
  answer.end(
    `event: question\ndata: ${JSON.stringify(QUESTION)}\n\nevent: detached\ndata: ${JSON.stringify(GONE)}\n\n`,
  );
}

/** A softphone's audio; `listening` where its program hears events by WebSocket meanwhile. */
async function softphone(answers: Answers, listening: boolean) {
  const line = await socketeer(answers, serve);
  const seat = new Seat(await Session.logIn(line.server, "ada", "secret"), undefined, {
    pace: { first: 60_000, most: 60_000 },
  });
  const leaving = new AbortController();
  const events = seat.events({ by: "socket", signal: leaving.signal });
  if (listening) {
    expect((await events.next()).value).toMatchObject({ kind: "open" });
    expect((await events.next()).value).toMatchObject({ kind: "reached" });
  }
  return {
    ...line,
    seat,
    events,
    audio: new SeatAudio(seat),
    signal: leaving.signal,
    leave: () => leaving.abort(),
  };
}

async function first(count: number, asks: AsyncGenerator<Asks>): Promise<Asks[]> {
  const found: Asks[] = [];
  for await (const one of asks) if (found.push(one) === count) break;
  return found;
}

/** Why something fails. */
function failure(work: Promise<unknown>): Promise<unknown> {
  return work.catch((error: unknown) => error);
}

const ASKED = [
  { kind: "question", question: QUESTION },
  { kind: "detached", detached: GONE },
];

test("where a WebSocket is open, questions come by it and answers go by it", async () => {
  const { audio, said, asked, signal, leave } = await softphone(
    center(({ type, id, attachment }) =>
      type === "attend"
        ? [
            { type: "done", id },
            { type: "question", attachment: "a0", question: { id: "of another" } },
            { type: "question", attachment, question: QUESTION },
            { type: "detached", attachment, detached: GONE },
          ]
        : [{ type: "done", id }],
    ),
    true,
  );
  expect(await first(2, audio.questions("a1", signal))).toEqual(ASKED);
  await audio.reply("a1", "f1", { problem: "No." });
  await audio.tell("a1", { speakerVolume: 40 });
  expect(said.slice(2)).toEqual([
    { type: "attend", id: 3, attachment: "a1" },
    { type: "reply", id: 4, attachment: "a1", question: "f1", reply: { problem: "No." } },
    { type: "report", id: 5, attachment: "a1", news: { speakerVolume: 40 } },
  ]);
  expect(asked).toEqual(["POST /api/v2/tokens"]);
  leave();
});

test("without one they come by a stream, and answers go by requests", async () => {
  const { audio, said, asked, signal } = await softphone(center(), false);
  expect(await first(2, audio.questions("a1", signal))).toEqual(ASKED);
  await audio.reply("a1", "f1", { problem: "No." });
  await audio.tell("a1", { speakerVolume: 40 });
  const path = "/api/v2/seats/ada%40demo/audio/a1";
  expect(asked.slice(1)).toEqual([`GET ${path}/questions`, `POST ${path}/questions/f1`, `POST ${path}/news`]);
  expect(said).toEqual([]);
});

test("a refusal is heard by whoever has said what is refused, and events go on", async () => {
  const problem = { code: "NOT_ATTACHED", status: 404 };
  const { audio, seat, signal, leave } = await softphone(
    center(({ id }) => [{ type: "refused", id, problem }]),
    true,
  );
  await expect(first(1, audio.questions("a1", signal))).rejects.toMatchObject({ code: "NOT_ATTACHED" });
  await expect(audio.tell("a1", {})).rejects.toBeInstanceOf(Refused);
  expect(seat.talk).toBeDefined();
  leave();
});

test("when the WebSocket is lost, whoever waits hears of it, and the stream takes its place", async () => {
  const { audio, events, seat, signal, leave, hangUp } = await softphone(
    center(({ type, id }) => {
      if (type === "attend") return [{ type: "done", id }];
      return "hangs up";
    }),
    true,
  );
  const asked = failure(first(1, audio.questions("a1", signal)));
  await expect(audio.reply("a1", "f1", {})).rejects.toBeInstanceOf(Unreachable);
  expect(await asked).toBeInstanceOf(Unreachable);
  expect((await events.next()).value).toMatchObject({ kind: "lost" });
  expect(seat.talk).toBeUndefined();
  expect(await first(2, audio.questions("a1", signal))).toEqual(ASKED);
  hangUp();
  leave();
});

test("another attachment takes the place of the one before, and whoever leaves waits no longer", async () => {
  const { audio, signal, leave } = await softphone(
    center(({ id }) => [{ type: "done", id }]),
    true,
  );
  const former = failure(first(1, audio.questions("a1", signal)));
  await audio.tell("a1", {});
  const next = failure(first(1, audio.questions("a2", signal)));
  expect(await former).toBeInstanceOf(Unreachable);
  await audio.tell("a2", {});
  leave();
  expect(await next).toBeInstanceOf(Unreachable);
});
