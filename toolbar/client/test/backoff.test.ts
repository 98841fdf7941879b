import { expect, test } from "vitest";
import { pause, waitAfter } from "../src/backoff.ts";

const PACE = { first: 100, most: 1000 };

test("each wait is up to twice as long, and none beyond the longest", () => {
  const longest = [1, 2, 3, 4, 5, 50].map((failures) => waitAfter(failures, 0.9999, PACE));
  expect(longest).toEqual([100, 200, 400, 800, 1000, 1000]);
});

test("chance takes off half at most", () => {
  expect(waitAfter(3, 0, PACE)).toBe(200);
  expect(waitAfter(3, 0.5, PACE)).toBe(300);
});

test("who leaves does not wait", async () => {
  const leaving = new AbortController();
  const waiting = pause(60_000, leaving.signal);
  leaving.abort();
  await waiting;
  await pause(60_000, leaving.signal);
});
