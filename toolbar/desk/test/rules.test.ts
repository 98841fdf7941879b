import { expect, test } from "vitest";
import { complaint, rules, rulesOfField, rulesOfQuestion } from "../src/rules.ts";

const wrong = (...given: Parameters<typeof complaint>) => complaint(...given)?.word ?? "";

test("a contact's field tells its rules by name", () => {
  const field = rulesOfField({
    name: "since",
    restrictions: [{ value: "TYPE=DATE" }, { value: "REQUIRED=true" }, { value: "MIN=2000-01-01" }],
  });
  expect([field.kind, field.required]).toEqual(["DATE", true]);
  expect([wrong(field, ""), wrong(field, "1999-12-31"), wrong(field, "2020-02-03")]).toEqual([
    "value.required",
    "value.min",
    "",
  ]);
});

test("a question tells its rules by number", () => {
  const question = rulesOfQuestion({
    type: 1,
    answerCriteria: [],
    options: [],
    restrictions: [
      { restrictionType: 1, value: "5" },
      { restrictionType: 7, value: "1" },
    ],
  });
  expect(["6", "4.55", "4.5", "many"].map((value) => wrong(question, value))).toEqual([
    "value.max",
    "value.decimals",
    "",
    "value.form.NUMBER",
  ]);
});

test("texts are measured by their length, times by when they are", () => {
  expect(wrong(rules("STRING", { MAX: "3" }), "four")).toBe("value.max.text");
  expect(wrong(rules("TIME", { MIN: "08:00:00" }), "07:59:59")).toBe("value.min");
  expect(wrong(rules("TIME_PERIOD", { MAX: "100:00:00" }), "99:59:59")).toBe("");
  expect(wrong(rules("DATE_TIME", { MAX: "2026-11-27 12:00:00" }), "2026-11-27 12:00:01")).toBe("value.max");
});

test("an expression is for the whole value, and one that cannot be read says nothing", () => {
  expect(wrong(rules("STRING", { REGEXP: "[A-Z]{2}[0-9]+" }), "AB12x")).toBe("value.pattern");
  expect(wrong(rules("STRING", { REGEXP: "(?P<x>a)" }), "b")).toBe("");
});
