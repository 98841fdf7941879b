import { Refused } from "@cordboard/client";
import { expect, test } from "vitest";
import { OFFERED, START, status, TALKING, ToldDesk } from "../../desk/test/told.ts";
import { Counterpart } from "../src/counterpart.ts";
import type { Said, TellName } from "../src/protocol.ts";

const PAST = {
  callSessionId: "A1",
  begin: String(START),
  end: String(START + 9000),
  talkTime: "7000",
  dispositionId: "9",
  dispositionName: "Sold",
};
const VARIABLES = [{ groupName: "Order", name: "number", id: "77" }];

/** A desk whose center answers what it is told to answer. */
class Told extends ToldDesk {
  readonly asked: [operation: string, request: unknown][] = [];
  readonly said: unknown[] = [];
  answers: Readonly<Record<string, unknown>> = {
    getCallHistory: { calls: [PAST] },
    getCallAttachedVariables: VARIABLES,
  };

  call = async (operation: string, request?: unknown): Promise<never> => {
    this.asked.push([operation, request]);
    const answer = this.answers[operation] ?? null;
    if (answer instanceof Error) throw answer;
    return answer as never;
  };

  say(error: unknown): void {
    this.said.push(error);
  }
}

/** The page around a panel. */
class Page {
  readonly heard: Said[] = [];
  readonly desk = new Told();
  readonly panel: Counterpart;
  #ask: (asked: unknown) => void = () => undefined;

  constructor() {
    const around = {
      post: (said: Said) => void this.heard.push(said),
      hear: (heard: (asked: unknown) => void) => {
        this.#ask = heard;
      },
    };
    this.panel = new Counterpart(this.desk, around, "1.2");
    this.panel.open();
  }

  /** Ask, and what comes back. */
  async ask(ask: string, given: unknown, id = 1): Promise<unknown> {
    this.#ask({ cordboard: 1, id, ask, given });
    await new Promise((resolve) => setTimeout(resolve));
    return this.heard.find((said) => "answer" in said && said.answer === id);
  }

  /** Say something that is no question of this protocol. */
  murmur(message: unknown): void {
    this.#ask(message);
  }

  /** What was told under a name, in order. */
  told(name: TellName): unknown[] {
    return this.heard.flatMap((said) => ("tell" in said && said.tell === name ? [said.about] : []));
  }
}

test("the page hears that the panel is there, and who works", () => {
  const page = new Page();
  expect(page.told("ready")).toEqual([{ version: "1.2" }]);
  page.desk.hear(status({ ready: false }));
  page.desk.hear(status({ ready: true }));
  expect(page.told("agent")).toEqual([
    { user: "", state: "out" },
    { user: "", state: "notReady" },
    { user: "", state: "ready" },
  ]);
});

test("a call is told with who it is, again when more is known, and each phase once", () => {
  const page = new Page();
  page.desk.hear(status({}), ...OFFERED);
  expect(page.told("pop")).toMatchObject([
    { callId: "A1", number: "+14155550123", direction: "in", contact: {} },
  ]);
  const record = {
    attributes: [
      { key: "first_name", value: "Ada" },
      { key: "_record_id", value: "5" },
    ],
  };
  page.desk.hear({ event: "callCRMRecordChanged", callSessionId: "A1", record });
  expect(page.told("pop")).toMatchObject([
    {},
    { callId: "A1", name: "Ada", contact: { first_name: "Ada" }, contactId: "5" },
  ]);
  page.desk.hear(...TALKING.slice(OFFERED.length));
  const phases = page.told("call").map((one) => (one as { phase: string }).phase);
  expect(phases.filter((one, at) => one !== phases[at - 1])).toEqual(["offered", "connecting", "talking"]);
});

test("a call that is over is told with what the center has written down", async () => {
  const page = new Page();
  page.desk.hear(status({}), ...TALKING, { event: "callEnded", callSessionId: "A1" });
  await page.panel.act("call.finish", "9", "Friday");
  page.desk.hear(status({}));
  await new Promise((resolve) => setTimeout(resolve));
  expect(page.told("log")).toMatchObject([
    { callId: "A1", duration: 7000, ended: START + 9000, disposition: "Sold", comments: "Friday" },
  ]);
  expect(page.told("call").at(-1)).toMatchObject({ callId: "A1", phase: "none" });
});

test("a call whose wrap-up ran out is told with what was written about it", async () => {
  const page = new Page();
  page.desk.hear(status({}), ...TALKING, { event: "callNoted", callSessionId: "A1", comments: "Friday" });
  page.desk.hear({ event: "callEnded", callSessionId: "A1" }, { event: "callEndedByACW" }, status({}));
  await new Promise((resolve) => setTimeout(resolve));
  expect(page.told("log")).toMatchObject([{ callId: "A1", comments: "Friday" }]);
});

test("a call that nobody spoke on is told with what the agent has said", async () => {
  const page = new Page();
  page.desk.answers = { getCallHistory: { calls: [] } };
  page.desk.hear(status({}), ...OFFERED);
  page.desk.knows({
    call: { ...page.desk.state.call, dispositions: [{ id: "4", name: "No Answer", flags: "0" }] },
  });
  await page.panel.act("call.finish", "4", "");
  page.desk.hear(status({}));
  await new Promise((resolve) => setTimeout(resolve));
  expect(page.told("log")).toMatchObject([{ duration: 0, dispositionId: "4", disposition: "No Answer" }]);
});

test("the page lets a number be called, for a campaign by its name", async () => {
  const page = new Page();
  page.desk.knows({ campaigns: { all: [{ id: "7", name: "Care" }] } as never });
  expect(await page.ask("dial", { number: "+1", campaign: "Care" })).toMatchObject({ done: true });
  expect(page.desk.acts).toEqual([["dial.call", "+1", { campaignId: "7" }]]);
  expect(await page.ask("dial", { number: "+1", campaign: "None" }, 2)).toMatchObject({
    done: false,
    trouble: { code: "NOT_DONE", text: 'There is no campaign "None" for this agent.' },
  });
});

test("what the center refuses is said to the page and to the agent", async () => {
  const page = new Page();
  page.desk.act = async () => {
    page.desk.knows({ trouble: { now: { code: "NOT_READY", text: "Not now.", remedy: "", at: 0 } } });
    return false;
  };
  const trouble = { code: "NOT_READY", text: "Not now." };
  expect(await page.ask("dial", { number: "+1" })).toMatchObject({ done: false, trouble });
  expect(page.desk.said).toEqual([]);
  const refusal = new Refused({ status: 409, code: "BAD_VALUE", detail: "No amount." });
  page.desk.answers = { ...page.desk.answers, setCallAttachedVariable: refusal };
  page.desk.hear(...TALKING);
  const asked = { variables: { "Order.number": "?" } };
  expect(await page.ask("log", asked, 2)).toMatchObject({ trouble: { code: "BAD_VALUE" } });
  expect(page.desk.said).toEqual([refusal]);
});

test("the variables of a call that was asked for are set when it begins", async () => {
  const page = new Page();
  await page.ask("dial", { number: "+1", variables: { "Order.number": "AB1" } });
  expect(page.desk.asked.map(([name]) => name)).not.toContain("setCallAttachedVariable");
  page.desk.hear(
    status({ currentCall: { callSessionId: "B1", number: "+1", agentInitiated: true }, onCall: true }),
  );
  await new Promise((resolve) => setTimeout(resolve));
  expect(page.desk.asked.at(-1)).toEqual(["setCallAttachedVariable", { id: "77", value: "AB1" }]);
});

test("the page writes down what the agent then finds in the comments", async () => {
  const page = new Page();
  expect(await page.ask("log", { comments: "x" })).toMatchObject({ done: false });
  page.desk.hear(...TALKING);
  const asked = { comments: "Order AB1", variables: { "Order.number": "AB1" } };
  expect(await page.ask("log", asked, 2)).toMatchObject({ done: true });
  expect(page.desk.acts.at(-1)).toEqual(["call.note", "Order AB1"]);
  expect(page.desk.asked.at(-1)).toEqual(["setCallAttachedVariable", { id: "77", value: "AB1" }]);
  expect(await page.ask("log", { variables: { "Order.none": "1" } }, 3)).toMatchObject({ done: false });
});

test("what the agent has noted is not written over", async () => {
  const page = new Page();
  page.desk.hear(...TALKING);
  page.desk.knows({ call: { ...page.desk.state.call, comments: "Friday" } });
  await page.ask("log", { comments: "Order AB1" });
  expect(page.desk.acts.at(-1)).toEqual(["call.note", "Order AB1\nFriday"]);
  await page.ask("log", { comments: "Friday" }, 2);
  expect(page.desk.acts.at(-1)).toEqual(["call.note", "Friday"]);
});

test("what is not of this protocol, or too much, changes nothing", async () => {
  const page = new Page();
  const before = page.heard.length;
  for (const message of [
    null,
    "dial",
    {},
    { cordboard: 2, id: 1, ask: "dial", given: {} },
    { cordboard: 1, id: 1 },
  ]) {
    page.murmur(message);
  }
  expect(page.heard.length).toBe(before);
  expect(await page.ask("sing", {})).toMatchObject({ done: false });
  expect(await page.ask("dial", { number: 5 }, 2)).toMatchObject({ done: false });
  expect(await page.ask("dial", { number: "1".repeat(2000) }, 3)).toMatchObject({ done: false });
  expect([page.desk.asked, page.desk.acts]).toEqual([[], []]);
});

test("a page that is put out is told so, and hears and does nothing more", async () => {
  const page = new Page();
  page.panel.close();
  page.desk.hear(...TALKING);
  expect(await page.ask("dial", { number: "+1" })).toBeUndefined();
  expect(page.heard.at(-1)).toEqual({ cordboard: 1, tell: "gone", about: { code: "UNKNOWN_ORIGIN" } });
  expect(page.desk.acts).toEqual([]);
});
