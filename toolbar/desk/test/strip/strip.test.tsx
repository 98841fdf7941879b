import { fireEvent, render, screen } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { stripOf } from "../../src/strip/model.ts";
import { Strip } from "../../src/strip/strip.tsx";
import { stripWords } from "../../src/strip/words.ts";
import { type Body, OFFERED, START, status, TALKING, ToldDesk } from "../told.ts";

function told(...events: readonly Body[]): ToldDesk {
  const desk = new ToldDesk().hear(...events);
  return desk.knows({ strip: stripOf(desk.state) });
}

function show(desk: ToldDesk, language = "en") {
  const open = vi.fn<(sheet: string, beginning?: string) => void>();
  const { container } = render(
    <Strip
      port={desk}
      say={stripWords(language)}
      language={language}
      buttons={["dial", "queue", "missed"]}
      now={() => START + 60_000}
      open={open}
    />,
  );
  return { open, text: () => container.textContent ?? "" };
}

const byName = (name: string) => screen.getByRole("button", { name });

test("a customer is offered: who it is, how long they waited, and one press answers", () => {
  const waiting = {
    callSessionId: "A1",
    customer: "+14155550123",
    created: String(START - 37_000),
    campaignId: "7",
    personal: false,
    priority: 0,
  };
  const desk = told(status({}), { event: "callsQueueUpdated", calls: [waiting] }, ...OFFERED);
  const { text } = show(desk);
  expect(text()).toMatch(/^Ringing.*\+14155550123.*waited 0:39/u);
  fireEvent.click(byName("Answer"));
  expect(desk.acts).toEqual([["call.answer"]]);
});

test("in a call there is one way to end it, and transfers are made in the panel", () => {
  const { open } = show(told(...TALKING));
  fireEvent.click(byName("Transfer"));
  expect(open).toHaveBeenCalledWith("transfer");
  expect(document.querySelectorAll(".key, .stop")).toHaveLength(1);
});

test("keys are typed or pressed without leaving the strip, and Escape closes them", async () => {
  const desk = told(...TALKING);
  show(desk);
  fireEvent.click(byName("Keypad"));
  const sent = await screen.findByLabelText<HTMLInputElement>("Keys of a phone", { selector: "input" });
  fireEvent.keyDown(sent, { key: "4" });
  fireEvent.click(byName("Hash"));
  expect(desk.acts).toEqual([
    ["call.press", "4"],
    ["call.press", "#"],
  ]);
  fireEvent.keyDown(sent, { key: "Escape" });
  await vi.waitFor(() => expect(document.getElementById("strip-sent")).toBeNull());
});

test("a pause is taken with its reason", () => {
  const desk = told(status({}));
  desk.knows({ agent: { ...desk.state.agent, reasons: [{ id: "5", name: "Lunch" }] } });
  desk.knows({ strip: stripOf(desk.state) });
  show(desk);
  fireEvent.change(screen.getByLabelText("Pause"), { target: { value: "5" } });
  expect(desk.acts).toEqual([["agent.notReady", "5"]]);
});

test("whom to call is typed into the strip, and found in the panel", () => {
  const { open } = show(told(status({})));
  const field = screen.getByLabelText("Name, number or skill");
  fireEvent.input(field, { target: { value: " Support " } });
  fireEvent.submit(field.closest("form") as HTMLFormElement);
  expect(open).toHaveBeenCalledWith("dial", "Support");
});

test("German strips speak German, and say why a button is grey", () => {
  const desk = told(...TALKING, { event: "operationsAllowedChanged", operations: [] });
  show(desk, "de-AT");
  const hold = screen.getByRole("button", { name: /Halten/u });
  fireEvent.click(hold);
  expect([hold.title, desk.acts]).toEqual(["Jetzt nicht möglich", []]);
});

test("the strip is drawn anew when the desk changes", async () => {
  const desk = told(status({}));
  show(desk);
  desk.hear(...TALKING).knows({ strip: stripOf(desk.state) });
  expect(await screen.findByText("Talking")).toBeTruthy();
});
