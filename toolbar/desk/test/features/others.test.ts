import { expect, test } from "vitest";
import { CALL, CONSULTING, OFFERED, status, TALKING, ToldDesk } from "../told.ts";

const others = (desk: ToldDesk) => desk.state.others;
const added = (callSessionId: string) =>
  ({ event: "conferenceParticipantAdded", callSessionId: "A1", info: { callSessionId } }) as const;

test("a word before a transfer: the customer is on hold until it is given up", () => {
  const desk = new ToldDesk().hear(...TALKING, ...CONSULTING);
  expect(desk.state.call.phase).toBe("held");
  expect(others(desk).consult).toMatchObject({ kind: "transfer", warm: true, who: "102", answered: true });
  desk.hear(
    { event: "consultCallDisconnected", callSessionId: "B2" },
    { event: "callOffHold", callSessionId: "A1" },
  );
  expect([desk.state.call.phase, others(desk).consult]).toEqual(["talking", null]);
});

test("somebody is asked into the call: warm where the customer was put on hold for it, else cold", () => {
  const dialed = { event: "callInitiated", number: "+14155550199", type: 4 } as const;
  const cold = new ToldDesk().hear(...TALKING, dialed);
  expect(others(cold).consult).toMatchObject({ kind: "conference", warm: false });
  const warm = new ToldDesk().hear(...TALKING);
  warm.at += 5000;
  const at = warm.at;
  warm.hear({ event: "callOnHold", callSessionId: "A1" });
  warm.at = at;
  expect(others(warm.hear(dialed)).consult).toMatchObject({ kind: "conference", warm: true });
});

test("who was spoken to first joins, and the customer is back", () => {
  const desk = new ToldDesk().hear(...TALKING);
  const { at } = desk;
  desk.hear({ event: "callOnHold", callSessionId: "A1" });
  desk.at = at;
  desk.hear(
    { event: "callInitiated", number: "102", type: 6 },
    { event: "callStarted", callSessionId: "B2" },
    { event: "conferenceCompleted", callSessionId: "A1" },
    added("B2"),
    { event: "callOffHold", callSessionId: "A1" },
  );
  expect([desk.state.call.phase, others(desk).consult, others(desk).people.length]).toEqual([
    "talking",
    null,
    1,
  ]);
});

test("people of a conference come and go", () => {
  const desk = new ToldDesk().hear(
    ...TALKING,
    { event: "callInitiated", number: "102", type: 6 },
    added("B2"),
  );
  expect([others(desk).consult, others(desk).people.length]).toEqual([null, 1]);
  desk.hear({
    event: "conferenceParticipantRemoved",
    callSessionId: "A1",
    info: { callSessionId: "B2" },
  });
  expect(others(desk).people).toEqual([]);
});

test("the next call begins without the people of the last one", () => {
  const desk = new ToldDesk().hear(...TALKING, added("B2"), status({}), ...OFFERED.slice(0, 1), {
    event: "incomingCall",
    callinfo: { ...CALL, callSessionId: "C3" },
  });
  expect(others(desk)).toMatchObject({ callId: "C3", people: [] });
});

test("what is consulted about a call is none of the main call's phases", () => {
  const desk = new ToldDesk().hear(...TALKING, ...CONSULTING, { event: "callEnded", callSessionId: "B2" });
  expect(desk.state.call.phase).toBe("held");
});

test("a colleague whom this desk has called is in the conference by name", () => {
  const desk = new ToldDesk().hear(...TALKING);
  const whom = { kind: "AGENT", id: "12" };
  desk.knows({
    dial: { ...desk.state.dial, asked: { purpose: "conference", whom, options: { warm: false } } },
    targets: {
      ...desk.state.targets,
      colleagues: [{ id: "12", name: "Ben Example", state: "READY", since: 0 }],
    },
  });
  desk.hear({ event: "callInitiated", number: "2002", type: 6 }, added("B2"));
  expect(others(desk).people).toEqual([{ callSessionId: "B2", customerTitle: "Ben Example" }]);
});
