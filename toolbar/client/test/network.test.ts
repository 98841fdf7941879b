import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Seat, Session, type StreamOptions, type Told } from "../src/index.ts";
import { granting, hangsUp, lineman, type Turn, tells } from "./lineman.ts";
import { type Said, socketeer } from "./socketeer.ts";

/** What the browser says of its machine's network. */
const machine = new EventTarget();
beforeEach(() => {
  vi.stubGlobal("addEventListener", machine.addEventListener.bind(machine));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const FOR_EVER = { pace: { first: 60_000, most: 60_000 }, chance: () => 0 };
const STARTED = { type: "happened", position: "5.1", event: { event: "callStarted", timestamp: "" } };

/** What a stream tells until it is told to leave, in short. */
async function listening(server: string, options: StreamOptions) {
  const told: string[] = [];
  const leaving = new AbortController();
  const seat = new Seat(await Session.logIn(server, "ada", "secret"));
  const events = seat.events({ ...options, signal: leaving.signal });
  const all = (async () => {
    for await (const one of events) told.push(short(one));
  })();
  const leave = async () => {
    leaving.abort();
    await all;
  };
  return { told, leave };
}

function short(told: Told): string {
  return told.kind === "event" ? told.event.event : told.kind;
}

function center({ type, id }: Said): readonly object[] {
  if (type === "authorize") return [{ type: "authorized", id, expiresIn: 900 }];
  return type === "follow" ? [STARTED] : [];
}

test.each(["online", "offline"])("a connection that may be dead is made anew: %s", async (change) => {
  // given a program that has heard something by a WebSocket
  const { server, said } = await socketeer(center, (_, answer) => granting("one")(answer, {} as never));
  const { told, leave } = await listening(server, { by: "socket", pace: { first: 1, most: 1 } });
  await vi.waitFor(() => expect(told).toEqual(["open", "callStarted"]));

  // when the machine has another network, or none
  machine.dispatchEvent(new Event(change));

  // then it listens by another connection, behind what it has heard
  await vi.waitFor(() => expect(told).toEqual(["open", "callStarted", "lost", "open", "callStarted"]));
  expect(said.filter(({ type }) => type === "follow").at(-1)).toMatchObject({ after: "5.1" });
  await leave();
});

test("a network that is there again is tried at once", async () => {
  const turns: Turn[] = [granting("one"), hangsUp, tells("id: 4\n\n", "goes on")];
  const { server } = await lineman(...turns);
  const { told, leave } = await listening(server, FOR_EVER);
  await vi.waitFor(() => expect(told).toEqual(["lost"]));
  await new Promise((resolve) => setTimeout(resolve)); // it has begun to wait
  machine.dispatchEvent(new Event("online"));
  await vi.waitFor(() => expect(told).toEqual(["lost", "open", "reached"]));
  await leave();
});
