import { expect, test } from "vitest";
import { type Body, OFFERED, ToldDesk } from "../told.ts";

test("what happened is known, the newest first, and not without end", () => {
  const connected: readonly Body[] = Array.from({ length: 50 }, () => ({ event: "bridgeConnected" }));
  const { last } = new ToldDesk().hear(...connected, ...OFFERED).state.happened;
  expect(last).toHaveLength(25);
  expect(last.slice(0, 3)).toMatchObject([
    { number: 52, event: "updateStatus", about: "" },
    { number: 51, event: "incomingCall", about: "+14155550123" },
    { number: 50, event: "bridgeConnected", about: "" },
  ]);
});

test("that other things may be asked by now is no news", () => {
  const { last } = new ToldDesk().hear({ event: "operationsAllowedChanged", operations: [] }).state.happened;
  expect(last).toEqual([]);
});
