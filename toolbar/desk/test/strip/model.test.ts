import { expect, test } from "vitest";
import { moodOf, sinceOf, stripOf } from "../../src/strip/model.ts";
import { OFFERED, START, status, TALKING, ToldDesk } from "../told.ts";

const names = (desk: ToldDesk) => stripOf(desk.state).buttons.map((one) => `${one.kind} ${one.name}`);

test("each state has its word, and at most one primary action", () => {
  expect(moodOf(new ToldDesk().state)).toBe("out");
  expect(names(new ToldDesk().hear(status({ ready: false })))).toEqual(["key ready"]);
  expect(names(new ToldDesk().hear(status({})))).toEqual(["plain notReady"]);
  expect(names(new ToldDesk().hear(...OFFERED))).toEqual(["key answer", "plain decline"]);
  expect(names(new ToldDesk().hear(...TALKING))).toEqual(["plain mute", "plain hold", "stop end"]);
});

test("what the center would refuse is grey", () => {
  const desk = new ToldDesk().hear(...TALKING, {
    event: "operationsAllowedChanged",
    operations: [{ operation: "toggleHold", variant: "false" }, { operation: "disconnectCall" }],
  });
  expect(stripOf(desk.state).buttons.map((one) => one.refused)).toEqual([true, true, false]);
});

test("time counts from the readiness between calls, from the answer in one", () => {
  const desk = new ToldDesk().hear(status({}));
  expect(sinceOf(desk.state)).toBe(START);
  expect(sinceOf(desk.hear(...TALKING).state)).toBe(START + 4000);
});
