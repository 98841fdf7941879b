import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { connectors, isPage, offeredConnectors } from "../../src/features/connectors.ts";
import type { Doing } from "../../src/port.ts";
import { CALL, OFFERED, START, ToldDesk } from "../told.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

const pop = (url: string) => ({ event: "openURL", url, newTab: true }) as const;

test("a page is shown when the center says so, and listed until the next call", () => {
  const desk = new ToldDesk().hear(...OFFERED, pop("https://crm.example/1"), pop("https://crm.example/2"));
  const urls = () => desk.state.connectors.pages.map((one) => one.url);
  expect(urls()).toEqual(["https://crm.example/2", "https://crm.example/1"]);
  expect(desk.state.connectors.waiting.map((one) => one.url)).toEqual([
    "https://crm.example/1",
    "https://crm.example/2",
  ]);
  desk.hear({ event: "incomingCall", callinfo: { ...CALL, callSessionId: "B2" } });
  expect(urls()).toEqual([]);
});

test("only http and https are pages", () => {
  const urls = [
    "http://a.example",
    "https://a.example/x",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "x",
    "",
  ];
  expect(urls.map(isPage)).toEqual([true, true, false, false, false, false]);
  const desk = new ToldDesk().hear(...OFFERED, pop("javascript:alert(1)"));
  expect(desk.state.connectors.waiting).toEqual([]);
});

test("of a contact that is previewed only what says so may be set off", () => {
  const there = [
    { id: "1", flags: "1", dispositionIds: [] },
    { id: "2", flags: "3", dispositionIds: [] },
  ];
  const desk = new ToldDesk();
  desk.knows({ connectors: { ...desk.state.connectors, there } });
  expect(offeredConnectors(desk.state).map((one) => one.id)).toEqual(["2"]);
});

/** The center, as far as it says which of an agent's desks shows a page. */
class Center {
  readonly #claimed = new Set<string>();
  readonly shown: string[] = [];
  down = false;

  async claim({ url, timestamp }: { readonly url: string; readonly timestamp: string }): Promise<boolean> {
    if (this.down) throw new Error("nobody answers");
    const first = !this.#claimed.has(url + timestamp);
    this.#claimed.add(url + timestamp);
    return first;
  }
}

interface Habits {
  readonly name: string;
  readonly attachment?: string;
  /** Milliseconds since the agent did something there. */
  readonly idle: number;
}

/** A desk of the agent that is told of a page, after which some time goes by. */
function tell(center: Center, url: string, { name, attachment = "", idle }: Habits): unknown[] {
  const said: unknown[] = [];
  const desk = new ToldDesk();
  const before = desk.state;
  desk.hear(...OFFERED, pop(url)).knows({ audio: { ...before.audio, attachment } });
  const doing = {
    desk: { used: START - idle, say: (error: unknown) => said.push(String(error)) },
    state: desk.state,
    mine: desk.state.connectors,
    around: { now: () => START, open: (page: string) => center.shown.push(`${name} ${page}`) },
    call: async (_: string, page: { readonly url: string; readonly timestamp: string }) =>
      await center.claim(page),
    change: () => {},
  };
  connectors.watch?.(before, doing as unknown as Doing<"connectors">);
  return said;
}

const MINUTE = 60_000;

test.each([
  ["who has the audio", { name: "a", idle: 0 }, { name: "b", attachment: "x", idle: 60 * MINUTE }, "b"],
  ["who was used last", { name: "a", idle: 60 * MINUTE }, { name: "b", idle: 2000 }, "b"],
  [
    "who was used last, also after an hour",
    { name: "a", idle: 60 * MINUTE },
    { name: "b", idle: 20 * MINUTE },
    "b",
  ],
  ["anybody, where both were used at once", { name: "a", idle: 0 }, { name: "b", idle: 0 }, "a"],
])("of several desks one shows a page: %s", async (_, one, other, name) => {
  const center = new Center();
  tell(center, "https://crm.example/1", one);
  tell(center, "https://crm.example/1", other);
  await vi.advanceTimersByTimeAsync(1000);
  expect(center.shown).toEqual([`${name} https://crm.example/1`]);
});

test("who is alone shows every page, within a second", async () => {
  const center = new Center();
  tell(center, "https://crm.example/1", { name: "a", idle: 9 * 60 * MINUTE });
  tell(center, "https://crm.example/2", { name: "a", idle: 9 * 60 * MINUTE });
  await vi.advanceTimersByTimeAsync(1000);
  expect(center.shown).toEqual(["a https://crm.example/1", "a https://crm.example/2"]);
});

test("where the center does not say who, nobody shows it, and the agent is told", async () => {
  const center = new Center();
  center.down = true;
  const said = tell(center, "https://crm.example/1", { name: "a", attachment: "x", idle: 0 });
  await vi.advanceTimersByTimeAsync(1000);
  expect([center.shown, said]).toEqual([[], ["Error: nobody answers"]]);
});
