import type { DeskState } from "@cordboard/desk";
import { expect, it } from "vitest";
import { keepAlong } from "../src/host/desk.ts";

/** A desk in steps: what it is doing, in which call, with which audio. */
class Steps {
  state = {} as DeskState;
  readonly #heard = new Set<() => void>();

  constructor() {
    this.step("ready", "", "a1");
  }

  get kept(): never {
    return this.state.strip.mood as never;
  }

  leave(): never {
    const { kept } = this;
    this.step("out", "", "");
    return kept;
  }

  subscribe(heard: () => void): () => void {
    this.#heard.add(heard);
    return () => void this.#heard.delete(heard);
  }

  step(mood: string, id: string, attachment: string): void {
    this.state = { strip: { mood }, call: { id }, audio: { attachment } } as unknown as DeskState;
    for (const heard of this.#heard) heard();
  }
}

const moment = () => new Promise<void>((done) => queueMicrotask(done));

it("keeps a desk from step to step, each as it was when all of the step had happened", async () => {
  const desk = new Steps();
  const kept: unknown[] = [];
  const keeping = keepAlong(desk, (now) => kept.push(now));
  await moment();
  desk.step("offered", "A1", "a1");
  desk.step("talking", "A1", "a1");
  await moment();
  desk.step("talking", "A1", "a1"); // nothing of what the next desk needs is another
  await moment();
  desk.step("talking", "A1", "a2");
  await moment();
  keeping.soon(); // other tokens
  await moment();
  expect(kept).toEqual(["ready", "talking", "talking", "talking"]);

  desk.step("held", "A1", "a2");
  keeping.last();
  await moment();
  expect(kept.slice(4)).toEqual(["held"]);
});
