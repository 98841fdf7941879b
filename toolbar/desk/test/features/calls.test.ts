import { expect, test } from "vitest";
import { unseen } from "../../src/features/history.ts";
import { find } from "../../src/features/targets.ts";
import { givenByItself } from "../../src/features/wrap-up.ts";
import { CALL, OFFERED, START, status, TALKING, ToldDesk } from "../told.ts";

test("a recording belongs to its call: the next one begins without", () => {
  const desk = new ToldDesk().hear(...TALKING, {
    event: "recordingStarted",
    callSessionId: "A1",
    autoRecording: true,
  });
  expect(desk.state.recording).toMatchObject({ recorded: true, automatic: true });
  desk.hear(
    { event: "recordingPaused", callSessionId: "A1" },
    { event: "recordingResumed", callSessionId: "A1" },
  );
  expect(desk.state.recording).toMatchObject({ recorded: true, paused: false, pauses: 1 });
  desk.hear({ event: "incomingCall", callinfo: { ...CALL, callSessionId: "C3" } });
  expect(desk.state.recording).toMatchObject({ callId: "C3", recorded: false, pauses: 0 });
});

test("who was parked is known by name as long as they wait", () => {
  const desk = new ToldDesk().hear(...TALKING, {
    event: "callCRMRecordChanged",
    record: { attributes: [{ key: "company", value: "Acme" }] },
  });
  const slot = { callSessionId: "A1", number: "+14155550123" };
  const { at } = desk;
  desk.hear(
    { event: "callParked", callSessionId: "A1" },
    { event: "parkedCallsChanged", parkedCalls: [slot] },
  );
  expect(desk.state.parked.calls).toMatchObject([{ id: "A1", name: "Acme", since: at + 1000 }]);
  desk.hear({ event: "parkedCallsChanged", parkedCalls: [] });
  expect(desk.state.parked).toEqual({ calls: [], names: {} });
});

test("how long a customer has waited is told by the queue that they came from, by the center's clock", () => {
  const queued = { callSessionId: "A1", created: String(START - 38_000), personal: false, priority: 0 };
  const desk = new ToldDesk().hear({ event: "callsQueueUpdated", calls: [queued] }, ...OFFERED);
  expect(desk.state.call.waited).toBe(39_000);
});

test("a contact that is shown before it is dialed is no call yet", () => {
  const desk = new ToldDesk().hear(status({ currentCall: { ...CALL, callType: 516 } }));
  expect(desk.state.call.phase).toBe("none");
});

test("whom letters mean: the very name first, then those who are free, then parts of names and numbers", () => {
  const desk = new ToldDesk();
  desk.knows({
    targets: {
      colleagues: [
        { id: "1", name: "Sam Sales", state: "ON_CALL", since: 0 },
        { id: "2", name: "Sally Free", state: "READY", since: 0 },
      ],
      skills: [{ skillId: "5", name: "Sal" }],
      campaigns: [],
      speedDials: [{ code: "*1", number: "+15550100911", description: "Security" }],
    },
  });
  const names = (text: string) => find(desk.state, text).map((one) => one.name);
  expect(names("sal")).toEqual(["Sal", "Sally Free", "Sam Sales"]);
  expect(names("0911")).toEqual(["Security"]);
  expect(names("nobody")).toEqual([]);
});

test("what a campaign gave by itself once, it is expected to give again", () => {
  const desk = new ToldDesk().hear(...TALKING, {
    event: "callEndedByACW",
    callSessionId: "A1",
    dispositionId: "4",
  });
  desk.knows({ call: { ...desk.state.call, dispositions: [{ id: "4", name: "Unspecified", flags: "0" }] } });
  expect(givenByItself(desk.state)).toBe("Unspecified");
});

test("missed calls count until they are seen", () => {
  const calls = [3000, 2000, 1000].map((missedAt) => ({ missedAt: String(missedAt) }));
  expect([0, 1500, 3000].map((seen) => unseen({ calls, more: false, seen }))).toEqual([3, 2, 0]);
});

test("why somebody was not reached has its own words; a number to ask about is no trouble", () => {
  const desk = new ToldDesk().hear({ event: "makeCallFailed", errorCode: 10003, cause: "BUSY" });
  expect(desk.state.trouble.now?.code).toBe("REACH_BUSY");
  const asked = { purpose: "call", whom: "+14155550199", options: {} } as const;
  const other = new ToldDesk();
  other.knows({ dial: { ...other.state.dial, asked } }).hear({ event: "makeCallFailed", errorCode: 1001 });
  expect([other.state.trouble.now, other.state.dial.doNotCall]).toEqual([null, true]);
});

test("the offer to call back ends with the call, or when somebody else has it", () => {
  const offered = new ToldDesk().hear(
    {
      event: "liveCallbackInitiating",
      info: { offerId: "3", callbackNumber: "+14155550123" },
      autoAnswer: true,
    },
    { event: "liveCallbackCRMRecordChanged", record: { attributes: [{ key: "company", value: "Acme" }] } },
  );
  expect(offered.state.callingBack.offer).toMatchObject({ name: "Acme", automatic: true });
  expect(offered.hear({ event: "liveCallbackEnded", offerId: "3" }).state.callingBack.offer).toBeNull();
});
