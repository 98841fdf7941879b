import { act, fireEvent, screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import { status, TALKING, ToldDesk } from "../told.ts";
import { show } from "./show.tsx";

/** A desk that keeps what is noted, as the real one does; `late`: it says so only when it is asked to. */
class Noting extends ToldDesk {
  readonly late: string[] = [];
  slow = false;

  override async act(name: never, ...given: unknown[]): Promise<boolean> {
    if (name === "call.note" && this.slow) this.late.push(String(given[0]));
    else if (name === "call.note") this.note(String(given[0]));
    return await super.act(name, ...given);
  }

  note(comments: string): void {
    this.knows({ call: { ...this.state.call, comments } });
  }
}

const field = (label: string) => screen.getByLabelText<HTMLTextAreaElement>(label);
const NOTES = "Notes, for the comments at the end";

function tools(desk: Noting) {
  const shown = show(desk);
  fireEvent.click(screen.getByRole("tab", { name: /Tools/u }));
  return shown;
}

test("what is noted in a call stands in the comments when it is over, in another view too", async () => {
  const desk = new Noting().hear(status({}), ...TALKING);
  const { unmount } = tools(desk);
  fireEvent.input(field(NOTES), { target: { value: "wants an offer" } });
  desk.hear({ event: "callEnded", party: 2 });
  expect((await screen.findByLabelText<HTMLTextAreaElement>("Comments")).value).toBe("wants an offer");
  fireEvent.input(field("Comments"), { target: { value: "wants an offer by Friday" } });
  unmount();
  show(desk);
  expect(field("Comments").value).toBe("wants an offer by Friday");
});

test("what comes back late of one's own typing changes nothing; what others note is shown", async () => {
  const desk = new Noting().hear(status({}), ...TALKING);
  desk.slow = true;
  tools(desk);
  for (const value of ["a", "ab", ""]) fireEvent.input(field(NOTES), { target: { value } });
  expect(desk.late).toEqual(["a", "ab", ""]);
  for (const late of desk.late) {
    await act(() => desk.note(late));
    expect(field(NOTES).value).toBe("");
  }
  await act(() => desk.note("Order AB1"));
  expect(field(NOTES).value).toBe("Order AB1");
});

test("notes are of one call", async () => {
  const desk = new Noting().hear(status({}), ...TALKING);
  tools(desk);
  fireEvent.input(field(NOTES), { target: { value: "x" } });
  const next = { callSessionId: "B2", number: "+1", campaignId: "7" };
  await act(() => void desk.hear(status({ currentCall: next, onCall: true, callConnected: true })));
  expect(field(NOTES).value).toBe("");
});
