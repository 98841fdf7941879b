import { fireEvent, screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import { CALL, OFFERED, status, ToldDesk } from "../told.ts";
import { show } from "./show.tsx";

const textOf = (id: string) => document.getElementById(id)?.textContent ?? "";

test("a caller is told by number as people write it, with the time where they are", async () => {
  show(new ToldDesk().hear(...OFFERED));
  expect(await screen.findByRole("heading", { level: 2, name: "+1 415 555 0123" })).toBeTruthy();
  expect(textOf("desk-caller-more")).toMatch(/^Los Angeles 12:01/u);
});

test("the campaign and the skill, how long they waited and who sent them stand below", () => {
  const desk = new ToldDesk().hear(...OFFERED);
  desk.knows({
    campaigns: { all: [{ id: "7", name: "Hotline", flags: "1" }] },
    call: { ...desk.state.call, waited: 38_000, sentBy: "12" },
    targets: {
      ...desk.state.targets,
      colleagues: [{ id: "12", name: "Ben Example", state: "ON_CALL", since: 0 }],
    },
  });
  show(desk);
  expect(textOf("desk-about")).toBe("Hotline · waited 0:38 · sent by Ben Example");
});

test("why it came here is said when it is asked for", () => {
  const desk = new ToldDesk().hear(...OFFERED);
  const candidates = [{ userName: "ada" }, { userName: "ben" }];
  desk.knows({
    routing: { callId: "A1", reason: { decided: "LEVEL", skillName: "Support", candidates, leftOut: [] } },
  });
  show(desk);
  const why = screen.getByRole("button", { name: "Why me?" });
  expect(why.getAttribute("aria-expanded")).toBe("false");
  fireEvent.click(why);
  expect(textOf("desk-reasons")).toMatch(/Your level.*Support.*ben/u);
});

test("a call that is answered by itself says so", () => {
  show(new ToldDesk().hear(...OFFERED, { event: "answerCallIncoming", flag: false }));
  expect(textOf("desk-automatic")).toBe("This call is answered by itself.");
});

test("who kept a place in the queue is called back by one press", () => {
  const desk = new ToldDesk().hear(
    status({}),
    { event: "liveCallbackInitiating", info: { offerId: "3", callbackNumber: "+14155550123" } },
    status({ currentCall: { ...CALL, callType: 7 } }),
  );
  show(desk);
  fireEvent.click(screen.getByRole("button", { name: "Call back" }));
  expect(desk.acts.at(-1)).toEqual(["callingBack.accept"]);
});
