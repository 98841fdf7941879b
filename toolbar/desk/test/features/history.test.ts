import { expect, test } from "vitest";
import { history } from "../../src/features/history.ts";
import { routing } from "../../src/features/routing.ts";
import type { Call, DeskState, Learning } from "../../src/port.ts";
import { CALL, OFFERED, START, TALKING, ToldDesk } from "../told.ts";

const KEPT = 200;

/** What a feature learns with, at a center that answers `answer` to whatever is asked; `asked` says what was. */
function learning(state: DeskState, answer: unknown): Learning & { readonly asked: string[] } {
  const asked: string[] = [];
  const call = (async (name: string) => {
    asked.push(name);
    return answer;
  }) as Call;
  return { state, call, around: { now: () => START } as Learning["around"], asked };
}

function past(...positions: number[]) {
  const whole = { end: String(START), dispositionId: "1", pauses: [] };
  return positions.map((one) => ({ ...whole, position: String(one) }));
}

/** Positions `from` down to `to`. */
function down(from: number, to: number): number[] {
  return Array.from({ length: from - to + 1 }, (_, place) => from - place);
}

test("a day of calls does not pile up: as many stay as were asked for", async () => {
  const desk = new ToldDesk().knows({
    history: { ...history.initial, calls: past(...down(KEPT, 1)), more: false },
  });
  const learnt = await history.learn?.(learning(desk.state, { calls: past(KEPT + 1), more: false }));
  expect(learnt?.calls?.map((one) => one.position)).toEqual(down(KEPT + 1, 2).map(String));
  expect(learnt?.more).toBe(true);
});

test("older calls that the agent has asked for stay, the newest ones before them", async () => {
  const desk = new ToldDesk().knows({
    history: { ...history.initial, calls: past(...down(KEPT + 50, 1)), more: true },
  });
  const learnt = await history.learn?.(learning(desk.state, { calls: past(KEPT + 51), more: false }));
  expect(learnt?.calls?.length).toBe(KEPT + 50);
  expect(learnt?.calls?.[0]?.position).toBe(String(KEPT + 51));
  expect(learnt?.more).toBe(true);
});

test("while there are few calls, all of them are there", async () => {
  const desk = new ToldDesk().knows({ history: { ...history.initial, calls: past(2, 1), more: false } });
  const learnt = await history.learn?.(learning(desk.state, { calls: past(3), more: false }));
  expect(learnt).toMatchObject({ calls: past(3, 2, 1), more: false });
});

test("why a call came here is asked for when it is offered, and not again when it is answered", async () => {
  const reason = { decided: "LEVEL", candidates: [], leftOut: [] };
  const offered = learning(new ToldDesk().hear(...OFFERED).state, reason);
  expect(await routing.learn?.(offered)).toEqual({ callId: "A1", reason });
  expect(offered.asked).toEqual(["getRoutingReason"]);

  const desk = new ToldDesk().hear(...OFFERED).knows({ routing: { callId: "A1", reason } });
  desk.hear(...TALKING.slice(OFFERED.length));
  const answered = learning(desk.state, reason);
  expect(await routing.learn?.(answered)).toEqual({});
  expect(answered.asked).toEqual([]);
});

test("a call that comes back to the agent comes for another reason", async () => {
  const reason = { decided: "LEVEL", candidates: [], leftOut: [] };
  const desk = new ToldDesk().hear(...OFFERED).knows({ routing: { callId: "A1", reason } });
  desk.hear({ event: "incomingCall", callinfo: CALL });
  expect(desk.state.routing).toEqual({ callId: "A1", reason: null });
});
