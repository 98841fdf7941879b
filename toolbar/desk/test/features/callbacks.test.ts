import { expect, test } from "vitest";
import { isReminding, reminding, whoOf } from "../../src/features/callbacks.ts";
import { countsOf } from "../../src/strip/counts.ts";
import { START, status, ToldDesk } from "../told.ts";

const HOUR = 3_600_000;
const callback = (id: string, due: number, flags = "0") => ({
  id,
  number: `+1415555000${id}`,
  dueDate: String(START + due),
  flags,
});
const ids = (desk: ToldDesk) => desk.state.callbacks.all.map((one) => one.id);

test("what is due first comes first, whatever comes when", () => {
  const desk = new ToldDesk().hear(
    status({}),
    { event: "callbacksChanged", operation: 0, info: [callback("1", 3 * HOUR)] },
    { event: "callbackAdded", info: callback("2", HOUR) },
  );
  expect(ids(desk)).toEqual(["2", "1"]);
  desk.hear({ event: "callbacksChanged", operation: 1, info: [callback("2", 5 * HOUR)] });
  expect(ids(desk)).toEqual(["1", "2"]);
  expect(ids(desk.hear({ event: "callbackRemoved", id: "1" }))).toEqual(["2"]);
  expect(ids(desk.hear({ event: "callbacksChanged", operation: 2, info: [callback("2", 0)] }))).toEqual([]);
});

test("one whose time has come reminds, until it is put off or put aside", () => {
  const desk = new ToldDesk().hear(status({}), { event: "callbackAdded", info: callback("1", 0) });
  expect(reminding(desk.state)).toBeUndefined();
  desk.hear({ event: "callbackOverdue", id: "1", time: String(START) });
  expect(reminding(desk.state)?.id).toBe("1");
  expect(countsOf(desk.state)).toEqual([{ name: "callbacks", count: 1 }]);
  desk.hear({ event: "callbacksChanged", operation: 1, info: [callback("1", 0, "6")] });
  expect(reminding(desk.state)).toBeUndefined();
});

test("flags say whether one reminds: its time has come, and it is neither done nor put aside", () => {
  expect(["2", "6", "3", "8", "0"].map((flags) => isReminding({ flags }))).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

test("whom to call is a name where one is known", () => {
  const known = { all: [], names: { "1": "Ada Example", "2": "" } };
  expect([callback("1", 0), callback("2", 0)].map((one) => whoOf(known, one))).toEqual([
    "Ada Example",
    "+14155550002",
  ]);
});
