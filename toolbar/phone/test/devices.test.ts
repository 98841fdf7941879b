import { expect, test } from "vitest";
import type { Choice } from "../src/choice.ts";
import { changedBy, stateOf } from "../src/devices.ts";

const CHOICE: Choice = {
  microphone: "m2",
  speaker: "",
  ringer: "gone",
  echo: true,
  noise: true,
  gain: false,
  microphoneLevel: 80,
  speakerVolume: 60,
};
const DEVICES = {
  inputs: [
    { id: "m1", name: "Built-in" },
    { id: "m2", name: "Headset" },
  ],
  outputs: [{ id: "s1", name: "Speakers" }],
};

test("devices are told by name and place; the machine's own stands first", () => {
  expect(stateOf(CHOICE, DEVICES)).toEqual({
    inputs: ["Built-in", "Headset"],
    outputs: ["Speakers"],
    ringDevice: 0,
    speakerDevice: 0,
    microphoneDevice: 1,
    micAgc: false,
    microphoneLevel: 80,
    speakerVolume: 60,
  });
  expect(stateOf(CHOICE, { inputs: [], outputs: [] })).toMatchObject({
    microphoneDevice: -1,
    ringDevice: -1,
  });
});

test("what is asked for is changed, all else stays", () => {
  expect(changedBy({ microphoneDevice: 0, speakerVolume: 0 }, CHOICE, DEVICES)).toEqual({
    ...CHOICE,
    microphone: "m1",
    speakerVolume: 0,
  });
});

test("a place without a device is refused", () => {
  expect(() => changedBy({ ringDevice: 1 }, CHOICE, DEVICES)).toThrow(RangeError);
  expect(() => changedBy({ microphoneDevice: -1 }, CHOICE, DEVICES)).toThrow("There is no device -1.");
});
