import { Refused } from "@cordboard/client";
import { expect, test } from "vitest";
import { troubleOf } from "../../src/trouble.ts";
import { START, status, ToldDesk } from "../told.ts";

const BUSY = new Refused({
  code: "STATION_BUSY",
  detail: "Another agent is logged in at this station.",
  remedy: "Force the login, or take another station.",
});
const ANSWER = { trouble: { now: troubleOf(BUSY, START) } };
const EVENTS = [
  { event: "restartStationFailed", cause: "NO_ANSWER" },
  { event: "loginProcessFinished", successfull: false, message: `${BUSY.message} ${BUSY.remedy}` },
] as const;
const codeAt = (desk: ToldDesk) => desk.state.trouble.now?.code;

test("of a login that fails the answer's words stay, whether its events come before or behind it", () => {
  expect(codeAt(new ToldDesk().hear(...EVENTS).knows(ANSWER))).toBe("STATION_BUSY");
  expect(codeAt(new ToldDesk().knows(ANSWER).hear(...EVENTS))).toBe("STATION_BUSY");
});

test("where nobody waits for an answer the event says it, also in place of what failed before", () => {
  const now = { code: "LOGIN_FAILED", text: EVENTS[1].message };
  expect(new ToldDesk().hear(...EVENTS).state.trouble.now).toMatchObject(now);
  const other = { ...EVENTS[1], message: "The station does not answer." };
  const desk = new ToldDesk().knows(ANSWER).hear(other);
  expect(desk.state.trouble.now).toMatchObject({ code: "LOGIN_FAILED", text: other.message });
});

test("a station that is lost in the middle of a session says so itself", () => {
  expect(codeAt(new ToldDesk().hear(status({}), EVENTS[0]))).toBe("STATION_LOST");
});

test("a login that succeeds is no trouble", () => {
  const entered = { ...EVENTS[1], successfull: true } as const;
  expect(codeAt(new ToldDesk().hear(entered))).toBeUndefined();
});
