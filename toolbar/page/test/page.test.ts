import { expect, test } from "vitest";
import { ToldDesk } from "../../desk/test/told.ts";
import { keepIn } from "../src/keep.ts";
import { only } from "../src/seat.ts";

class Seated extends ToldDesk {
  ended = 0;
  readonly said: unknown[] = [];
  async end(): Promise<void> {
    this.ended += 1;
    this.sits("");
  }
  say(error: unknown): void {
    this.said.push(error);
  }
  sits(user: string): void {
    this.knows({ session: { ...this.state.session, user } });
  }
}

test("a page that is approved for one user lets nobody else stay", async () => {
  const desk = new Seated();
  only(desk, "Ada");
  desk.sits("ada@demo");
  expect(desk.ended).toBe(0);
  desk.sits("ben@demo");
  await Promise.resolve();
  expect([desk.ended, String(desk.said)]).toEqual([1, "NotDone: NOT_THIS_SEAT"]);
});

test("a page that is approved for all is for everybody", () => {
  const desk = new Seated();
  only(desk, null);
  desk.sits("ben@demo");
  expect(desk.ended).toBe(0);
});

test("a browser that keeps nothing remembers as long as the page is open", () => {
  const keep = keepIn(() => {
    throw new Error("SecurityError");
  });
  keep.set("login", "ada");
  expect([keep.get("login"), keep.get("audio")]).toEqual(["ada", null]);
});

test("what is remembered lies apart from what others keep", () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  keepIn(() => storage as unknown as Storage).set("login", "ada");
  expect([...kept]).toEqual([["cordboard.desk.login", "ada"]]);
});
