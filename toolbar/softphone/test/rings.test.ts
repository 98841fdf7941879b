import { expect, test } from "vitest";
import { RINGS, samplesOf, wave } from "../src/rings.ts";

test.each(Object.entries(RINGS))("%s rings, rests, and does not click", (_, ring) => {
  const samples = samplesOf(ring);
  const [sounds = 0] = ring.beat;
  expect(samples).toHaveLength(8000 * ring.beat.reduce((whole, one) => whole + one, 0));
  expect(Math.max(...samples.slice(0, 8000 * sounds))).toBeGreaterThan(4000);
  expect(Math.max(...samples.map(Math.abs))).toBeLessThan(2 ** 15);
  expect(samples.slice(-8000).every((one) => one === 0)).toBe(true);
  const steps = samples.slice(1).map((one, index) => Math.abs(one - (samples[index] ?? 0)));
  expect(Math.max(...steps)).toBeLessThan(8000);
});

test("a WAVE file says how long it is", () => {
  const file = new DataView(wave(Int16Array.of(1, -2, 3)));
  expect(file.byteLength).toBe(50);
  expect([file.getUint32(4, true), file.getUint32(40, true)]).toEqual([42, 6]);
  expect([44, 46, 48].map((at) => file.getInt16(at, true))).toEqual([1, -2, 3]);
});
