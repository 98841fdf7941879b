import { expect, test } from "vitest";
import { AT_REST, heard, lampsFor, NOTHING } from "../../src/headset/buttons.ts";

const RINGING = { ...NOTHING, ringing: true };
const TALKING = { ...NOTHING, talking: true };
const LIFTED = { ...AT_REST, hook: true };
const MOMENTARY = { hook: true, mute: true };

test.each([
  ["lifted while it rings", AT_REST, { hook: true }, RINGING, {}, "answer"],
  ["laid down in a call", LIFTED, { hook: false }, TALKING, {}, "end"],
  ["saying that it has seen the lamp of a call", AT_REST, { hook: true }, TALKING, {}, null],
  ["saying that it has seen a call end", LIFTED, { hook: false }, NOTHING, {}, null],
  ["muted by a switch", AT_REST, { mute: true }, TALKING, {}, "mute"],
  ["released after it was muted", { ...AT_REST, mute: true }, { mute: false }, TALKING, {}, null],
  [
    "muted by a press that tells nothing else",
    { ...AT_REST, mute: true },
    { mute: true },
    TALKING,
    MOMENTARY,
    "mute",
  ],
  ["pressed while it rings", AT_REST, { hook: true }, RINGING, MOMENTARY, "answer"],
  ["pressed in a call", AT_REST, { hook: true }, TALKING, MOMENTARY, "end"],
  ["released", AT_REST, { hook: false }, TALKING, MOMENTARY, null],
  ["pressed where nothing goes on", AT_REST, { hook: true }, NOTHING, MOMENTARY, null],
  ["told to drop the call", AT_REST, { drop: true, hook: false }, RINGING, {}, "end"],
])("%s", (_, before, told, shown, relative, press) => {
  expect(heard(before, told, shown, relative).press).toBe(press);
});

test("the mute button beside a hook that stands as it should is only that", () => {
  const found = heard(LIFTED, { hook: true, mute: true }, TALKING, {});
  expect(found).toEqual({ switches: { ...LIFTED, mute: true }, press: "mute", astray: false });
});

test("a headset that was lifted for nothing is shown that nothing goes on", () => {
  expect(heard(AT_REST, { hook: true }, NOTHING, {})).toEqual({
    switches: LIFTED,
    press: null,
    astray: true,
  });
});

test("the lamp for mute is lit in calls only", () => {
  expect(lampsFor({ ...NOTHING, muted: true })).toEqual({
    ring: false,
    offHook: false,
    mute: false,
    microphone: false,
  });
  expect(lampsFor({ ...TALKING, muted: true })).toMatchObject({
    offHook: true,
    mute: true,
    microphone: true,
  });
});
