import { fireEvent, screen, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { CONSULTING, TALKING, ToldDesk } from "../told.ts";
import { show, trusted } from "./show.tsx";

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));

test("keys are typed into the keypad, which takes the focus and gives it back", async () => {
  const desk = new ToldDesk().hear(...TALKING);
  show(desk);
  screen.getByRole("button", { name: "Keypad" }).focus();
  press("Keypad");
  const sent = await screen.findByLabelText<HTMLInputElement>("Keys that were sent");
  expect(document.activeElement).toBe(sent);
  fireEvent.keyDown(sent, { key: "5" });
  press("Hash");
  expect(desk.acts.filter(([name]) => name === "call.press")).toEqual([
    ["call.press", "5"],
    ["call.press", "#"],
  ]);
  fireEvent.keyDown(sent, { key: "Escape" });
  expect(document.activeElement?.id).toBe("desk-keypad");
});

test("a recording is begun, left out for a while, and ended", () => {
  const desk = new ToldDesk().hear(...TALKING);
  const { unmount } = show(desk);
  press("Record");
  expect(desk.acts.at(-1)).toEqual(["recording.record", true]);
  unmount();
  desk.hear({ event: "recordingStarted", callSessionId: "A1" });
  show(desk);
  press("Pause recording");
  press("Stop recording");
  expect(desk.acts.slice(-2)).toEqual([
    ["recording.pause", true],
    ["recording.record", false],
  ]);
});

function withPeople(): ToldDesk {
  const desk = trusted(new ToldDesk().hear(...TALKING));
  return desk.knows({
    targets: {
      ...desk.state.targets,
      colleagues: [
        { id: "11", name: "Ben Busy", state: "ON_CALL", since: 0 },
        { id: "12", name: "Bea Free", state: "READY", since: 0 },
      ],
      skills: [{ skillId: "5", name: "Billing" }],
    },
  });
}

test("a call is sent to whom the letters mean, at once or after a word; who is free comes first", async () => {
  const desk = withPeople();
  show(desk);
  press("Transfer");
  const search = await screen.findByLabelText("Name, number, skill or campaign");
  expect(document.activeElement).toBe(search);
  fireEvent.input(search, { target: { value: "b" } });
  const names = screen.getAllByRole("listitem").map((one) => one.querySelector("b")?.textContent);
  expect(names).toEqual(["Bea Free", "Billing", "Ben Busy"]);
  press("Ask first: Bea Free");
  expect(desk.acts.at(-1)).toEqual(["dial.transfer", { kind: "AGENT", id: "12" }, { warm: true }]);
});

test("a number is dialed as it was typed", async () => {
  const desk = withPeople();
  show(desk);
  press("Add person");
  const search = await screen.findByLabelText("Name, number, skill or campaign");
  fireEvent.input(search, { target: { value: "(212) 555-0142" } });
  press("Add: (212) 555-0142");
  expect(desk.acts.at(-1)).toEqual(["dial.conference", "(212) 555-0142", { warm: false }]);
});

test("without the right to it a kind of target is grey, and says why", async () => {
  const desk = withPeople();
  const { permissions } = desk.state.agent;
  desk.knows({ agent: { ...desk.state.agent, permissions: { ...permissions, canTransferToSkills: false } } });
  show(desk);
  press("Transfer");
  await screen.findByText("Billing");
  const send = screen.getByRole("button", {
    name: "Send: Billing",
    description: "You do not have the permission",
  });
  expect(send.getAttribute("aria-disabled")).toBe("true");
});

test("who consults sees that the customer waits, and hands over or goes back", () => {
  const desk = new ToldDesk().hear(...TALKING, ...CONSULTING);
  show(desk);
  const consult = document.getElementById("desk-consult") as HTMLElement;
  expect(consult.textContent).toMatch(/You speak with 102\. The customer is on hold/u);
  expect(within(consult).queryByRole("button", { name: "Hold" })).toBeNull();
  press("Hand over to 102");
  press("Back to the customer");
  expect(desk.acts.slice(-2)).toEqual([["consult.complete"], ["consult.cancel"]]);
});

test("people of a conference are parked and removed by name; the agent leaves with an outcome", () => {
  const desk = new ToldDesk().hear(...TALKING, {
    event: "conferenceParticipantAdded",
    callSessionId: "A1",
    info: { callSessionId: "B2", customerTitle: "Ben" },
  });
  desk.knows({ call: { ...desk.state.call, dispositions: [{ id: "9", name: "Sold", flags: "0" }] } });
  show(desk);
  press("Remove Ben");
  press("Park Ben");
  press("Leave");
  fireEvent.click(document.getElementById("desk-leave-now") as HTMLElement);
  expect(desk.acts.slice(-3)).toEqual([
    ["others.remove", "B2"],
    ["others.park", "B2"],
    ["others.leave", "9"],
  ]);
});

test("parked calls wait below, and are fetched or added to the conversation", () => {
  const desk = new ToldDesk().hear(...TALKING, {
    event: "parkedCallsChanged",
    parkedCalls: [{ callSessionId: "P1", number: "+14155550199" }],
  });
  desk.hear({ event: "operationsAllowedChanged", operations: [{ operation: "addToConference" }] });
  show(desk);
  fireEvent.click(document.getElementById("desk-parked-join-P1") as HTMLElement);
  expect(desk.acts.at(-1)).toEqual(["dial.addParked", "P1"]);
});

test("a number that asked not to be called is asked about in the panel, and forced by a press", () => {
  const desk = trusted(new ToldDesk().hear(...TALKING));
  const asked = { purpose: "transfer", whom: "+14155550199", options: { warm: false } } as const;
  desk.knows({ dial: { ...desk.state.dial, asked } });
  desk.hear({ event: "transferError", callSessionId: "A1", errorCode: 1001 });
  show(desk);
  expect(screen.queryByRole("dialog")).toBeNull();
  press("Call all the same");
  expect(desk.acts.at(-1)).toEqual(["dial.force"]);
  expect(desk.state.trouble.now).toBeNull();
});

test("a test call says what to do, and owes no outcome", () => {
  const desk = new ToldDesk().hear(...TALKING);
  desk.knows({ call: { ...desk.state.call, type: 3 } });
  show(desk);
  expect(screen.getByRole("heading", { level: 2 }).textContent).toBe("Test call");
});
