import { expect, it } from "vitest";
import { clicksAt } from "../src/looks.ts";
import { DEFAULTS } from "../src/settings.ts";
import { registrationOf } from "../src/sites.ts";

const on = { ...DEFAULTS, server: "https://center.example", strip: true };

it("registers the strip before pages are drawn, on whole pages alone", () => {
  expect(registrationOf(on)).toMatchObject({
    js: ["strip.js"],
    css: ["strip.css"],
    runAt: "document_start",
    allFrames: false,
  });
});

it("leaves out pages where the agent has switched it off", () => {
  expect(registrationOf({ ...on, notAt: ["quiet.example"] })?.excludeMatches).toEqual([
    "*://quiet.example/*",
  ]);
});

it("registers nothing where nobody wants it, or no center is known", () => {
  expect(registrationOf({ ...on, strip: false })).toBeNull();
  expect(registrationOf({ ...on, server: "" })).toBeNull();
});

it("knows where numbers cannot be clicked", () => {
  const rules = { on: true, country: "US", notAt: ["mail.example", "*.bank.example"] };
  const answers = ["crm.example", "mail.example", "a.mail.example", "a.bank.example", "bank.example"].map(
    (host) => clicksAt(host, rules),
  );
  expect(answers).toEqual([true, false, true, false, true]);
  expect(clicksAt("crm.example", { ...rules, on: false })).toBe(false);
});
