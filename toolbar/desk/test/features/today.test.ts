import { expect, test } from "vitest";
import { averageOf } from "../../src/features/today.ts";
import { status, ToldDesk } from "../told.ts";

test("a call is handled while the agent talks, holds and wraps up", () => {
  const calls = [
    { pauses: [], talkTime: "60000", holdTime: "10000", wrapUpTime: "20000" },
    { pauses: [], talkTime: "30000" },
  ];
  expect(averageOf(calls)).toBe(60_000);
  expect(averageOf([])).toBe(0);
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
