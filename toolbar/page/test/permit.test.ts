import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Answer, watchPermit } from "../src/permit.ts";

const SHOWN = { status: 200, text: async () => "<title>Desk</title>" };
const REFUSED = { status: 403, text: async () => "<code>UNKNOWN_ORIGIN</code>" };
const OTHERWISE = { status: 403, text: async () => "Sign in at the proxy" };
const HALF_A_MINUTE = 30_000;

/** A window, in front of which somebody comes. */
const front = new EventTarget();
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("addEventListener", front.addEventListener.bind(front));
  vi.stubGlobal("removeEventListener", front.removeEventListener.bind(front));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A panel whose center answers so, one after the other; how often it was asked, and put out. */
function panel(...answers: (Answer | Error)[]) {
  const seen = { asked: 0, revoked: 0 };
  const ask = async () => {
    const answer = answers[Math.min(seen.asked, answers.length - 1)] ?? SHOWN;
    seen.asked += 1;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  watchPermit(ask, () => {
    seen.revoked += 1;
  });
  return seen;
}

test("a panel that is shown no more is told within half a minute, once", async () => {
  const seen = panel(SHOWN, REFUSED);
  await vi.advanceTimersByTimeAsync(HALF_A_MINUTE);
  expect(seen).toEqual({ asked: 1, revoked: 0 });
  await vi.advanceTimersByTimeAsync(HALF_A_MINUTE);
  expect(seen).toEqual({ asked: 2, revoked: 1 });
  front.dispatchEvent(new Event("focus"));
  await vi.advanceTimersByTimeAsync(10 * HALF_A_MINUTE);
  expect(seen).toEqual({ asked: 2, revoked: 1 });
});

test("it is told at once to whoever comes back to it", async () => {
  const seen = panel(REFUSED);
  front.dispatchEvent(new Event("focus"));
  await vi.advanceTimersByTimeAsync(0);
  expect(seen.revoked).toBe(1);
});

test("a center that does not answer, and another refusal, say nothing", async () => {
  const seen = panel(new TypeError("Failed to fetch"), OTHERWISE, { ...SHOWN, status: 502 });
  await vi.advanceTimersByTimeAsync(5 * HALF_A_MINUTE);
  expect(seen).toEqual({ asked: 5, revoked: 0 });
});
