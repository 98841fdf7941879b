import { expect, test } from "vitest";
import { isPage, offeredConnectors } from "../../src/features/connectors.ts";
import { CALL, OFFERED, ToldDesk } from "../told.ts";

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
