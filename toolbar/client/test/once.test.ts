import { expect, test } from "vitest";
import { once } from "../src/once.ts";

/** Work that ends when it is told to, and how often it was begun. */
function work() {
  const ends: ((failed?: Error) => void)[] = [];
  const begin = () =>
    new Promise<number>((done, fail) => {
      const number = ends.length;
      ends.push((failed) => (failed ? fail(failed) : done(number)));
    });
  return { ends, begin };
}

test("who asks while it goes on shares it; who asks afterwards begins anew", async () => {
  const { ends, begin } = work();
  const ask = once(begin);
  const both = [ask(), ask()];
  ends[0]?.();
  expect(await Promise.all(both)).toEqual([0, 0]);
  const next = ask();
  ends[1]?.();
  expect(await next).toBe(1);
});

test("a failure is everybody's, and not the next one's", async () => {
  const { ends, begin } = work();
  const ask = once(begin);
  const both = [ask(), ask()];
  ends[0]?.(new Error("no"));
  expect((await Promise.allSettled(both)).map((one) => one.status)).toEqual(["rejected", "rejected"]);
  const next = ask();
  ends[1]?.();
  expect(await next).toBe(1);
});
