import { expect, test } from "vitest";
import { CALL, OFFERED, START, status, TALKING, ToldDesk } from "../told.ts";

const CONNECTED = status({ currentCall: CALL, onCall: true, callConnected: true });
const record = (...fields: [string, string][]) => ({
  attributes: fields.map(([key, value]) => ({ key, value })),
});

test("a call that comes in goes through all its phases", () => {
  const phases = TALKING.map(
    (_, index) => new ToldDesk().hear(...TALKING.slice(0, index + 1)).state.call.phase,
  );
  expect(phases).toEqual(["none", "offered", "connecting", "talking", "talking"]);
});

test("it counts from when it was connected, also on hold", () => {
  const { call } = new ToldDesk().hear(...TALKING, { event: "callOnHold" }, CONNECTED).state;
  expect([call.phase, call.connectedAt]).toEqual(["held", START + 3000]);
});

test("a wrap-up is known from its event, has its limit, and ends with the call", () => {
  const desk = new ToldDesk().hear(
    ...TALKING,
    { event: "callEnded", party: 2 },
    status({ currentCall: CALL, onCall: true }),
    { event: "callWrapupTimerStarted", timeout: "30000" },
  );
  expect([desk.state.call.phase, desk.state.call.wrapUpEnds]).toEqual(["wrapUp", START + 7000 + 30_000]);
  expect(desk.hear({ event: "callFinished" }, status({})).state.call).toMatchObject({
    phase: "none",
    id: "",
  });
});

test("a call of one's own is being connected", () => {
  const mine = { ...CALL, callSessionId: "B2", agentInitiated: true };
  const { call } = new ToldDesk().hear(status({}), status({ currentCall: mine, onCall: true })).state;
  expect([call.phase, call.outgoing]).toEqual(["connecting", true]);
});

test("of a call that nobody told of, the center's rule says whether it begins or is over", () => {
  const over = new ToldDesk().hear(
    { event: "operationsAllowedChanged", operations: [{ operation: "finishCall" }] },
    status({ currentCall: CALL, onCall: true }),
  );
  expect(over.state.call.phase).toBe("wrapUp");
});

test("what was allowed before a call began does not end it", () => {
  const mine = { ...CALL, callSessionId: "B2", agentInitiated: true };
  const dialed = new ToldDesk().hear(
    { event: "operationsAllowedChanged", operations: [{ operation: "makeCall" }] },
    status({ currentCall: mine, onCall: true }),
  );
  expect(dialed.state.call.phase).toBe("connecting");
});

test("the customer's name belongs to the call, and to no other", () => {
  const named = new ToldDesk().hear(...TALKING, {
    event: "callCRMRecordChanged",
    record: record(["first_name", "Ada"], ["last_name", "Example"]),
  });
  expect(named.hear(CONNECTED).state.call.name).toBe("Ada Example");
  const next = { ...CALL, callSessionId: "C3" };
  expect(named.hear({ event: "incomingCall", callinfo: next }).state.call.name).toBe("");
});

test("somebody without a name is called by company", () => {
  const desk = new ToldDesk().hear(...OFFERED, {
    event: "callCRMRecordChanged",
    record: record(["company", "Acme"]),
  });
  expect(desk.state.call.name).toBe("Acme");
});
