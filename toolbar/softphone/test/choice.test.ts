import { expect, test } from "vitest";
import { FIRST, recall, remember } from "../src/choice.ts";

/** A machine that remembers `kept`. */
function machine(kept: string | null) {
  const drawer = { content: kept };
  const keep = {
    get: () => Promise.resolve(drawer.content),
    set: (_: string, value: string) => {
      drawer.content = value;
    },
  };
  return { drawer, keep };
}

test("what was chosen is there again", async () => {
  const { keep } = machine(null);
  expect(await recall(keep)).toEqual(FIRST);
  const chosen = {
    ...FIRST,
    microphone: { id: "m", name: "Headset" },
    ringSound: "low" as const,
    echo: false,
  };
  await remember(chosen, keep);
  expect(await recall(keep)).toEqual(chosen);
});

test("what makes no sense any more was never chosen", async () => {
  const kept = '{"microphone": "m1", "speaker": null, "ringSound": "gong", "speakerVolume": 40, "hat": true}';
  expect(await recall(machine(kept).keep)).toEqual({ ...FIRST, speakerVolume: 40 });
  expect(await recall(machine("not JSON").keep)).toEqual(FIRST);
});
