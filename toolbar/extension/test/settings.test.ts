import { describe, expect, it } from "vitest";
import { DEFAULTS, known, serverOf, shownAt } from "../src/settings.ts";

describe("an address as it is typed", () => {
  it.each([
    ["center.example", "https://center.example"],
    [" https://center.example/desk ", "https://center.example"],
    ["http://10.0.0.7:8080", "http://10.0.0.7:8080"],
    ["localhost:8080", "http://localhost:8080"],
    ["127.0.0.1:8080/desk", "http://127.0.0.1:8080"],
    ["[::1]:8080", "http://[::1]:8080"],
    ["localhost.example", "https://localhost.example"],
  ])("%s is %s", (typed, server) => expect(serverOf(typed)).toBe(server));

  it.each(["", "   ", "http://", "ftp://center.example", "javascript:alert(1)", "ada:secret@center.example"])(
    "%j is none",
    (typed) => expect(serverOf(typed)).toBeNull(),
  );
});

describe("kept settings", () => {
  it("are those that make sense, and nothing else", () => {
    const kept = { server: "https://c.example", strip: "yes", clicks: false, notAt: ["a.example"], other: 1 };
    expect(known(kept)).toEqual({ server: "https://c.example", clicks: false, notAt: ["a.example"] });
    expect(known({ notAt: "a.example", language: null })).toEqual({});
    expect(known({ notAt: [1] })).toEqual({});
  });

  it("say where something is shown", () => {
    const settings = { ...DEFAULTS, notAt: ["quiet.example", "*.bank.example"] };
    expect(shownAt("https://crm.example/a?b", settings)).toBe(true);
    expect(shownAt("https://quiet.example/", settings)).toBe(false);
    expect(shownAt("https://not.quiet.example/", settings)).toBe(true);
    expect(shownAt("https://my.bank.example/", settings)).toBe(false);
    expect(shownAt("https://bank.example/", settings)).toBe(false);
    expect(shownAt("https://riverbank.example/", settings)).toBe(true);
    expect(shownAt("chrome://settings", settings)).toBe(false);
    expect(shownAt("", settings)).toBe(false);
  });
});
