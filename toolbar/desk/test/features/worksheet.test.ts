import { expect, test } from "vitest";
import {
  lacksAnswers,
  pathOf,
  progressOf,
  type Question,
  type WorksheetState,
} from "../../src/features/worksheet.ts";
import { rules } from "../../src/rules.ts";
import { CALL, status, TALKING, ToldDesk } from "../told.ts";

function question(id: string, jumps: Question["jumps"] = []): Question {
  return { id, name: id, text: id, rules: rules("STRING"), view: "SINGLE_LINE", options: [], jumps };
}

function sheet(answers: Record<string, string>): WorksheetState {
  const questions = [question("buys", [{ answer: "false", to: "why" }]), question("pieces"), question("why")];
  return { callId: "A1", campaignId: "7", questions, answers, complete: false };
}

const asked = (answers: Record<string, string>) => pathOf(sheet(answers)).map((one) => one.id);

test("questions come in order, unless an answer leads on to another", () => {
  expect(asked({})).toEqual(["buys", "pieces", "why"]);
  expect(asked({ buys: "true" })).toEqual(["buys", "pieces", "why"]);
  expect(asked({ buys: "false" })).toEqual(["buys", "why"]);
});

test("a jump that leads back is none", () => {
  const questions = [question("one"), question("two", [{ answer: "", to: "one" }]), question("three")];
  expect(pathOf({ ...sheet({}), questions }).map((one) => one.id)).toEqual(["one", "two", "three"]);
});

test("progress counts what is answered on the way", () => {
  expect([sheet({}), sheet({ buys: "false", pieces: "2" })].map(progressOf)).toEqual(["0/3", "1/2"]);
});

test("an outcome may want the worksheet complete", () => {
  const desk = new ToldDesk().knows({ worksheet: sheet({}) });
  expect(["2", "1"].map((flags) => lacksAnswers(desk.state, flags))).toEqual([true, false]);
  desk.knows({ worksheet: { ...sheet({}), complete: true } });
  expect(lacksAnswers(desk.state, "2")).toBe(false);
});

test("the worksheet of a call goes with it", () => {
  const desk = new ToldDesk().hear(...TALKING).knows({ worksheet: sheet({ buys: "true" }) });
  expect(desk.hear(status({ currentCall: CALL, onCall: true })).state.worksheet.answers).toEqual({
    buys: "true",
  });
  expect(desk.hear(status({})).state.worksheet).toMatchObject({ callId: "", questions: [], complete: true });
});
