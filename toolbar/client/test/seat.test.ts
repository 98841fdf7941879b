import { expect, test } from "vitest";
import { Refused, Seat, Session, Unreachable } from "../src/index.ts";
import { granting, hangsUp, lineman, refuses, says, type Turn } from "./lineman.ts";

const PACE = { first: 1, most: 2 };

async function seatOf(...turns: Turn[]) {
  const line = await lineman(granting("one"), ...turns);
  const session = await Session.logIn(line.server, "ada", "secret");
  return { seat: new Seat(session, undefined, { pace: PACE }), session, heard: line.heard };
}

test("an operation goes to the seat of the session's user, with token and key", async () => {
  const { seat, heard } = await seatOf(says(null));
  expect(await seat.call("makeCall", { number: "+12025550123" })).toBeNull();
  expect(heard[1]?.path).toBe("/api/v2/seats/ada%40demo/makeCall");
  expect(heard[1]?.headers.authorization).toBe("Bearer one");
  expect(heard[1]?.headers["idempotency-key"]).toMatch(/^[0-9a-f]{32}$/);
  expect(JSON.parse(heard[1]?.body ?? "")).toEqual({ number: "+12025550123" });
});

test("what only asks leaves no key behind", async () => {
  const { seat, heard } = await seatOf(says({ loggedIn: false }));
  expect((await seat.call("getStatus"))?.loggedIn).toBe(false);
  expect(heard[1]?.headers["idempotency-key"]).toBeUndefined();
});

test("nor does what is requested to be shown: a script, a worksheet, connectors", async () => {
  const { seat, heard } = await seatOf(says("<p>Hello</p>"), says([]), says([]), says(null));
  await seat.call("requestScript", { campaignId: "7" });
  await seat.call("requestWorksheet", { campaignId: "7" });
  await seat.call("requestConnectors", { campaignId: "7" });
  await seat.call("requestRecordings");
  const keys = heard.slice(1).map((one) => typeof one.headers["idempotency-key"]);
  expect(keys).toEqual(["undefined", "undefined", "undefined", "string"]);
});

test("a request whose answer got lost is repeated with its key", async () => {
  const { seat, heard } = await seatOf(hangsUp, refuses(503, "ENGINE_UNAVAILABLE"), says(null));
  await seat.call("disconnectCall");
  const keys = heard.slice(1).map((one) => one.headers["idempotency-key"]);
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
});

test("a refusal is an answer, with its code and its remedy", async () => {
  const { seat, heard } = await seatOf(refuses(409, "NO_CALL"));
  const refusal = await seat.call("toggleHold", { flag: true }).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Refused);
  expect(refusal).toMatchObject({ code: "NO_CALL", status: 409, message: "No.", remedy: "Do it otherwise." });
  expect(heard).toHaveLength(2);
});

test("patience ends", async () => {
  const { seat } = await seatOf(hangsUp);
  await expect(seat.call("disconnectCall", {}, { patience: 0 })).rejects.toBeInstanceOf(Unreachable);
});

test("who leaves is not kept waiting", async () => {
  const { seat } = await seatOf(() => undefined);
  const leaving = AbortSignal.timeout(20);
  await expect(seat.call("getStatus", {}, { signal: leaving })).rejects.toThrow(/aborted|timeout/i);
});

test("requests whose token has ended share one refresh", async () => {
  const ended = refuses(401, "TOKEN_EXPIRED");
  const { seat, heard } = await seatOf(ended, ended, granting("two"), says(null), says(null));
  await Promise.all([seat.call("disconnectCall"), seat.call("parkCall")]);
  expect(heard.filter((one) => one.path.endsWith("/refresh"))).toHaveLength(1);
  expect(heard.slice(4).map((one) => one.headers.authorization)).toEqual(["Bearer two", "Bearer two"]);
});

test("tokens are renewed before they end", async () => {
  const clock = { now: 0 };
  const line = await lineman(granting("one", 900), granting("two", 900));
  const session = await Session.logIn(line.server, "ada", "secret", { now: () => clock.now });
  clock.now = 839_000;
  expect(await session.with(async (token) => token)).toBe("one");
  clock.now = 840_000;
  expect(await session.with(async (token) => token)).toBe("two");
  expect(JSON.parse(line.heard[1]?.body ?? "")).toEqual({ refreshToken: "one-next" });
});

test("another page goes on with the tokens", async () => {
  const { session, heard } = await seatOf(says(null));
  const next = Session.resume(session.door.server, session.handOver());
  await new Seat(next).call("parkCall");
  expect(heard[1]?.headers.authorization).toBe("Bearer one");
});

test("the end of a session ends its tokens", async () => {
  const { session, heard } = await seatOf(says(null));
  await session.end();
  expect(heard[1]).toMatchObject({ path: "/api/v2/tokens/revoke", body: '{"token":"one-next"}' });
});
