import { fireEvent, screen } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { TALKING, ToldDesk } from "../told.ts";
import { NOW, show, trusted } from "./show.tsx";

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const OUTCOMES = [
  { id: "1", name: "Sold", flags: "3" }, // confirm, worksheet
  { id: "2", name: "Call again", flags: "1028", timeout: "7200000" }, // redial, the agent may say when
  { id: "3", name: "Wrong department", flags: "16" }, // only onward
  { id: "4", name: "Solved", flags: "0" },
];

function wrappingUp(): ToldDesk {
  const desk = trusted(new ToldDesk().hear(...TALKING, { event: "callEnded", party: 2 }));
  return desk.knows({ call: { ...desk.state.call, dispositions: OUTCOMES } });
}

test("one press for the outcome, one for the next call", async () => {
  const desk = wrappingUp();
  show(desk);
  fireEvent.click(screen.getByLabelText("Solved"));
  press("Done, next call");
  await vi.waitFor(() => expect(desk.acts.at(-1)).toEqual(["call.finish", "4", ""]));
});

test("a pause is asked for before the call is finished, so that no call comes between", async () => {
  const desk = wrappingUp();
  show(desk);
  fireEvent.click(screen.getByLabelText("Solved"));
  press("Done, then pause");
  await vi.waitFor(() => expect(desk.acts.slice(-2)).toEqual([["agent.notReady"], ["call.finish", "4", ""]]));
});

test("what the center would not take is grey, and says why", () => {
  const desk = wrappingUp();
  desk.knows({ worksheet: { ...desk.state.worksheet, complete: false } });
  show(desk);
  for (const [name, why] of [
    ["Sold", "The worksheet is not complete"],
    ["Wrong department", "Only for calls that go on to somebody else"],
  ] as const) {
    const outcome = screen.getByRole<HTMLInputElement>("radio", { name, description: why });
    fireEvent.click(outcome);
    expect(outcome.checked).toBe(false);
  }
});

test("an outcome that wants to be sure is asked back in its place", async () => {
  const desk = wrappingUp();
  desk.knows({ worksheet: { ...desk.state.worksheet, complete: true } });
  show(desk);
  fireEvent.click(screen.getByLabelText("Sold"));
  press("Done, next call");
  expect(desk.acts.map(([name]) => name)).not.toContain("call.finish");
  press("Yes, Sold");
  await vi.waitFor(() => expect(desk.acts.at(-1)).toEqual(["call.finish", "1", ""]));
});

test("when to dial again is as usual, or as the agent says", async () => {
  const desk = wrappingUp();
  show(desk);
  fireEvent.click(screen.getByLabelText("Call again"));
  expect(screen.getByRole("option", { name: "as usual (2 hours)" })).toBeTruthy();
  fireEvent.change(screen.getByLabelText("Dial again in"), { target: { value: "3600000" } });
  press("Done, next call");
  await vi.waitFor(() => expect(desk.acts.at(-1)).toEqual(["call.finish", "2", "", 3_600_000]));
});

test("a reminder is set with the outcome", async () => {
  const desk = wrappingUp();
  show(desk);
  fireEvent.click(screen.getByLabelText("Solved"));
  fireEvent.click(screen.getByLabelText("Set a reminder to call back"));
  await screen.findByLabelText("Call back at");
  press("Done, next call");
  await vi.waitFor(() => expect(desk.acts.at(-1)?.[0]).toBe("call.finish"));
  const [, at] = desk.acts.find(([name]) => name === "wrapUp.remind") ?? [];
  expect(Math.abs(Number(at) - NOW - 3_600_000)).toBeLessThan(60_000);
});

test("the wrap-up counts down to the outcome that was given by itself before", () => {
  const desk = wrappingUp();
  desk.knows({ call: { ...desk.state.call, wrapUpEnds: NOW + 24_000 }, wrapUp: { byItself: { "7": "4" } } });
  show(desk);
  expect(document.getElementById("desk-wrap-up-ends")?.textContent).toBe("Wrap-up ends in 0:24 as “Solved”");
});

test("who may not wrap up ends the call by saying how it goes", async () => {
  const desk = wrappingUp();
  desk.hear({ event: "callStarted", callSessionId: "A1" });
  const { permissions } = desk.state.agent;
  desk.knows({ agent: { ...desk.state.agent, permissions: { ...permissions, canWrapUpCalls: false } } });
  show(desk);
  press("End");
  fireEvent.click(await screen.findByLabelText("Solved"));
  press("End with this outcome");
  await vi.waitFor(() => expect(desk.acts.at(-1)).toEqual(["call.finish", "4", ""]));
});
