import { expect, test, vi } from "vitest";
import { strip } from "../../src/features/strip.ts";
import type { Doing } from "../../src/port.ts";
import { stripOf } from "../../src/strip/model.ts";
import { status, ToldDesk } from "../told.ts";

/** As a browser's store gives values back: the same, its names in the order of the alphabet. */
function stored<Value>(value: Value): Value {
  const sorted = (_: string, one: unknown) =>
    typeof one === "object" && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one;
  return JSON.parse(JSON.stringify(value, sorted));
}

test("a desk that goes on where another one ended is drawn once, and then left alone", () => {
  const { state } = new ToldDesk().hear(status({ ready: true }));
  let mine = stored(stripOf(state));
  const change = vi.fn((changed: object) => {
    mine = { ...mine, ...changed };
  });
  const doing = () => ({ state, mine, change }) as unknown as Doing<"strip">;
  for (let times = 0; times < 5; times += 1) strip.watch?.(state, doing());
  expect(change.mock.calls.length).toBeLessThan(2);
});

test("before anything has happened it leads to the login", () => {
  const { state } = new ToldDesk();
  expect(strip.initial).toEqual(stripOf(state));
  expect(strip.initial.buttons.map(({ name }) => name)).toEqual(["logIn"]);
});
