import { fireEvent, render, screen, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { SETTINGS } from "../../src/settings.ts";
import { Panel } from "../../src/views/panel.tsx";
import { Words } from "../../src/words/index.ts";
import { type Body, CALL, START, status, TALKING, ToldDesk } from "../told.ts";

const NOW = START + 60_000;

function show(desk: ToldDesk, language = "en") {
  const looks = { port: desk, words: new Words(language), settings: SETTINGS, now: () => NOW };
  return render(<Panel looks={looks} />);
}

function permitted(desk: ToldDesk): ToldDesk {
  const permissions = {
    canCreateCallbacks: true,
    canSendMessages: true,
    canCreateChat: true,
    canDeleteVoicemailSession: true,
  };
  return desk.knows({ agent: { ...desk.state.agent, permissions } });
}

const idle = () => permitted(new ToldDesk().hear(status({})));
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const CALLBACK = { id: "5", number: "+14155550188", dueDate: String(START), flags: "2", comments: "a quote" };

test("figures between calls open what is behind them", () => {
  const desk = idle().hear({
    event: "callsQueueUpdated",
    calls: [{ callSessionId: "Q", customer: "Ada Example", created: String(START + 22_000) }],
  });
  show(desk);
  const tile = screen.getByRole("button", { name: /waiting/u });
  expect(tile.textContent).toBe("1 waiting longest 0:38");
  fireEvent.click(tile);
  expect(screen.getByRole("heading", { name: "Waiting calls" })).toBeTruthy();
  expect(screen.getByText("Ada Example")).toBeTruthy();
  press("Back");
  expect(screen.getByRole("button", { name: /calls today/u })).toBeTruthy();
});

test("a contact is previewed: the first number that may be dialed is the one thing to do", () => {
  const desk = idle().hear(
    { event: "previewInitiated", callinfo: { ...CALL, callType: 516 } },
    {
      event: "previewCRMRecordChanged",
      record: {
        attributes: [
          { key: "first_name", value: "Mia" },
          { key: "number1", value: "+14155550170" },
          { key: "number2", value: "+14155550171" },
        ],
      },
      restriction: [{ number: 1, dialrestricted: true }],
    },
  );
  const { preview } = desk.state;
  desk.knows({ preview: { ...preview, skips: [{ id: "3", name: "No Interest", flags: "0" }] } });
  show(desk);
  expect(screen.getByRole("heading", { level: 1 }).textContent).toMatch(/^Preview/u);
  expect(screen.getByRole("heading", { name: "Mia" })).toBeTruthy();
  press(/0170/u);
  expect(desk.acts).toEqual([]);
  press(/0171/u);
  fireEvent.change(screen.getByLabelText("Outcome without a call"), { target: { value: "3" } });
  press("Skip");
  expect(desk.acts).toEqual([
    ["preview.dial", "+14155550171"],
    ["preview.skip", "3"],
  ]);
});

test("a reminder stands at the foot of the panel, also in a call, and takes no focus", () => {
  const desk = permitted(new ToldDesk().hear(...TALKING));
  show(desk);
  const end = document.getElementById("desk-end") as HTMLElement;
  end.focus();
  desk.hear({ event: "callbackAdded", info: CALLBACK });
  return screen.findByText(/0188, as promised for/u).then((said) => {
    expect(document.activeElement).toBe(end);
    expect(said.closest("aside")?.getAttribute("aria-live")).toBe("polite");
    expect(end.compareDocumentPosition(said) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    press("In 10 minutes");
    press("Not today");
    expect(desk.acts).toEqual([
      ["callbacks.snooze", "5", NOW + 600_000],
      ["callbacks.dismiss", "5"],
    ]);
  });
});

test("callbacks are listed, called, deleted when asked twice, and promised", () => {
  const desk = idle().hear({ event: "callbackAdded", info: { ...CALLBACK, flags: "0" } });
  show(desk);
  press(/callback/u);
  const entry = screen.getByRole("article", { name: /0188/u });
  fireEvent.click(within(entry).getByRole("button", { name: "Delete" }));
  fireEvent.click(within(entry).getByRole("button", { name: "Delete it now" }));
  press("New callback");
  fireEvent.input(screen.getByLabelText("Number"), { target: { value: "+14155550199" } });
  fireEvent.input(screen.getByLabelText("When"), { target: { value: "2026-11-28T10:30" } });
  fireEvent.input(screen.getByLabelText("Comments"), { target: { value: "about Friday" } });
  fireEvent.submit(screen.getByRole("form", { name: "New callback" }));
  const draft = {
    number: "+14155550199",
    due: new Date("2026-11-28T10:30").getTime(),
    comments: "about Friday",
    campaignId: "0",
    withCustomer: false,
  };
  expect(desk.acts).toEqual([
    ["callbacks.remove", "5"],
    ["callbacks.add", draft],
  ]);
});

test("a voicemail is played, sought in, made louder and stopped", () => {
  const desk = idle().hear({
    event: "voicemailAdded",
    value: { id: "8", number: "+14155550188", created: String(START), length: "9000", flags: "3" },
  });
  show(desk);
  press(/new voicemail/u);
  press("Play (0:09)");
  desk.knows({
    player: { playing: { id: "8", length: 9000, position: 2000, at: NOW, paused: false }, volume: 0.5 },
  });
  return screen.findByLabelText(/^Position/u).then((position) => {
    expect(position.getAttribute("aria-valuetext")).toBe("0:02 of 0:09");
    fireEvent.change(position, { target: { value: "5000" } });
    fireEvent.change(screen.getByLabelText(/^Volume/u), { target: { value: "80" } });
    press("Stop");
    expect(desk.acts).toEqual([
      ["player.play", "8", 9000],
      ["player.seek", 5000],
      ["player.volume", 0.8],
      ["player.stop"],
    ]);
  });
});

test("a skill's voicemail is offered at the foot, and worked on in the middle", async () => {
  const desk = idle();
  show(desk);
  const told = { voicemailId: "7", remoteNumber: "+14155550188", length: "9000" };
  desk.hear({ event: "voicemailDelivered", ...told });
  fireEvent.click(await screen.findByRole("button", { name: "Take it" }));
  desk.hear({ event: "voicemailAccepted", ...told });
  fireEvent.input(await screen.findByLabelText("Comments"), { target: { value: "called back" } });
  press("Done");
  expect(screen.getByRole("button", { name: "Send on" }).getAttribute("aria-disabled")).toBe("true");
  expect(desk.acts).toEqual([["voicemail.accept"], ["voicemail.finish", "called back"]]);
});

test("a message is seen at the foot, opened and answered", async () => {
  const desk = idle();
  show(desk);
  desk.hear({ event: "chatMessageDialog", from: "ben@demo", msg: "Lunch?", type: "USER" });
  const news = within(await screen.findByRole("complementary"));
  expect(await news.findByText("Lunch?", { exact: false })).toBeTruthy();
  fireEvent.click(news.getByRole("button", { name: "Open" }));
  const text = await screen.findByLabelText("Message");
  fireEvent.input(text, { target: { value: "At noon" } });
  fireEvent.submit(text.closest("form") as HTMLFormElement);
  expect(within(screen.getByRole("log")).getByText("Lunch?")).toBeTruthy();
  expect(desk.acts).toContainEqual(["messages.write", "user ben@demo", "At noon"]);
  expect(desk.acts).toContainEqual(["messages.read", "user ben@demo"]);
});

test("a notice is read before work; in a call only a word of it is said", async () => {
  const notice: Body = { event: "maintenanceNotice", id: "1", annotation: "House rules", text: "Be kind." };
  const desk = permitted(new ToldDesk().hear(...TALKING, notice));
  show(desk);
  expect(screen.getByText("After this call there is something to read.")).toBeTruthy();
  expect(screen.queryByText("Be kind.")).toBeNull();
  desk.hear(status({}));
  expect(await screen.findByText("Be kind.")).toBeTruthy();
  press("I have read this");
  expect(desk.acts).toEqual([["notices.answer", "1", true]]);
});

test("a new password keeps the center's rules before it is sent", () => {
  const policy = [{ aspect: "MIN_LENGTH", count: "8" }];
  const desk = idle().hear({ event: "passwordChangeRequired", manadatory: true, policy });
  show(desk, "de");
  const type = (text: string) => {
    for (const name of ["Neues Passwort", "Noch einmal dasselbe"]) {
      fireEvent.input(screen.getByLabelText(name), { target: { value: text } });
    }
    fireEvent.submit(screen.getByRole("form", { name: "Neues Passwort wählen" }));
  };
  type("short");
  expect(desk.acts).toEqual([]);
  expect(screen.getByRole("button", { name: "Ändern", description: "Mindestens 8 Zeichen" })).toBeTruthy();
  type("long enough");
  expect(desk.acts).toEqual([["notices.changePassword", "long enough"]]);
});
