/**
 * Where the buttons and lamps of a headset lie in its reports, whoever made it: read from what the device itself
 * says (USB HID Usage Tables, chapters 11 and 14).
 */
import type { HidCollection, HidItem, HidReport } from "./hid.ts";

export const TELEPHONY = 0x0b;
const usage = (page: number, id: number) => (page << 16) | id;

const BUTTONS = {
  hook: usage(TELEPHONY, 0x20),
  mute: usage(TELEPHONY, 0x2f),
  drop: usage(TELEPHONY, 0x26),
} as const;
const LED = 0x08;
const LAMPS = {
  mute: usage(LED, 0x09),
  offHook: usage(LED, 0x17),
  ring: usage(LED, 0x18),
  microphone: usage(LED, 0x21),
} as const;

export type Button = keyof typeof BUTTONS;
export type Lamp = keyof typeof LAMPS;

/** One bit of a report. */
export interface Bit {
  readonly report: number;
  /** From the first bit of the first byte after the report's id. */
  readonly at: number;
  /** It tells of presses; others tell how a switch stands. */
  readonly relative: boolean;
}

export interface Layout {
  readonly buttons: Readonly<Partial<Record<Button, Bit>>>;
  readonly lamps: Readonly<Partial<Record<Lamp, Bit>>>;
  /** Bytes of each report that carries a lamp, by its id. */
  readonly sizes: Readonly<Record<number, number>>;
}

/** Null where it has no button that a call can be answered or muted with. */
export function layoutOf(collections: readonly HidCollection[]): Layout | null {
  const all = collections.filter((one) => one.usagePage === TELEPHONY).flatMap(withChildren);
  const buttons = bitsOf(
    all.flatMap((one) => one.inputReports ?? []),
    BUTTONS,
  );
  const outputs = all.flatMap((one) => one.outputReports ?? []);
  if (!buttons.hook && !buttons.mute) return null;
  const sizes = Object.fromEntries(outputs.map((one) => [one.reportId ?? 0, Math.ceil(lengthOf(one) / 8)]));
  return { buttons, lamps: bitsOf(outputs, LAMPS), sizes };
}

/** Which buttons a report tells of, and how. */
export function pressedIn(layout: Layout, report: number, data: DataView): Partial<Record<Button, boolean>> {
  const told = Object.entries(layout.buttons).filter(
    ([, bit]) => bit.report === report && bit.at >> 3 < data.byteLength,
  );
  return Object.fromEntries(
    told.map(([button, { at }]) => [button, Boolean((data.getUint8(at >> 3) >> (at & 7)) & 1)]),
  );
}

/** The reports that light these lamps, and put out all others that share a report with them. */
export function reportsFor(
  layout: Layout,
  lit: Readonly<Record<Lamp, boolean>>,
): readonly { readonly report: number; readonly data: Uint8Array<ArrayBuffer> }[] {
  const lamps = Object.entries(layout.lamps) as [Lamp, Bit][];
  const reports = [...new Set(lamps.map(([, bit]) => bit.report))];
  return reports.map((report) => {
    const data = new Uint8Array(layout.sizes[report] ?? 1);
    for (const [lamp, bit] of lamps) {
      const place = bit.at >> 3;
      if (bit.report === report && lit[lamp]) data[place] = (data[place] ?? 0) | (1 << (bit.at & 7));
    }
    return { report, data };
  });
}

function withChildren(one: HidCollection): HidCollection[] {
  return [one, ...(one.children ?? []).flatMap(withChildren)];
}

function bitsOf<Name extends string>(
  reports: readonly HidReport[],
  wanted: Readonly<Record<Name, number>>,
): Partial<Record<Name, Bit>> {
  const known = new Map(Object.entries<number>(wanted).map(([name, number]) => [number, name as Name]));
  const found: Partial<Record<Name, Bit>> = {};
  for (const report of reports) {
    let at = 0;
    for (const item of report.items ?? []) {
      for (const [index, number] of usagesOf(item).entries()) {
        const name = known.get(number);
        const bit = { report: report.reportId ?? 0, at: at + index, relative: item.isAbsolute === false };
        if (name !== undefined) found[name] ??= bit;
      }
      at += bitsIn(item);
    }
  }
  return found;
}

/** What each bit of an item means; items with fields of several bits are no buttons and no lamps. */
function usagesOf(item: HidItem): readonly number[] {
  if (item.isConstant || item.reportSize !== 1) return [];
  const { usageMinimum: first = 0, usageMaximum: last = -1 } = item;
  const listed = item.isRange
    ? Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
    : (item.usages ?? []);
  return listed.slice(0, item.reportCount ?? 0);
}

function lengthOf(report: HidReport): number {
  return (report.items ?? []).reduce((length, item) => length + bitsIn(item), 0);
}

function bitsIn(item: HidItem): number {
  return (item.reportSize ?? 0) * (item.reportCount ?? 0);
}
