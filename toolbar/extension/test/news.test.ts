import type { DeskState } from "@cordboard/desk";
import { expect, it } from "vitest";
import { badgeOf, newsOf } from "../src/news.ts";

function state(strip: object, call: object = {}): DeskState {
  return { strip: { who: "", waiting: null, ...strip }, call: { id: "", ...call } } as DeskState;
}

it("tells who calls while they do", () => {
  const ringing = newsOf(state({ mood: "offered", who: "Ada Example" }, { id: "C1" }));
  expect(ringing).toEqual({ mood: "offered", waiting: 0, who: "Ada Example", callId: "C1" });
  const talking = newsOf(state({ mood: "held", who: "Ada Example" }, { id: "C1" }));
  expect(talking).toEqual({ mood: "talking", waiting: 0, who: "", callId: "" });
});

it("counts on the badge who waits, between calls", () => {
  const waiting = { count: 3, since: 0 };
  expect(badgeOf(newsOf(state({ mood: "ready", waiting }))).text).toBe("3");
  expect(badgeOf(newsOf(state({ mood: "ready", waiting: { count: 1200, since: 0 } }))).text).toBe("999+");
  expect(badgeOf(newsOf(state({ mood: "offered", waiting }))).text).toBe("!");
  expect(badgeOf(newsOf(state({ mood: "out" }))).text).toBe("");
});
