import { fireEvent, render, screen, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { shownOf } from "../../src/features/fields.ts";
import { rules } from "../../src/rules.ts";
import { SETTINGS } from "../../src/settings.ts";
import { Panel } from "../../src/views/panel.tsx";
import { Words } from "../../src/words/index.ts";
import { START, TALKING, ToldDesk } from "../told.ts";

function show(desk: ToldDesk, language = "en") {
  const looks = { port: desk, words: new Words(language), settings: SETTINGS, now: () => START + 60_000 };
  return render(<Panel looks={looks} />);
}

function talking(): ToldDesk {
  const desk = new ToldDesk().hear(...TALKING);
  const { customer, agent } = desk.state;
  return desk.knows({
    agent: { ...agent, permissions: { canUseConnectors: true, canAddDNC: true } },
    fields: {
      shown: shownOf(
        [
          { cavId: "5", name: "Customer.first_name", order: 1, type: 0, width: 50, editable: true },
          { cavId: "8", name: "Customer.company", order: 2, type: 0, width: 100 },
          { cavId: "9", name: "Order.number", order: 3, type: 1, width: 50, editable: true },
        ],
        [{ name: "first_name", restrictions: [{ value: "TYPE=STRING" }, { value: "MAX=5" }] }],
      ),
    },
    customer: {
      ...customer,
      record: { first_name: "Ada", company: "Acme" },
      recordId: "42",
      candidates: ["42", "43"],
      choiceId: "1",
    },
  });
}

test("the customer is shown; what may be written is written when the field is left", () => {
  const desk = talking();
  show(desk);
  fireEvent.click(screen.getByRole("tab", { name: "Customer" }));
  expect(screen.getByText("Acme").id).toBe("desk-field-8");
  const name = screen.getByLabelText("First name");
  fireEvent.input(name, { target: { value: "Augusta" } });
  fireEvent.blur(name);
  expect(screen.getByText("At most 5 characters")).toBeTruthy();
  expect(name.getAttribute("aria-invalid")).toBe("true");
  fireEvent.input(name, { target: { value: "Gus" } });
  fireEvent.blur(name);
  expect(desk.acts.at(-1)).toEqual(["customer.write", "5", "Gus"]);
});

test("of several people with one number the agent says which it is", () => {
  const desk = talking();
  show(desk);
  fireEvent.click(screen.getByRole("tab", { name: "Customer" }));
  expect(screen.getByText("Customer 1 of 2 with this number")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Next customer" }));
  expect(desk.acts.at(-1)).toEqual(["customer.choose", "43"]);
});

test("a script is part of the page, and its links lead out of it", () => {
  const desk = talking().knows({
    script: { campaignId: "7", html: '<p>Good day, <b>Ada</b> <a href="https://a.example">x</a></p>' },
  });
  show(desk);
  const panel = screen.getByRole("tabpanel", { name: "Script" });
  expect(panel.textContent).toBe("Good day, Ada x");
  expect(within(panel).getByRole("link").getAttribute("rel")).toBe("noopener noreferrer");
});

test("a worksheet asks what the answers lead to, and says how far it is", () => {
  const question = { view: "SINGLE_LINE", options: [], jumps: [] } as const;
  const questions = [
    {
      ...question,
      id: "1",
      name: "buys",
      text: "Does the customer buy?",
      rules: rules("BOOLEAN", { REQUIRED: "true" }),
      jumps: [{ answer: "false", to: "why" }],
    },
    { ...question, id: "2", name: "pieces", text: "How many?", rules: rules("NUMBER", { MIN: "1" }) },
    { ...question, id: "3", name: "why", text: "Why not?", rules: rules("STRING") },
  ];
  const desk = talking();
  desk.knows({
    worksheet: { callId: "A1", campaignId: "7", questions, answers: { "1": "false" }, complete: false },
  });
  show(desk);
  fireEvent.click(screen.getByRole("tab", { name: "Worksheet 1/2" }));
  expect(screen.queryByLabelText("How many?")).toBeNull();
  fireEvent.click(screen.getByLabelText("Yes"));
  expect(desk.acts.at(-1)).toEqual(["worksheet.answer", "1", "true"]);
  const why = screen.getByLabelText("Why not?");
  fireEvent.input(why, { target: { value: "too dear" } });
  fireEvent.keyDown(why, { key: "Enter" });
  expect(desk.acts.at(-1)).toEqual(["worksheet.answer", "3", "too dear"]);
});

test("a number is put on the do-not-call list after the agent was asked", () => {
  const desk = talking();
  show(desk);
  fireEvent.click(screen.getByRole("tab", { name: "Tools" }));
  fireEvent.click(screen.getByRole("button", { name: "Do not call any more" }));
  fireEvent.submit(screen.getByLabelText("Number").closest("form") as HTMLFormElement);
  expect(desk.acts.filter(([name]) => name === "dnc.add")).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Yes, put it there" }));
  expect(desk.acts.at(-1)).toEqual(["dnc.add", "+14155550123"]);
});

test("connectors that the agent may set off are a press away", () => {
  const desk = talking();
  const there = [{ id: "3", name: "Customer card", flags: "1", dispositionIds: [] }];
  desk.knows({ connectors: { ...desk.state.connectors, there } });
  show(desk, "de");
  fireEvent.click(screen.getByRole("tab", { name: "Werkzeuge" }));
  fireEvent.click(screen.getByRole("button", { name: "Customer card" }));
  expect(desk.acts.at(-1)).toEqual(["connectors.open", "3"]);
});
