import { expect, test } from "vitest";
import { shownOf } from "../../src/features/fields.ts";
import { CALL, OFFERED, status, TALKING, ToldDesk } from "../told.ts";

const RECORD = {
  attributes: [
    { key: "_record_id", value: "42" },
    { key: "_candidates", value: "42;43" },
    { key: "first_name", value: "Ada" },
  ],
};

test("the record of the call is known with its candidates, and forgotten with the call", () => {
  const desk = new ToldDesk().hear(...TALKING, {
    event: "callCRMRecordChanged",
    callSessionId: "A1",
    record: RECORD,
  });
  expect(desk.state.customer).toMatchObject({
    callId: "A1",
    record: { first_name: "Ada" },
    recordId: "42",
    candidates: ["42", "43"],
  });
  expect(desk.hear(status({})).state.customer).toMatchObject({ callId: "", record: {}, candidates: [] });
});

test("a record of another call is none of this one's", () => {
  const other = { event: "callCRMRecordChanged", callSessionId: "B2", record: RECORD } as const;
  expect(new ToldDesk().hear(...OFFERED, other).state.customer).toMatchObject({ callId: "A1", record: {} });
});

test("the next call begins with nobody", () => {
  const desk = new ToldDesk().hear(
    ...TALKING,
    { event: "callCRMRecordChanged", callSessionId: "A1", record: RECORD },
    { event: "incomingCall", callinfo: { ...CALL, callSessionId: "C3" } },
    status({ currentCall: { ...CALL, callSessionId: "C3" } }),
  );
  expect(desk.state.customer).toMatchObject({ callId: "C3", record: {} });
});

test("fields are shown in the center's order, with their rules", () => {
  const shown = shownOf(
    [
      { cavId: "2", name: "Order.number", order: 2, type: 1, width: 50, editable: true },
      { cavId: "1", name: "Customer.company", order: 1, type: 0, width: 100 },
    ],
    [{ name: "company", restrictions: [{ value: "TYPE=STRING" }, { value: "MAX=20" }] }],
  );
  expect(shown.map(({ name, wide, editable }) => [name, wide, editable])).toEqual([
    ["company", true, false],
    ["number", false, true],
  ]);
  expect(shown[0]?.rules.max).toBe("20");
});
