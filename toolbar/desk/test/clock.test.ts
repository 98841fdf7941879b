import type { AnyEvent } from "@cordboard/client";
import { expect, test } from "vitest";
import { Clock } from "../src/clock.ts";

const START = Date.parse("2026-11-27T08:00:00.000Z");
const happened = (after: number): AnyEvent => ({
  event: "bridgeConnected",
  timestamp: new Date(START + after).toISOString(),
});

test("things happened when the center says, by the clock of this machine; who heard soonest knows best", () => {
  const clock = new Clock();
  const ahead = 5000;
  expect(clock.at(happened(0), START + ahead + 300)).toBe(START + ahead + 300);
  expect(clock.at(happened(1000), START + 1000 + ahead + 20)).toBe(START + 1000 + ahead + 20);
  expect(clock.at(happened(2000), START + 2000 + ahead + 900)).toBe(START + 2000 + ahead + 20);
});

test("of what has no time it is said when it was heard", () => {
  expect(new Clock().at({ event: "bridgeConnected", timestamp: "" }, START)).toBe(START);
});
