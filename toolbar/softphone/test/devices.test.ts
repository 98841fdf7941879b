import { expect, test } from "vitest";
import { type Choice, FIRST } from "../src/choice.ts";
import { answerOf, changedBy, missing, NO_DEVICES, present, SYSTEM } from "../src/devices.ts";

const BUILT_IN = { id: "m1", name: "Built-in" };
const HEADSET = { id: "m2", name: "Headset" };
const SPEAKERS = { id: "s1", name: "Speakers" };
const DEVICES = { inputs: [BUILT_IN, HEADSET], outputs: [SPEAKERS] };
const CHOICE: Choice = {
  ...FIRST,
  microphone: HEADSET,
  ringer: { id: "gone", name: "Headset" },
  gain: false,
  microphoneLevel: 80,
  speakerVolume: 60,
};

test("devices are told by name and place; the machine's own stands first", () => {
  expect(answerOf(CHOICE, DEVICES)).toEqual({
    inputs: ["Built-in", "Headset"],
    outputs: ["Speakers"],
    ringDevice: 0,
    speakerDevice: 0,
    microphoneDevice: 1,
    micAgc: false,
    microphoneLevel: 80,
    speakerVolume: 60,
  });
  expect(answerOf(CHOICE, NO_DEVICES)).toMatchObject({ microphoneDevice: -1, ringDevice: -1 });
});

test("what is asked for is changed, all else stays", () => {
  expect(changedBy({ microphoneDevice: 0, speakerVolume: 0 }, CHOICE, DEVICES)).toEqual({
    ...CHOICE,
    microphone: BUILT_IN,
    speakerVolume: 0,
  });
});

test("a place without a device is refused", () => {
  expect(() => changedBy({ ringDevice: 1 }, CHOICE, DEVICES)).toThrow(RangeError);
  expect(() => changedBy({ microphoneDevice: -1 }, CHOICE, DEVICES)).toThrow("There is no device -1.");
});

test("a device that is gone is replaced by the machine's own, and said to be missing", () => {
  expect(present(CHOICE, DEVICES)).toEqual({ ...CHOICE, ringer: SYSTEM });
  expect(missing(CHOICE, DEVICES)).toEqual(["ringer"]);
});

test("a device that is plugged in again is known by its name", () => {
  const again = { ...DEVICES, outputs: [SPEAKERS, { id: "s9", name: "Headset" }] };
  expect(present(CHOICE, again).ringer).toEqual({ id: "s9", name: "Headset" });
  expect(missing(CHOICE, again)).toEqual([]);
  expect(answerOf(CHOICE, again).ringDevice).toBe(1);
});

test("as long as a browser names no devices, the chosen ones are not given up", () => {
  expect(present(CHOICE, NO_DEVICES)).toEqual(CHOICE);
  expect(missing(CHOICE, NO_DEVICES)).toEqual([]);
});
