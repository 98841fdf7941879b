import type { AgentBridgeStatus, AnyEvent, CallInfo } from "@cordboard/client";
import { expect, test } from "vitest";
import { after, asOf, type Desk, NOBODY } from "../src/desk.ts";
import { duration, readable } from "../src/words.ts";

const START = Date.parse("2026-11-27T08:00:00.000Z");
const CALL: CallInfo = {
  callSessionId: "A1",
  number: "+14155550123",
  campaignId: "7",
  agentInitiated: false,
};
const IDLE: AgentBridgeStatus = { loggedIn: true, ready: true, onCall: false, callConnected: false };

type Body = AnyEvent extends infer One ? (One extends AnyEvent ? Omit<One, "timestamp"> : never) : never;

/** The desk after events that come a second after each other, by a clock that is five seconds ahead. */
function tell(desk: Desk, ...events: Body[]): Desk {
  return events.reduce((before, body, index) => {
    const at = START + 1000 * index;
    return after(before, { timestamp: new Date(at).toISOString(), ...body } as AnyEvent, at + 5000);
  }, desk);
}

function status(more: AgentBridgeStatus): Body {
  return { event: "updateStatus", status: { ...IDLE, ...more } };
}

const OFFERED: Body[] = [{ event: "incomingCall", callinfo: CALL }, status({ currentCall: CALL })];
const TALKING: Body[] = [
  ...OFFERED,
  status({ currentCall: CALL, onCall: true }),
  { event: "callStarted", callSessionId: "A1" },
  status({ currentCall: CALL, onCall: true, callConnected: true }),
];

test("a call that comes in goes through all its phases", () => {
  const phases = TALKING.map((_, index) => tell(NOBODY, ...TALKING.slice(0, index + 1)).phase);
  expect(phases).toEqual(["out", "offered", "connecting", "talking", "talking"]);
});

test("a phase begins when the center says, by the clock of this machine", () => {
  expect(tell(NOBODY, ...TALKING).since).toBe(START + 3000 + 5000);
});

test("hold and wrap-up are known from their events, and a status does not forget them", () => {
  const held = tell(
    tell(NOBODY, ...TALKING),
    { event: "callOnHold" },
    status({ currentCall: CALL, onCall: true, callConnected: true }),
  );
  expect(held.phase).toBe("held");
  const over = tell(held, { event: "callEnded", party: 2 }, status({ currentCall: CALL, onCall: true }));
  expect(over.phase).toBe("wrapUp");
  const done = tell(over, { event: "callFinished" }, status({}));
  expect([done.phase, done.call, done.connectedAt]).toEqual(["ready", null, 0]);
});

test("a call of one's own is being connected, not wrapped up", () => {
  const mine = { ...CALL, callSessionId: "B2", agentInitiated: true };
  const desk = tell(NOBODY, status({}), status({ currentCall: mine, onCall: true }));
  expect([desk.phase, desk.call?.outgoing]).toEqual(["connecting", true]);
});

test("the caller's name is kept as long as the call is", () => {
  const record = {
    attributes: [
      { key: "first_name", value: "Ada" },
      { key: "last_name", value: "Example" },
    ],
  };
  const named = tell(
    tell(NOBODY, ...TALKING),
    { event: "callCRMRecordChanged", record },
    status({ currentCall: CALL, onCall: true, callConnected: true }),
  );
  expect(named.call?.name).toBe("Ada Example");
  expect(tell(named, { event: "incomingCall", callinfo: { ...CALL, callSessionId: "C3" } }).call?.name).toBe(
    "",
  );
});

test("a wrap-up with a limit says when it ends", () => {
  const desk = tell(NOBODY, { event: "callEnded" }, { event: "callWrapupTimerStarted", timeout: "30000" });
  expect(desk.wrapUpEnds).toBe(START + 1000 + 5000 + 30_000);
});

test("where events are missing the status is enough", () => {
  expect(asOf(NOBODY, { ...IDLE, ready: false }, START).phase).toBe("notReady");
  expect(asOf(NOBODY, { ...IDLE, onCall: true, callConnected: true, currentCall: CALL }, START).phase).toBe(
    "talking",
  );
});

test("a call that is neither connected nor known is taken for one that is over", () => {
  expect(asOf(NOBODY, { ...IDLE, onCall: true, currentCall: CALL }, START).phase).toBe("wrapUp");
});

test("what happened is listed, newest first, and not without end", () => {
  const many = tell(
    NOBODY,
    ...Array.from({ length: 150 }, (): Body => ({ event: "bridgeConnected" })),
    ...OFFERED,
  );
  expect(many.entries).toHaveLength(100);
  expect(many.entries[1]).toMatchObject({ what: "incomingCall", about: "+14155550123" });
});

test("times and names as people read them", () => {
  expect([0, 6_000, 761_999, 3_723_000, -5].map(duration)).toEqual([
    "0:00",
    "0:06",
    "12:41",
    "1:02:03",
    "0:00",
  ]);
  expect(readable("callCRMRecordChanged")).toBe("call CRM record changed");
});
