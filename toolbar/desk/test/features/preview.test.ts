import { expect, test } from "vitest";
import { isPreviewing } from "../../src/features/preview.ts";
import { type Body, START, status, ToldDesk } from "../told.ts";

const PREVIEW = { callSessionId: "P1", campaignId: "9", callType: 516, number: "+14155550170" };
const SHOWN: readonly Body[] = [
  status({}),
  { event: "previewInitiated", callinfo: PREVIEW },
  {
    event: "previewCRMRecordChanged",
    callSessionId: "P1",
    record: {
      attributes: [
        { key: "first_name", value: "Mia" },
        { key: "number1", value: "+14155550170" },
        { key: "number2", value: "+14155550171" },
      ],
    },
    restriction: [
      { number: 1, dialrestricted: false },
      { number: 2, dialrestricted: true },
    ],
  },
];
const restricted = (desk: ToldDesk) => desk.state.preview.numbers.map((one) => one.restricted);

test("a contact is looked at: who it is, and which numbers may be dialed", () => {
  const desk = new ToldDesk().hear(...SHOWN);
  expect(desk.state.preview).toMatchObject({
    phase: "looking",
    name: "Mia",
    campaignId: "9",
    since: START + 1000,
  });
  expect(restricted(desk)).toEqual([false, true]);
  expect(isPreviewing(desk.state)).toBe(true);
  desk.hear({ event: "recordRestrictionsChanged", callSessionId: "P1", restriction: [] });
  expect(restricted(desk)).toEqual([false, false]);
});

test("it is dialed, decided about, shown again and let go", () => {
  const desk = new ToldDesk().hear(...SHOWN);
  const phases = (
    [
      { event: "previewDialingStarted", callinfo: PREVIEW },
      { event: "previewWaitDisposition", callSessionId: "P1", dispositionId: "5" },
      { event: "previewRenewed", callSessionId: "P1" },
      { event: "previewEnded", callSessionId: "P1", party: 1 },
    ] satisfies Body[]
  ).map((event) => desk.hear(event).state.preview.phase);
  expect(phases).toEqual(["dialing", "deciding", "looking", "none"]);
});

test("one that was shown before this desk was there is known from the status", () => {
  const desk = new ToldDesk().hear(status({ currentCall: PREVIEW }));
  expect(desk.state.preview).toMatchObject({ phase: "looking", callId: "P1" });
  expect(desk.state.preview.numbers[0]?.number).toBe("+14155550170");
});
