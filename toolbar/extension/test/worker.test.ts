import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Browser } from "./browser.ts";

const OUT = { mood: "out", waiting: 0, who: "", callId: "" };
const TALKING = { ...OUT, mood: "talking" };
let browser: Browser;
const host = { open: vi.fn(async () => undefined), close: vi.fn(async () => undefined) };

beforeEach(async () => {
  vi.useFakeTimers();
  vi.resetModules();
  browser = new Browser();
  const { work } = await import("../src/worker.ts");
  work({ host, panel: async () => 1 });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("gives what a desk has left to the next one at the same center, once, and to no other center", async () => {
  const left = { server: "https://one.example", kept: "secret" };
  await browser.ask("keep", left);
  expect(await browser.ask("begin", { server: "https://one.example" })).toBe("secret");
  expect(await browser.ask("begin", { server: "https://one.example" })).toBe("");

  await browser.ask("keep", left);
  expect(await browser.ask("begin", { server: "https://other.example" })).toBe("");
});

it("is replaced when nobody is logged in any more, and not while a desk only begins anew", async () => {
  await browser.ask("told", { news: TALKING });
  browser.onUpdateAvailable.fire();
  await browser.ask("told", { news: OUT });
  await browser.ask("told", { news: TALKING });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(browser.reload).not.toHaveBeenCalled();

  await browser.ask("told", { news: OUT });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(browser.reload).toHaveBeenCalled();
});

it("hears the buttons of notifications as soon as they are allowed", async () => {
  await browser.local.set({ server: "https://one.example" });
  browser.allowNotifications();
  browser.onClicked.fire();
  await vi.advanceTimersByTimeAsync(0);
  expect(host.open).toHaveBeenCalled();
});
