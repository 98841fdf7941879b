import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { DeskPort, DeskState } from "../src/port.ts";
import { RemoteDesk, Served, type Wire } from "../src/remote.ts";

type State = Record<string, unknown>;

/** A desk that keeps what it is asked to do. */
class Pad implements DeskPort {
  state = { agent: { ready: false }, call: { phase: "none" }, log: { entries: [] } } as unknown as DeskState;
  readonly done: unknown[][] = [];
  answer = Promise.resolve(true);
  readonly #heard = new Set<() => void>();

  subscribe(heard: () => void): () => void {
    this.#heard.add(heard);
    return () => void this.#heard.delete(heard);
  }

  act(...asked: unknown[]): Promise<boolean> {
    this.done.push(asked);
    return this.answer;
  }

  become(slices: State): void {
    this.state = { ...this.state, ...slices } as DeskState;
    for (const heard of this.#heard) heard();
  }
}

/** Two ends of a wire on which messages are late, and get lost while it `loses`. */
class Line {
  loses = false;
  carried: unknown[] = [];
  readonly near: Wire;
  readonly far: Wire;
  readonly #late: number;

  constructor(late = 1) {
    this.#late = late;
    const [near, far] = [new Set<(message: unknown) => void>(), new Set<(message: unknown) => void>()];
    this.near = { post: (message) => this.#carry(message, far), hear: (heard) => listening(near, heard) };
    this.far = { post: (message) => this.#carry(message, near), hear: (heard) => listening(far, heard) };
  }

  #carry(message: unknown, to: Set<(message: unknown) => void>): void {
    if (this.loses) return;
    const sent = structuredClone(message);
    this.carried.push(sent);
    setTimeout(() => to.forEach((heard) => void heard(sent)), this.#late);
  }
}

function listening<Heard>(all: Set<Heard>, heard: Heard): () => void {
  all.add(heard);
  return () => void all.delete(heard);
}

const act = (desk: RemoteDesk, name: string, ...given: unknown[]): Promise<boolean> =>
  (desk.act as (name: string, ...given: unknown[]) => Promise<boolean>)(name, ...given);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a desk seen from another page", () => {
  it("is the same there, and follows each change by the slices that changed", async () => {
    const [pad, line, remote] = [new Pad(), new Line(), new RemoteDesk()];
    new Served(pad).serve(line.near);
    remote.use(line.far);
    expect(remote.known).toBe(false);
    await vi.advanceTimersByTimeAsync(10);
    expect(remote.state).toEqual(pad.state);

    const before = remote.state;
    line.carried = [];
    pad.become({ agent: { ready: true } });
    pad.become({ call: { phase: "offered" } });
    await vi.advanceTimersByTimeAsync(10);
    expect(remote.state).toEqual(pad.state);
    expect((remote.state as unknown as State).log).toBe((before as unknown as State).log);
    expect(line.carried).toMatchObject([{ slices: { agent: { ready: true }, call: { phase: "offered" } } }]);
  });

  it("tells who listens", async () => {
    const [pad, line, remote, heard] = [new Pad(), new Line(), new RemoteDesk(), vi.fn()];
    new Served(pad).serve(line.near);
    remote.use(line.far);
    const leave = remote.subscribe(heard);
    await vi.advanceTimersByTimeAsync(10);
    expect(heard).toHaveBeenCalledTimes(1);
    pad.become({ agent: { ready: true } });
    await vi.advanceTimersByTimeAsync(10);
    expect(heard).toHaveBeenCalledTimes(2);
    leave();
    pad.become({ agent: { ready: false } });
    await vi.advanceTimersByTimeAsync(10);
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it("comes to the same state when messages were lost, without anything else happening", async () => {
    const [pad, line, remote] = [new Pad(), new Line(), new RemoteDesk()];
    new Served(pad).serve(line.near);
    remote.use(line.far);
    await vi.advanceTimersByTimeAsync(10);
    line.loses = true;
    pad.become({ agent: { ready: true } });
    await vi.advanceTimersByTimeAsync(10);
    line.loses = false;
    await vi.advanceTimersByTimeAsync(3010);
    expect(remote.state).toEqual(pad.state);
  });

  it("asks at once for what it missed when the next change comes", async () => {
    const [pad, line, remote] = [new Pad(), new Line(), new RemoteDesk()];
    new Served(pad).serve(line.near);
    remote.use(line.far);
    await vi.advanceTimersByTimeAsync(10);
    line.loses = true;
    pad.become({ agent: { ready: true } });
    await vi.advanceTimersByTimeAsync(1);
    line.loses = false;
    pad.become({ call: { phase: "offered" } });
    await vi.advanceTimersByTimeAsync(10);
    expect(remote.state).toEqual(pad.state);
  });

  it("goes on by another wire, as after the page came back from the browser's cache", async () => {
    const [pad, first, second, remote] = [new Pad(), new Line(), new Line(), new RemoteDesk()];
    const served = new Served(pad);
    const hangUp = served.serve(first.near);
    const leave = remote.use(first.far);
    await vi.advanceTimersByTimeAsync(10);
    for (const ready of [true, false, true]) pad.become({ agent: { ready } });
    await vi.advanceTimersByTimeAsync(10);
    leave();
    hangUp();
    expect(remote.connected).toBe(false);
    pad.become({ agent: { ready: false }, call: { phase: "talking" } });
    served.serve(second.near);
    remote.use(second.far);
    expect(remote.connected).toBe(false); // what it knows may be over
    await vi.advanceTimersByTimeAsync(10);
    expect(remote.connected).toBe(true);
    expect(remote.state).toEqual(pad.state);
    pad.become({ call: { phase: "held" } });
    await vi.advanceTimersByTimeAsync(10);
    expect(remote.state).toEqual(pad.state);
  });

  it("takes over what another desk at the same end says", async () => {
    const [old, pad, line, remote] = [new Pad(), new Pad(), new Line(), new RemoteDesk()];
    const end = new Served(old).serve(line.near);
    remote.use(line.far);
    await vi.advanceTimersByTimeAsync(10);
    for (const ready of [true, false]) old.become({ agent: { ready } });
    await vi.advanceTimersByTimeAsync(10);
    end();
    pad.become({ call: { phase: "talking" } });
    new Served(pad).serve(line.near);
    await vi.advanceTimersByTimeAsync(3010);
    expect(remote.state).toEqual(pad.state);
  });

  it("shows no more than it may see, and does no more than it may do", async () => {
    const [pad, line, remote] = [new Pad(), new Line(), new RemoteDesk()];
    const reach = { slices: ["agent"], acts: ["agent.ready"] } as unknown as Parameters<Served["serve"]>[1];
    new Served(pad).serve(line.near, reach);
    remote.use(line.far);
    await vi.advanceTimersByTimeAsync(10);
    expect(remote.state).toEqual({ agent: { ready: false } });
    line.carried = [];
    pad.become({ call: { phase: "talking" } });
    await vi.advanceTimersByTimeAsync(10);
    expect(line.carried).toEqual([]);
    const refused = act(remote, "call.end");
    await vi.advanceTimersByTimeAsync(10);
    expect([await refused, pad.done]).toEqual([false, []]);
  });
});

describe("an act from another page", () => {
  it("is done, and answered as the desk answers", async () => {
    const [pad, line, remote] = [new Pad(), new Line(), new RemoteDesk()];
    new Served(pad).serve(line.near);
    remote.use(line.far);
    await vi.advanceTimersByTimeAsync(10);
    const done = act(remote, "call.hold", true);
    pad.answer = Promise.resolve(false);
    await vi.advanceTimersByTimeAsync(10);
    expect([await done, pad.done]).toEqual([false, [["call.hold", true]]]);
  });

  it("waits until the desk is known", async () => {
    const [pad, line, remote] = [new Pad(), new Line(), new RemoteDesk()];
    const done = act(remote, "call.answer");
    new Served(pad).serve(line.near);
    remote.use(line.far);
    await vi.advanceTimersByTimeAsync(10);
    expect([await done, pad.done]).toEqual([true, [["call.answer"]]]);
  });

  it("is done once, although it or its answer was lost", async () => {
    const [pad, line, remote] = [new Pad(), new Line(), new RemoteDesk()];
    new Served(pad).serve(line.near);
    remote.use(line.far);
    await vi.advanceTimersByTimeAsync(10);
    line.loses = true;
    const lost = act(remote, "call.hold", true);
    await vi.advanceTimersByTimeAsync(10);
    line.loses = false;
    await vi.advanceTimersByTimeAsync(3001);
    line.loses = true; // the answer gets lost
    await vi.advanceTimersByTimeAsync(3000);
    line.loses = false;
    await vi.advanceTimersByTimeAsync(3010);
    expect([await lost, pad.done]).toEqual([true, [["call.hold", true]]]);
  });

  it("is done once, although it was said by two wires", async () => {
    const [pad, first, second, remote] = [new Pad(), new Line(), new Line(), new RemoteDesk()];
    const served = new Served(pad);
    served.serve(first.near);
    served.serve(second.near);
    const leave = remote.use(first.far);
    await vi.advanceTimersByTimeAsync(10);
    const done = act(remote, "call.end");
    leave();
    remote.use(second.far);
    await vi.advanceTimersByTimeAsync(10);
    expect([await done, pad.done]).toEqual([true, [["call.end"]]]);
  });

  it("is not done by another desk than it was meant for", async () => {
    const [old, pad, line, remote] = [new Pad(), new Pad(), new Line(), new RemoteDesk()];
    const end = new Served(old).serve(line.near);
    remote.use(line.far);
    await vi.advanceTimersByTimeAsync(10);
    line.loses = true;
    const done = act(remote, "call.answer");
    end();
    new Served(pad).serve(line.near);
    line.loses = false;
    await vi.advanceTimersByTimeAsync(3010);
    expect([await done, old.done, pad.done]).toEqual([false, [], []]);
  });

  it("counts as not done when nobody answers for a minute", async () => {
    const remote = new RemoteDesk();
    remote.use(new Line().far);
    const done = act(remote, "call.answer");
    await vi.advanceTimersByTimeAsync(63_000);
    expect(await done).toBe(false);
  });
});

it("hears nothing that is not of a desk", async () => {
  const [pad, line, remote] = [new Pad(), new Line(), new RemoteDesk()];
  new Served(pad).serve(line.near);
  remote.use(line.far);
  await vi.advanceTimersByTimeAsync(10);
  const strange = [
    null,
    7,
    "act",
    { kind: "whole" },
    { mark: "cordboard.desk" },
    { mark: "cordboard.desk", kind: "act" },
  ];
  for (const each of strange) {
    line.far.post(each);
    line.near.post(each);
  }
  await vi.advanceTimersByTimeAsync(10);
  expect([remote.state, pad.done]).toEqual([pad.state, []]);
});
