/** What the agent fills in about a call: the questions on the way that the answers lead. Saved as it is written. */

import { pathOf, progressOf, type Question } from "../features/worksheet.ts";
import { useAct, useDesk, useWords } from "./desk.tsx";
import type { Parts } from "./parts.tsx";
import { ValueField } from "./value.tsx";

function Worksheet() {
  const t = useWords();
  const worksheet = useDesk((state) => state.worksheet);
  return (
    <div class="stack" id="desk-worksheet">
      {pathOf(worksheet).map((one) => (
        <Asked key={one.id} question={one} answer={worksheet.answers[one.id] ?? ""} />
      ))}
      <p class="soft" role="status" id="desk-worksheet-state">
        {t(worksheet.complete ? "worksheet.complete" : "worksheet.open")}
      </p>
    </div>
  );
}

function Asked({ question, answer }: { readonly question: Question; readonly answer: string }) {
  const act = useAct();
  const listed = question.options.length && !question.rules.anyOf.length;
  return (
    <ValueField
      id={`desk-question-${question.id}`}
      label={question.text}
      rules={listed ? { ...question.rules, oneOf: question.options } : question.rules}
      value={answer}
      manyLines={question.view === "MULTI_LINE"}
      buttons={question.view === "BUTTONS"}
      onValue={(text) => act("worksheet.answer", question.id, text)}
    />
  );
}

export const parts: Parts = {
  tabs: [
    {
      name: "worksheet",
      title: "worksheet.title",
      View: Worksheet,
      shows: (state) => state.call.id !== "" && state.worksheet.questions.length > 0,
      hint: (state) => progressOf(state.worksheet),
    },
  ],
};
