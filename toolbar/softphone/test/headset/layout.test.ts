import { expect, test } from "vitest";
import { layoutOf, pressedIn, reportsFor } from "../../src/headset/layout.ts";
import { collectionsOf, WIRED, WIRELESS } from "./descriptor.ts";

const bytes = (...each: number[]) => new DataView(Uint8Array.from(each).buffer);
const NONE = { ring: false, offHook: false, mute: false, microphone: false };

test("a headset says itself where its buttons and lamps are", () => {
  expect(layoutOf(collectionsOf(WIRED))).toEqual({
    buttons: {
      mute: { report: 8, at: 0, relative: true },
      hook: { report: 8, at: 1, relative: false },
    },
    lamps: {
      mute: { report: 9, at: 0, relative: false },
      offHook: { report: 0x17, at: 0, relative: false },
      ring: { report: 0x18, at: 0, relative: false },
    },
    sizes: { 9: 1, 23: 1, 24: 1 },
  });
  expect(layoutOf(collectionsOf(WIRELESS))).toMatchObject({
    buttons: {
      hook: { report: 2, at: 0 },
      mute: { at: 3, relative: false },
      drop: { at: 6, relative: true },
    },
    lamps: { offHook: { report: 2, at: 0 }, mute: { at: 2 }, ring: { at: 3 }, microphone: { at: 5 } },
    sizes: { 2: 2 },
  });
});

test("what has no buttons for calls is no headset", () => {
  expect(layoutOf([])).toBeNull();
  expect(layoutOf(collectionsOf("05 0c 09 01 a1 01 09 e9 75 01 95 01 81 02 c0"))).toBeNull();
});

test("a range of usages counts as its members", () => {
  const items = [
    { isRange: true, usageMinimum: 0x0b001f, usageMaximum: 0x0b0021, reportSize: 1, reportCount: 3 },
    { usages: [0x0b002f], reportSize: 8, reportCount: 1 },
  ];
  expect(layoutOf([{ usagePage: 0x0b, children: [{ inputReports: [{ items }] }] }])?.buttons).toEqual({
    hook: { report: 0, at: 1, relative: false },
  });
});

test("a report tells of its own buttons only", () => {
  const layout = layoutOf(collectionsOf(WIRELESS));
  if (!layout) throw new Error("no layout");
  expect(pressedIn(layout, 2, bytes(0b0000_1001, 0))).toEqual({ hook: true, mute: true, drop: false });
  expect(pressedIn(layout, 1, bytes(0xff, 0xff))).toEqual({});
  expect(pressedIn(layout, 2, bytes())).toEqual({});
});

test("lamps that share a report are lit together", () => {
  const [wireless, wired] = [layoutOf(collectionsOf(WIRELESS)), layoutOf(collectionsOf(WIRED))];
  if (!wireless || !wired) throw new Error("no layout");
  const lit = { ...NONE, offHook: true, mute: true };
  expect(reportsFor(wireless, lit)).toEqual([{ report: 2, data: Uint8Array.of(0b101, 0) }]);
  expect(reportsFor(wired, lit)).toEqual([
    { report: 9, data: Uint8Array.of(1) },
    { report: 0x17, data: Uint8Array.of(1) },
    { report: 0x18, data: Uint8Array.of(0) },
  ]);
});
