import { expect, test } from "vitest";
import { moodOf, sinceOf, stripOf } from "../../src/strip/model.ts";
import { CALL, CONSULTING, OFFERED, START, status, TALKING, ToldDesk } from "../told.ts";

const names = (desk: ToldDesk) => stripOf(desk.state).buttons.map((one) => `${one.kind} ${one.name}`);

test("each state has its word, and at most one primary action", () => {
  expect(moodOf(new ToldDesk().state)).toBe("out");
  expect(names(new ToldDesk().hear(status({ ready: false })))).toEqual(["key ready"]);
  expect(names(new ToldDesk().hear(status({})))).toEqual(["plain notReady"]);
  expect(names(new ToldDesk().hear(...OFFERED))).toEqual(["key answer", "plain decline"]);
  expect(names(new ToldDesk().hear(...TALKING))).toEqual([
    "plain mute",
    "plain hold",
    "plain keypad",
    "plain record",
    "plain transfer",
    "stop end",
  ]);
  expect(names(new ToldDesk().hear(...TALKING, { event: "callEnded", party: 2 }))).toEqual(["key wrapUp"]);
});

test("what the center would refuse is grey", () => {
  const desk = new ToldDesk().hear(...TALKING, {
    event: "operationsAllowedChanged",
    operations: [{ operation: "toggleHold", variant: "false" }, { operation: "disconnectCall" }],
  });
  const free = stripOf(desk.state).buttons.filter((one) => !one.refused);
  expect(free.map((one) => one.name)).toEqual(["end"]);
});

test("time counts from the readiness between calls, from the answer in one", () => {
  const desk = new ToldDesk().hear(status({}));
  expect(sinceOf(desk.state)).toBe(START);
  expect(sinceOf(desk.hear(...TALKING).state)).toBe(START + 4000);
});

test("who consults sees with whom, and hands over or goes back", () => {
  const desk = new ToldDesk().hear(...TALKING, ...CONSULTING);
  const { mood, about, buttons } = stripOf(desk.state);
  expect([mood, about]).toEqual(["consulting", "102"]);
  expect(buttons.map((one) => one.name)).toEqual(["keypad", "consultCancel", "consultComplete"]);
});

test("what is recorded is left out by a press, and goes on by another", () => {
  const recorded = new ToldDesk().hear(...TALKING, { event: "recordingStarted", callSessionId: "A1" });
  expect(stripOf(recorded.state).notes).toEqual(["recording"]);
  recorded.hear({ event: "recordingPaused", callSessionId: "A1" });
  const { notes, buttons } = stripOf(recorded.state);
  expect(notes).toEqual(["paused"]);
  expect(buttons.find((one) => one.name === "leaveOut")?.press).toEqual({
    act: "recording.pause",
    given: [false],
  });
});

test("a customer who kept a place in the queue is called back, not answered", () => {
  const back = { ...CALL, callType: 7 };
  const desk = new ToldDesk().hear(
    status({}),
    { event: "liveCallbackInitiating", info: { offerId: "3", callbackNumber: "+14155550123" } },
    status({ currentCall: back }),
  );
  expect(names(desk)).toEqual(["key callBack", "plain decline"]);
});

test("who may not wrap up ends a call by saying how it went", () => {
  const desk = new ToldDesk().hear(...TALKING);
  desk.knows({ agent: { ...desk.state.agent, permissions: { canWrapUpCalls: false } } });
  expect(stripOf(desk.state).buttons.at(-1)).toMatchObject({ name: "end", press: { open: "finish" } });
});
