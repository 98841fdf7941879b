import { fireEvent, render, screen } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { SETTINGS } from "../../src/settings.ts";
import { Panel } from "../../src/views/panel.tsx";
import { Words } from "../../src/words/index.ts";
import { OFFERED, START, status, TALKING, ToldDesk } from "../told.ts";

function show(desk: ToldDesk, language = "en") {
  const looks = { port: desk, words: new Words(language), settings: SETTINGS, now: () => START + 60_000 };
  return render(<Panel looks={looks} />);
}

test("nobody is there: who comes says who and where", async () => {
  const desk = new ToldDesk();
  show(desk);
  fireEvent.input(screen.getByLabelText("User name"), { target: { value: "ada" } });
  fireEvent.input(screen.getByLabelText("Password"), { target: { value: "secret" } });
  fireEvent.click(screen.getByLabelText("Desk phone"));
  fireEvent.input(screen.getByLabelText("Extension"), { target: { value: "101" } });
  fireEvent.submit(screen.getByLabelText("User name").closest("form") as HTMLFormElement);
  expect(desk.acts.at(-1)).toEqual([
    "session.logIn",
    { user: "ada", password: "secret", type: "VoIP", station: "101", remember: false, force: false },
  ]);
});

test("a call is offered while the agent waits: the panel says so, and one press answers", async () => {
  const desk = new ToldDesk().hear(status({}));
  show(desk);
  expect(screen.getByRole("heading", { level: 1 }).textContent).toMatch(/^Ready/u);
  desk.hear(...OFFERED);
  expect((await screen.findByText("Answer")).closest("button")?.id).toBe("desk-answer");
  fireEvent.click(screen.getByText("Answer"));
  expect(desk.acts.at(-1)).toEqual(["call.answer"]);
});

test("what the center would refuse does nothing, and says why", () => {
  const desk = new ToldDesk().hear(...TALKING, { event: "operationsAllowedChanged", operations: [] });
  show(desk);
  const hold = screen.getByRole("button", { name: "Hold", description: "Not possible now" });
  fireEvent.click(hold);
  expect(hold.getAttribute("aria-disabled")).toBe("true");
  expect(desk.acts.filter(([name]) => name === "call.hold")).toEqual([]);
});

test("how a call ended is said with an outcome", () => {
  const desk = new ToldDesk().hear(...TALKING, { event: "callEnded", party: 2 });
  desk.knows({ call: { ...desk.state.call, dispositions: [{ id: "9", name: "Sold", flags: "0" }] } });
  show(desk, "de");
  expect(screen.getByRole("button", { name: "Fertig, nächster Anruf" }).getAttribute("aria-disabled")).toBe(
    "true",
  );
  fireEvent.click(screen.getByLabelText("Sold"));
  fireEvent.input(screen.getByLabelText("Bemerkungen"), { target: { value: "Freitag" } });
  fireEvent.click(screen.getByRole("button", { name: "Fertig, nächster Anruf" }));
  expect(desk.acts.at(-1)).toEqual(["call.finish", "9", "Freitag"]);
});

test("who works by keyboard stays at the desk when what they pressed has gone", async () => {
  const desk = new ToldDesk().hear(...TALKING);
  show(desk);
  screen.getByRole("button", { name: "End" }).focus();
  desk.hear({ event: "callEnded", party: 2 });
  await vi.waitFor(() => expect(document.activeElement?.id).toBe("desk-state"));
});

test("a session that has ended is said for as long as nobody has come", () => {
  const desk = new ToldDesk();
  const ended = { code: "SESSION_ENDED", text: "", remedy: "", at: START };
  show(desk.knows({ session: { ...desk.state.session, ended } }));
  expect(screen.getByRole("alert").textContent).toMatch(/^This desk was logged out,.*go on\.$/u);
});
