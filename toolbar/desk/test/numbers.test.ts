import { expect, test } from "vitest";
import { localTime, written } from "../src/numbers.ts";
import { zonesOf } from "../src/zones.ts";

const NOON = Date.UTC(2026, 10, 27, 12);

test("numbers are written as people write them; what is none stays as it is", () => {
  expect(["+12125550142", "+4930123456", "2001", "+1", "anonymous"].map(written)).toEqual([
    "+1 212 555 0142",
    "+49 30 123456",
    "2001",
    "+1",
    "anonymous",
  ]);
});

test("the time is that of the number's region, by a city where there is one", () => {
  expect(localTime("+12125550142", NOON, "en-GB")).toEqual({ city: "New York", time: "07:00" });
  expect(localTime("+84241234567", NOON, "en-GB")).toEqual({ city: "Ho Chi Minh", time: "19:00" });
});

test("where a region has several times, none is told; where they agree, it is told without a city", () => {
  expect(localTime("+12085550142", NOON, "en-GB")).toBeNull();
  expect(localTime("+4712345678", NOON, "en-GB")).toEqual({ city: "", time: "13:00" });
});

test("extensions and strangers have no zone", () => {
  expect([zonesOf("2001"), zonesOf(""), zonesOf("+99912345678")]).toEqual([[], [], []]);
});
