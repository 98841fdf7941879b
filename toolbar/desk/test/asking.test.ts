import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Asking, SOON } from "../src/asking.ts";
import { customer } from "../src/features/customer.ts";
import { script } from "../src/features/script.ts";
import type { Feature } from "../src/port.ts";

const [CUSTOMER, SCRIPT] = [customer, script] as unknown as [Feature, Feature];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function begun(): { asking: Asking; asked: string[] } {
  const asked: string[] = [];
  return { asking: new Asking((one) => void asked.push(one.name)), asked };
}

test("what several events set off is asked for once, after them", () => {
  const { asking, asked } = begun();
  asking.soon(CUSTOMER);
  asking.soon(SCRIPT);
  asking.soon(CUSTOMER);
  expect(asked).toEqual([]);
  vi.advanceTimersByTime(SOON);
  expect(asked).toEqual(["customer", "script"]);
});

test("events that follow are asked about again, and do not put off what is due", () => {
  const { asking, asked } = begun();
  asking.soon(CUSTOMER);
  vi.advanceTimersByTime(SOON - 1);
  asking.soon(SCRIPT);
  vi.advanceTimersByTime(1);
  expect(asked).toEqual(["customer", "script"]);
  asking.soon(CUSTOMER);
  vi.advanceTimersByTime(SOON);
  expect(asked).toEqual(["customer", "script", "customer"]);
});

test("nothing is asked for once the session is left, and asking goes on in the next one", () => {
  const { asking, asked } = begun();
  asking.soon(CUSTOMER);
  asking.stop();
  vi.advanceTimersByTime(SOON);
  expect(asked).toEqual([]);
  asking.soon(SCRIPT);
  vi.advanceTimersByTime(SOON);
  expect(asked).toEqual(["script"]);
});
