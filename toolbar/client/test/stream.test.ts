import { expect, test } from "vitest";
import { Seat, Session, type StreamOptions, type Told } from "../src/index.ts";
import { granting, hangsUp, lineman, refuses, type Turn, tells } from "./lineman.ts";

/** Tests that ask for what comes after this want to hear of connections too. */
const OPENINGS = "3";
const QUICK = { pace: { first: 1, most: 2 }, chance: () => 0 };
const STARTED = 'id: 5.1\nevent: callStarted\ndata: {"event":"callStarted","timestamp":""}\n\n';
const ENDED = 'id: 6.1\nevent: callEnded\ndata: {"event":"callEnded","timestamp":""}\n\n';

/** The first so many things that a stream tells, in short; and what was asked for. */
async function listen(count: number, options: StreamOptions, ...turns: Turn[]) {
  const line = await lineman(granting("one"), ...turns);
  const seat = new Seat(await Session.logIn(line.server, "ada", "secret"));
  const told: string[] = [];
  for await (const one of seat.events({ ...QUICK, ...options })) {
    if (one.kind !== "open" || options.after === OPENINGS) told.push(short(one));
    if (told.length === count) break;
  }
  const asked = line.heard.filter((one) => one.path.endsWith("/events"));
  return { told, asked: asked.map((one) => one.headers["last-event-id"] ?? "") };
}

function short(told: Told): string {
  if (told.kind === "event") return `${told.event.event} ${told.id}`;
  if (told.kind === "gap") return `gap ${told.gap.after}-${told.gap.next} ${told.id}`;
  if (told.kind === "open") return `open ${told.id}`;
  return told.kind === "lost" ? `lost ${told.wait}` : `reached ${told.id}`;
}

test("a stream that breaks goes on behind what was seen", async () => {
  const { told, asked } = await listen(
    5,
    {},
    tells(`retry: 1000\n\nid: 4\n\n${STARTED}`),
    hangsUp,
    tells(ENDED, "goes on"),
  );
  expect(told).toEqual(["reached 4", "callStarted 5.1", "lost 1", "lost 1", "callEnded 6.1"]);
  expect(asked).toEqual(["", "5.1", "5.1"]);
});

test("half an event is none", async () => {
  const { told, asked } = await listen(
    3,
    { after: "4" },
    tells(STARTED + ENDED.slice(0, -1)),
    tells(ENDED, "goes on"),
  );
  expect(told).toEqual(["callStarted 5.1", "lost 1", "callEnded 6.1"]);
  expect(asked).toEqual(["4", "5.1"]);
});

test("silence counts as a lost connection, and how far the stream had come is kept", async () => {
  const { told, asked } = await listen(
    3,
    { silence: 500 }, // longer than a busy machine needs for an answer
    tells("id: 4\n\n", "goes on"),
    tells(STARTED, "goes on"),
  );
  expect(told).toEqual(["reached 4", "lost 1", "callStarted 5.1"]);
  expect(asked).toEqual(["", "4"]);
});

test("a gap is told", async () => {
  const gap = 'id: 8\nevent: gap\ndata: {"after":"3","next":"9"}\n\n';
  const { told } = await listen(1, { after: "2" }, tells(gap, "goes on"));
  expect(told).toEqual(["gap 3-9 8"]);
});

test("a token that ends is replaced, and nobody hears of it", async () => {
  const problem = 'event: problem\ndata: {"code":"TOKEN_EXPIRED","status":401}\n\n';
  const { told, asked } = await listen(
    2,
    {},
    tells(STARTED + problem, "goes on"),
    refuses(401, "TOKEN_EXPIRED"),
    granting("two"),
    tells(ENDED, "goes on"),
  );
  expect(told).toEqual(["callStarted 5.1", "callEnded 6.1"]);
  expect(asked).toEqual(["", "5.1", "5.1"]);
});

test("a seat of somebody else is no reason to come again", async () => {
  await expect(listen(1, {}, refuses(403, "WRONG_SEAT"))).rejects.toMatchObject({ code: "WRONG_SEAT" });
});

test("a session that has ended ends the stream", async () => {
  const over = [refuses(401, "TOKEN_UNKNOWN"), refuses(401, "TOKEN_UNKNOWN")];
  await expect(listen(1, {}, ...over)).rejects.toMatchObject({ code: "TOKEN_UNKNOWN" });
});

test("who leaves hears no more, and no error", async () => {
  const { told } = await listen(9, { signal: AbortSignal.timeout(50) }, tells(STARTED, "goes on"));
  expect(told).toEqual(["callStarted 5.1"]);
});

test("a connection that is there again is told at once, though nothing has happened", async () => {
  const { told } = await listen(4, { after: "3" }, tells(""), tells(STARTED, "goes on"));
  expect(told).toEqual(["open 3", "lost 1", "open 3", "callStarted 5.1"]);
});
