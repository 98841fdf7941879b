import { afterEach, expect, it, vi } from "vitest";
import { clicksAt } from "../src/looks.ts";
import { DEFAULTS } from "../src/settings.ts";
import { register, registrationOf } from "../src/sites.ts";
import { Browser } from "./browser.ts";

afterEach(() => void vi.unstubAllGlobals());

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

it("leaves out no more than a browser understands, which would else show nothing anywhere", () => {
  const notAt = ["a.example", "*.b.example", "[::1]", "https://c.example/", "", "*"];
  expect(registrationOf({ ...on, notAt })?.excludeMatches).toEqual(["*://a.example/*", "*://*.b.example/*"]);
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

it("does what is wanted last, however close the changes are", async () => {
  const browser = new Browser();
  await browser.local.set({ ...on });
  const first = register();
  await browser.local.set({ notAt: ["quiet.example"] });
  await Promise.all([first, register()]);
  expect([...browser.scripts.values()]).toMatchObject([{ excludeMatches: ["*://quiet.example/*"] }]);

  browser.allowed = false;
  await register();
  expect(browser.scripts.size).toBe(0);
});
