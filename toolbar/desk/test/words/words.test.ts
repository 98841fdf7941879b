import { expect, test } from "vitest";
import { de } from "../../src/words/de/index.ts";
import { en } from "../../src/words/en/index.ts";
import { duration, moment } from "../../src/words/format.ts";
import { languageOf, Words } from "../../src/words/index.ts";

const slots = (text: string) => (text.match(/\{\w+\}/gu) ?? []).sort();

test("German says all that English does, with the same values", () => {
  expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
  for (const [name, text] of Object.entries(en)) {
    expect(slots(de[name as keyof typeof en]), name).toEqual(slots(text));
  }
});

test("a center's own words win, and what is missing is said in English", () => {
  const words = new Words("eo", { "call.answer": "Respondi" });
  expect([words.t("call.answer"), words.t("call.decline")]).toEqual(["Respondi", "Decline"]);
});

test("plurals follow the language", () => {
  const words = new Words("en", { "x.one": "{count} call", "x.other": "{count} calls" });
  expect([1, 2].map((count) => words.find("x", { count }))).toEqual(["1 call", "2 calls"]);
});

test("the agent's choice comes first, then the browser's, then the center's", () => {
  const there = ["en", "de"];
  expect(languageOf("de", ["en"], there, "en")).toBe("de");
  expect(languageOf(null, ["fr-FR", "de-AT"], there, "en")).toBe("de");
  expect(languageOf(null, ["fr"], there, "en")).toBe("en");
});

test("times as people say them", () => {
  expect([0, 6_000, 761_999, 3_723_000, -5].map(duration)).toEqual([
    "0:00",
    "0:06",
    "12:41",
    "1:02:03",
    "0:00",
  ]);
  const now = Date.UTC(2026, 10, 27, 12);
  expect(moment(now, now, "en-GB")).toMatch(/^\d\d:\d\d$/u);
  expect(moment(now - 3 * 86_400_000, now, "en-GB")).toMatch(/24 Nov 2026/u);
});
