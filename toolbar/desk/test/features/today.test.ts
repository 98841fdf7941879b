import type { PastCall } from "@cordboard/client";
import { expect, test } from "vitest";
import { history } from "../../src/features/history.ts";
import { todayOf } from "../../src/features/today.ts";
import type { Call, DeskState } from "../../src/port.ts";
import { status, ToldDesk } from "../told.ts";

const NOON = new Date(2026, 10, 27, 12).getTime();
const MINUTE = 60_000;
const HOURS = 60 * MINUTE;

/** A call that began so many milliseconds before noon, and has all that a call gets. */
function past(ago: number, more: Partial<PastCall> = {}): PastCall {
  const joined = NOON - ago;
  return {
    position: `${joined}-A`,
    joined: String(joined),
    end: String(joined + MINUTE),
    direction: "INBOUND",
    dispositionId: "1",
    pauses: [],
    ...more,
  };
}

/** The center's history of an agent, the newest first, and how it was asked. */
class Center {
  calls: readonly PastCall[];
  readonly asked: object[] = [];

  constructor(calls: readonly PastCall[]) {
    this.calls = calls;
  }

  readonly call = (async (_name: string, asked: { limit: number; before?: string; after?: string }) => {
    this.asked.push(asked);
    const { limit, before, after } = asked;
    const at = (position: string | undefined) => this.calls.findIndex((one) => one.position === position);
    const end = after ? at(after) : this.calls.length;
    const from = after ? Math.max(0, end - limit) : at(before) + 1;
    const found = this.calls.slice(from, Math.min(from + limit, end));
    return { calls: found, more: after ? from > 0 : from + limit < this.calls.length };
  }) as unknown as Call;

  /** What the desk knows, after it has learnt once more. */
  async learn(known = history.initial): Promise<DeskState["history"]> {
    const around = { now: () => NOON } as never;
    const state = { ...new ToldDesk().state, history: known };
    return { ...known, ...(await history.learn?.({ state, around, call: this.call })) };
  }

  /** What the desk knows, after the agent has asked for older calls. */
  async older(known: DeskState["history"]): Promise<DeskState["history"]> {
    let next = known;
    const change = (more: object) => {
      next = { ...next, ...more };
    };
    await history.acts?.["history.older"]?.({ call: this.call, mine: known, change } as never);
    return next;
  }
}

test("a call is handled while the agent talks, holds and wraps up; what was before midnight does not count", () => {
  const calls = [
    past(MINUTE, { talkTime: "60000", holdTime: "10000", wrapUpTime: "20000" }),
    past(HOURS, { talkTime: "30000" }),
    past(13 * HOURS, { talkTime: "900000" }),
  ];
  const view = { ...history.initial, calls };
  expect(todayOf(view, NOON)).toEqual({ calls: 2, averageHandleTime: 60_000 });
  expect(todayOf(view, NOON + 13 * HOURS)).toEqual({ calls: 0, averageHandleTime: 0 });
  expect(todayOf(history.initial, NOON)).toEqual({ calls: 0, averageHandleTime: 0 });
});

test("who looks first pages back to midnight and no further, and keeps the figures of what it does not list", async () => {
  const all = Array.from({ length: 900 }, (_, index) => past(index * 2 * MINUTE, { talkTime: "1000" }));
  const center = new Center(all);
  const known = await center.learn();
  const figures = { calls: 361, averageHandleTime: 1000 };
  expect([todayOf(known, NOON), known.calls.length, known.more]).toEqual([figures, 200, true]);
  expect(center.asked).toHaveLength(2);

  // Another call comes, and pushes one off the list; then the agent asks for older ones.
  center.calls = [past(0, { position: `${NOON}-B`, talkTime: "1000" }), ...all];
  const next = await center.learn(known);
  expect([todayOf(next, NOON), next.calls.length]).toEqual([{ ...figures, calls: 362 }, 200]);
  const older = await center.older(next);
  expect([todayOf(older, NOON), older.calls.length]).toEqual([{ ...figures, calls: 362 }, 400]);
  expect(older.earlier.calls).toBe(0);
});

test("an agent without calls is asked for once", async () => {
  const center = new Center([]);
  expect(await center.learn()).toMatchObject({ calls: [], more: false });
  expect(center.asked).toHaveLength(1);
});

test("after a call only what is new is asked for", async () => {
  const old = Array.from({ length: 30 }, (_, index) => past((index + 1) * HOURS));
  const center = new Center(old);
  const known = await center.learn();
  center.calls = [past(MINUTE), ...old];
  const next = await center.learn(known);
  expect(next.calls).toEqual(center.calls);
  expect(center.asked[1]).toEqual({ limit: 200, after: old[0]?.position });
});

test("calls that went on when they were asked for are asked for again", async () => {
  const { end: _, dispositionId: __, ...open } = past(2 * HOURS);
  const [inside, done] = [past(HOURS, { direction: "INTERNAL", dispositionId: "" }), past(3 * HOURS)];
  const center = new Center([inside, open, done]);
  const known = await center.learn();
  const closed = past(2 * HOURS, { dispositionName: "Solved" });
  center.calls = [inside, closed, done];
  const next = await center.learn(known);
  expect(next.calls).toEqual([inside, closed, done]);
  expect(center.asked[1]).toEqual({ limit: 200, after: done.position });
  await center.learn(next);
  expect(center.asked[2]).toEqual({ limit: 200, after: inside.position });
});

test("a desk that was away for long begins anew", async () => {
  const center = new Center([past(5 * HOURS)]);
  const known = await center.learn();
  center.calls = [...Array.from({ length: 250 }, (_, index) => past(index * MINUTE)), past(5 * HOURS)];
  const next = await center.learn(known);
  expect([next.calls, next.more]).toEqual([center.calls.slice(0, 200), true]);
  expect(todayOf(next, NOON).calls).toBe(251);
});

test("options are told by name; what is no option is not known", () => {
  const attributes = [
    { key: "AUTO_ANSWER", value: "true" },
    { key: "AUTO_HANG_UP", value: "false" },
    { key: "OTHER", value: "true" },
  ];
  const desk = new ToldDesk().hear(status({}), { event: "optionsUpdated", options: { attributes } });
  expect(desk.state.options.on).toEqual({ AUTO_ANSWER: true, AUTO_HANG_UP: false });
});
