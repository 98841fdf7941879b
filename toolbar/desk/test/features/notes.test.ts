import { Refused, Unreachable } from "@cordboard/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { call } from "../../src/features/call.ts";
import { notes } from "../../src/features/notes.ts";
import type { Doing, SliceName } from "../../src/port.ts";
import { CALL, START, status, TALKING, ToldDesk } from "../told.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

const REFUSED = new Refused({ code: "UNKNOWN_CALL" }, 409);

/** A desk whose notes go to a center: what that was told, in order; `down`: it answers nothing, or no. */
class Writing extends ToldDesk {
  readonly used = START;
  readonly told: [what: string, of: string, comments: string][] = [];
  readonly said: unknown[] = [];
  down: Error | null = null;

  constructor(user = "ada@demo") {
    super();
    let before = this.state;
    this.subscribe(() => {
      const [was, doing] = [before, this.#doing("notes")];
      before = this.state;
      notes.watch?.(was, doing);
    });
    this.logIn(user);
  }

  logIn(user: string): void {
    this.knows({ session: { ...this.state.session, user } });
  }

  say(error: unknown): void {
    this.said.push(error);
  }

  override async act(name: never, ...given: unknown[]): Promise<boolean> {
    const feature = name in (notes.acts ?? {}) ? notes : call;
    const does = Reflect.get(feature.acts ?? {}, name) as (...all: unknown[]) => Promise<void>;
    await Promise.resolve(does(this.#doing(feature.name), ...given)).catch((error) => this.say(error));
    return true;
  }

  write(text: string): void {
    void this.act("call.note" as never, text);
  }

  leave(): void {
    notes.leave?.(this.#doing("notes"));
  }

  #ask(name: string, { callSessionId = "", comments = "" }: Record<string, string> = {}): void {
    this.told.push([name, callSessionId, comments]);
  }

  #doing<Name extends SliceName>(name: Name): Doing<Name> {
    const desk = this;
    return {
      desk,
      get state() {
        return desk.state;
      },
      get mine() {
        return desk.state[name];
      },
      around: { now: () => Date.now() },
      call: async (asked: string, request: Record<string, string>) => {
        if (desk.down) throw desk.down;
        desk.#ask(asked, request);
      },
      tell: (asked: string, request: Record<string, string>) => desk.#ask(asked, request),
      act: (act: never, ...given: unknown[]) => desk.act(act, ...given),
      change: (change: object) => desk.knows({ [name]: { ...desk.state[name], ...change } }),
    } as unknown as Doing<Name>;
  }
}

const talking = () => new Writing().hear(status({}), ...TALKING) as Writing;
const SECOND = 1000;

test("what is typed goes to the center within a second, and not with every letter", async () => {
  const desk = talking();
  for (const text of ["w", "wa", "wants"]) desk.write(text);
  expect(desk.told).toEqual([]);
  await vi.advanceTimersByTimeAsync(SECOND);
  desk.write("wants an offer");
  await vi.advanceTimersByTimeAsync(SECOND);
  expect(desk.told).toEqual([
    ["noteCall", "A1", "wants"],
    ["noteCall", "A1", "wants an offer"],
  ]);
  await vi.advanceTimersByTimeAsync(60 * SECOND);
  expect(desk.told.length).toBe(2);
});

test("who leaves the field, or closes the page, waits for nothing", async () => {
  const desk = talking();
  desk.write("wants an offer");
  await desk.act("notes.send" as never);
  expect(desk.told).toEqual([["noteCall", "A1", "wants an offer"]]);
  desk.write("by Friday");
  desk.leave();
  expect(desk.told.at(-1)).toEqual(["noteCall", "A1", "by Friday"]);
});

test("before a wrap-up runs out every word goes at once", async () => {
  const desk = talking();
  desk.at = START;
  desk.hear({ event: "callEnded", party: 2 }, { event: "callWrapupTimerStarted", timeout: "1000" });
  desk.write("w");
  await vi.advanceTimersByTimeAsync(0);
  expect(desk.told).toEqual([["noteCall", "A1", "w"]]);
});

test("without a network the words wait, also beyond the end of their call", async () => {
  const desk = talking();
  desk.down = new Unreachable("nobody answers");
  desk.write("wants an offer");
  await vi.advanceTimersByTimeAsync(5 * SECOND);
  desk.hear({ event: "callEndedByACW", dispositionId: "4", callSessionId: "A1" }, status({}));
  expect(desk.state.call.id).toBe("");
  desk.down = null;
  await vi.advanceTimersByTimeAsync(SECOND);
  expect(desk.told).toEqual([["noteCall", "A1", "wants an offer"]]);
  expect(desk.said).toEqual([]);
});

test("a call is finished although its notes came to nobody for the moment, and nothing is said of that", async () => {
  const desk = talking();
  desk.write("wants an offer");
  desk.down = new Unreachable("nobody answers");
  await desk.act("notes.send" as never);
  expect([desk.said, Object.keys(desk.state.notes.unsent)]).toEqual([[], ["A1"]]);
});

test("what the center refuses is told once, and let go", async () => {
  const desk = talking();
  desk.down = REFUSED;
  desk.write("x");
  await vi.advanceTimersByTimeAsync(60 * SECOND);
  expect(desk.said).toEqual([REFUSED]);
  expect(desk.state.notes.unsent).toEqual({});
});

test("words outlive a session that has ended, and are of nobody else", async () => {
  const desk = talking();
  desk.down = new Refused({ code: "TOKEN_REVOKED" }, 401);
  desk.write("x");
  await vi.advanceTimersByTimeAsync(SECOND);
  desk.logIn("");
  await vi.advanceTimersByTimeAsync(SECOND);
  desk.down = null;
  desk.logIn("ada@demo");
  await vi.advanceTimersByTimeAsync(SECOND);
  expect(desk.told).toEqual([["noteCall", "A1", "x"]]);

  desk.write("y");
  desk.logIn("ben@demo");
  await vi.advanceTimersByTimeAsync(SECOND);
  expect(desk.told.length).toBe(1);
});

test("nothing is written about a call once the agent has said how it ended", async () => {
  const desk = talking();
  desk.write("wants an offer");
  await desk.act("call.finish" as never, "4", "wants an offer");
  await vi.advanceTimersByTimeAsync(60 * SECOND);
  expect(desk.told.map(([what]) => what)).toEqual(["noteCall", "finishCall"]);
});

test("what another desk writes is shown; nobody's older words stand in the way of newer ones", async () => {
  const desk = talking();
  const noted = (comments: string) => desk.hear({ event: "callNoted", callSessionId: "A1", comments });
  expect(noted("from the other desk").state.call.comments).toBe("from the other desk");
  expect(noted("").state.call.comments).toBe("");
  desk.write("new");
  expect(noted("old").state.call.comments).toBe("new");
  const late = { ...CALL, comments: "old" };
  expect(desk.hear(status({ currentCall: late, onCall: true })).state.call.comments).toBe("new");
  desk.hear({ event: "callNoted", callSessionId: "B2", comments: "of another call" });
  expect(desk.state.call.comments).toBe("new");
});
