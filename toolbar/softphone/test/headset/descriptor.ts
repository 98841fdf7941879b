/** Report descriptors as devices send them (USB HID 1.11, section 6.2.2), read as WebHID shows them. */
import type { HidCollection, HidItem, HidReport } from "../../src/headset/hid.ts";

/** Of a wired headset (047f:c056): mute tells of presses, the hook how it stands, each lamp has its own report. */
export const WIRED = `
  05 0b 09 05 a1 01 85 08 09 2f 15 00 25 01 75 01 95 01 81 06 09 20 09 21 15 00 25 01 75 01 95 02 81 22
  75 01 95 05 81 01
  85 09 05 08 09 09 15 00 25 01 75 01 95 01 91 22 75 01 95 07 91 01
  85 17 09 17 15 00 25 01 75 01 95 01 91 22 75 01 95 07 91 01
  85 18 09 18 15 00 25 01 75 01 95 01 91 22 75 01 95 07 91 01 c0`;

/** Of a wireless kind: one report of sixteen bits each way, after one of keys for music. */
export const WIRELESS = `
  05 0c 09 01 a1 01 85 01 15 00 25 01 09 e9 09 ea 75 01 95 02 81 02 95 06 81 01 c0
  05 0b 09 05 a1 01 85 02 15 00 25 01 75 01 95 05 09 20 09 97 09 2a 09 2f 09 21 81 22
  09 24 09 26 95 02 81 06 95 09 81 01
  05 08 15 00 25 01 09 17 09 1e 09 09 09 18 09 20 09 21 95 06 91 22 95 0a 91 01 c0`;

type Open<Of> = { -readonly [Key in keyof Of]: Of[Key] };

/** What the items so far have set (section 6.2.2.7), and what came of them. */
interface Reading {
  page: number;
  size: number;
  count: number;
  report: number;
  usages: number[];
  readonly top: Open<HidCollection>[];
}

/** By the first byte of an item without its length. */
const ITEMS: Readonly<Record<number, (reading: Reading, value: number) => void>> = {
  4: (reading, value) => {
    reading.page = value;
  },
  116: (reading, value) => {
    reading.size = value;
  },
  132: (reading, value) => {
    reading.report = value;
  },
  148: (reading, value) => {
    reading.count = value;
  },
  8: ({ page, usages }, value) => usages.push((page << 16) | value),
  160: ({ page, usages, top }) => top.push({ usagePage: page, usage: (usages[0] ?? 0) & 0xffff }),
  128: (reading, value) => add(reading, "inputReports", value),
  144: (reading, value) => add(reading, "outputReports", value),
};

/** The top collections of a descriptor in hexadecimal. */
export function collectionsOf(text: string): readonly HidCollection[] {
  const reading: Reading = { page: 0, size: 0, count: 0, report: 0, usages: [], top: [] };
  const bytes = text.match(/[0-9a-f]{2}/gu)?.map((one) => Number.parseInt(one, 16)) ?? [];
  while (bytes.length) {
    const head = bytes.shift() ?? 0;
    const value = bytes.splice(0, [0, 1, 2, 4][head & 3]).reduceRight((all, one) => (all << 8) | one, 0);
    ITEMS[head & 0xfc]?.(reading, value);
    if (!(head & 0x0c)) reading.usages = []; // after a main item
  }
  return reading.top;
}

function add(reading: Reading, kind: "inputReports" | "outputReports", flags: number): void {
  const item: HidItem = {
    isConstant: Boolean(flags & 1),
    isAbsolute: !(flags & 4),
    usages: reading.usages,
    reportSize: reading.size,
    reportCount: reading.count,
  };
  const to = reading.top.at(-1) ?? {};
  const others = (to[kind] ?? []).filter((one) => one.reportId !== reading.report);
  const before = to[kind]?.find((one): one is HidReport => one.reportId === reading.report);
  to[kind] = [...others, { reportId: reading.report, items: [...(before?.items ?? []), item] }];
}
