import { fireEvent, render, screen } from "@testing-library/preact";
import { beforeEach, expect, test } from "vitest";
import { SETTINGS } from "../../src/settings.ts";
import { Panel } from "../../src/views/panel.tsx";
import { Words } from "../../src/words/index.ts";
import { START, status, ToldDesk } from "../told.ts";

let desk: ToldDesk;

beforeEach(() => {
  desk = new ToldDesk().hear(status({ ready: false }));
  desk.knows({
    agent: { ...desk.state.agent, station: { type: "SOFTPHONE", number: "", restarting: false } },
  });
});

function show(line: ToldDesk["state"]["audio"]["line"]) {
  desk.knows({ audio: { ...desk.state.audio, line } });
  const looks = { port: desk, words: new Words("en"), settings: SETTINGS, now: () => START };
  render(<Panel looks={looks} />);
}

test("who has taken the audio is named, and one press takes it back", () => {
  show({ kind: "held", holder: "Chromium on Linux", taken: true });
  expect(screen.getByText("Chromium on Linux has taken the audio over.")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Take it over" }));
  expect(desk.acts.at(-1)).toEqual(["audio.attach", true]);
});

test("why the audio failed is said with what to do, also before a login", () => {
  desk.knows({ agent: { ...desk.state.agent, loggedIn: false } });
  show({ kind: "failed", trouble: "microphoneMissing", text: "", remedy: "", passes: false });
  expect(document.getElementById("desk-line")?.textContent).toMatch(/no microphone.*Plug one in/u);
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(desk.acts.at(-1)).toEqual(["audio.attach", false]);
});

test("a line that is up says nothing", () => {
  show({ kind: "up" });
  expect(document.getElementById("desk-line")?.textContent).toBe("");
});
