/** What the agent fills in about a call: questions, the way that the answers lead, what is missing. */

import { DispositionFlag, FieldView, type QuestionValue } from "@cordboard/client";
import type { DeskState, Feature } from "../port.ts";
import { type Rules, rulesOfQuestion } from "../rules.ts";
import { campaignOf } from "./script.ts";

export interface Question {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly rules: Rules;
  readonly view: keyof typeof FieldView;
  readonly options: readonly string[];
  /** Which question comes after an answer, by its name; else the next one. */
  readonly jumps: readonly { readonly answer: string; readonly to: string }[];
}

export interface WorksheetState {
  readonly callId: string;
  readonly campaignId: string;
  readonly questions: readonly Question[];
  /** By the questions' ids. */
  readonly answers: Readonly<Record<string, string>>;
  /** The center needs no more answers. */
  readonly complete: boolean;
}

declare module "../port.ts" {
  interface DeskState {
    readonly worksheet: WorksheetState;
  }
  interface DeskActs {
    /** An empty answer takes it back. */
    "worksheet.answer": [questionId: string, answer: string];
  }
}

const NONE: WorksheetState = { callId: "", campaignId: "", questions: [], answers: {}, complete: true };

export const worksheet: Feature<"worksheet"> = {
  name: "worksheet",
  initial: NONE,
  relearn: ["callStarted", "callUpdated", "callEnded"],
  after: (mine, _event, _at, state) => {
    const [callId, campaignId] = [state.call.id, campaignOf(state)];
    return callId === mine.callId && campaignId === mine.campaignId ? mine : { ...NONE, callId, campaignId };
  },
  learn: async ({ state, call }) => {
    const campaignId = campaignOf(state);
    if (!state.call.id || !campaignId) return {};
    const asked = await call("requestWorksheet", { campaignId });
    if (!asked?.length) return { questions: [], answers: {}, complete: true };
    const [answers, complete] = await Promise.all([call("getWorksheetAnswers"), call("isWorksheetComplete")]);
    const given = (answers?.attributes ?? []).map((one) => [one.key ?? "", one.value ?? ""]);
    return {
      questions: asked.map(questionOf),
      answers: Object.fromEntries(given),
      complete: complete ?? true,
    };
  },
  acts: {
    "worksheet.answer": async (doing, id, answer) => {
      await doing.call("updateWorksheetAnswers", { id, answer });
      doing.change({ answers: { ...doing.mine.answers, [id]: answer } });
      await doing.learn();
    },
  },
};

function questionOf(told: QuestionValue): Question {
  const view = Object.entries(FieldView).find(([, value]) => value === told.fieldViewType)?.[0];
  return {
    id: told.id ?? "",
    name: told.name ?? "",
    text: told.description || (told.name ?? ""),
    rules: rulesOfQuestion(told),
    view: (view ?? "SINGLE_LINE") as keyof typeof FieldView,
    options: told.options.map((one) => one.value ?? one.key ?? ""),
    jumps: told.answerCriteria.map((one) => ({
      answer: one.valueToCheck ?? "",
      to: one.questionToJumpTo ?? "",
    })),
  };
}

/** The questions that are asked, given these answers: in order, or where the answer's jump leads on to. */
export function pathOf({ questions, answers }: WorksheetState): readonly Question[] {
  const asked: Question[] = [];
  for (let place = 0; place < questions.length; ) {
    const question = questions[place] as Question;
    asked.push(question);
    const to = question.jumps.find((one) => one.answer === (answers[question.id] ?? ""))?.to;
    const further = questions.findIndex((one, index) => index > place && one.name === to);
    place = further > place ? further : place + 1;
  }
  return asked;
}

/** Answered, and asked; `2/5`. */
export function progressOf(worksheet: WorksheetState): string {
  const path = pathOf(worksheet);
  return `${path.filter((one) => worksheet.answers[one.id]).length}/${path.length}`;
}

/** Whether the center would refuse this outcome until the worksheet is complete. */
export function lacksAnswers({ worksheet }: DeskState, flags: string): boolean {
  return !worksheet.complete && (BigInt(flags) & DispositionFlag.MUST_COMPLETE_WORKSHEET) !== 0n;
}
