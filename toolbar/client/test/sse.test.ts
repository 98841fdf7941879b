import { expect, test } from "vitest";
import { type Block, Blocks } from "../src/sse.ts";

const TEXT =
  'retry: 1000\n\nid: 7\n\n: a remark\nid: 8.1\nevent: callStarted\ndata: {"a":\r\ndata: 1}\r\n\r\nevent: gap\rdata\r\r';
const WHOLE: Block[] = [
  { id: "7", event: "message", data: "" },
  { id: "8.1", event: "callStarted", data: '{"a":\n1}' },
  { id: "8.1", event: "gap", data: "" },
];

function read(...pieces: string[]): Block[] {
  const blocks = new Blocks();
  return pieces.flatMap((piece) => [...blocks.feed(piece)]);
}

test("blocks are the same wherever the text is cut", () => {
  // the last CR may be half of a line end, so that one more line follows
  for (let at = 0; at <= TEXT.length; at += 1) {
    expect(read(TEXT.slice(0, at), TEXT.slice(at), "\n")).toEqual(WHOLE);
  }
  expect(read(...TEXT, "\n")).toEqual(WHOLE);
});

test("a block that is not finished is none", () => {
  expect(read("id: 9\nevent: callEnded\ndata: {}\n")).toEqual([]);
});

test("an id with a zero in it counts for nothing", () => {
  expect(read("id: 9\0\ndata: x\n\n")).toEqual([{ id: "", event: "message", data: "x" }]);
});
