import { fireEvent, render, screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import { diagnose } from "../../src/doctor/diagnose.ts";
import { SETTINGS } from "../../src/settings.ts";
import { Panel } from "../../src/views/panel.tsx";
import { Words } from "../../src/words/index.ts";
import { START, status, ToldDesk } from "../told.ts";

const HEADSET = { id: "h1", name: "Headset" };
const BUILT_IN = { id: "b1", name: "Built-in" };

function show(desk: ToldDesk, language = "en") {
  return render(
    <Panel looks={{ port: desk, words: new Words(language), settings: SETTINGS, now: () => START }} />,
  );
}

/** An agent whose headset is not plugged in. */
function ada(): ToldDesk {
  const desk = new ToldDesk().hear(status({ ready: false }));
  const { audio, session } = desk.state;
  return desk.knows({
    session: { ...session, user: "ada@demo" },
    audio: {
      ...audio,
      choice: { ...audio.choice, microphone: HEADSET, speaker: BUILT_IN },
      devices: { inputs: [BUILT_IN], outputs: [{ id: "default", name: "Default" }, BUILT_IN] },
      missing: ["microphone"],
      levels: { microphone: 0.5, speaker: 0 },
    },
  });
}

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const shown = (label: string) => {
  const list = screen.getByLabelText<HTMLSelectElement>(label);
  return [list.selectedOptions[0]?.text, list.options.length];
};

test("devices are shown by name; one that is gone stays chosen, and says so", () => {
  const desk = ada();
  show(desk);
  press("Settings");
  expect(shown("Microphone")).toEqual(["Headset (not plugged in)", 3]);
  expect(shown("Loudspeaker")).toEqual(["Built-in", 2]);
  expect(shown("Rings at")).toEqual(["As the machine has it", 2]);
  fireEvent.change(screen.getByLabelText("Microphone"), { target: { value: "b1" } });
  fireEvent.change(screen.getByLabelText("Ring"), { target: { value: "low" } });
  expect(desk.acts).toContainEqual(["audio.choose", { microphone: BUILT_IN }]);
  expect(desk.acts).toContainEqual(["audio.choose", { ringSound: "low" }]);
});

test("levels are watched only while somebody looks", () => {
  const desk = ada();
  show(desk);
  press("Settings");
  expect(screen.getByLabelText<HTMLMeterElement>("What the microphone hears").value).toBe(0.81);
  press("Back");
  expect(desk.acts.filter(([name]) => name === "audio.watch")).toEqual([
    ["audio.watch", true],
    ["audio.watch", false],
  ]);
});

test("agents hear themselves, and are told what came of it", () => {
  const desk = ada();
  show(desk.knows({ audio: { ...desk.state.audio, echo: { phase: "done", peak: 0 } } }));
  press("Settings");
  expect(screen.getByText("The microphone heard nothing.")).toBeTruthy();
  press("Hear yourself");
  expect(desk.acts).toContainEqual(["audio.echo"]);
});

test("the doctor can be asked before a login, and names the reason first", () => {
  const desk = new ToldDesk();
  const checks = diagnose({
    lacking: [],
    page: { secure: true, framed: false, microphoneLet: true, online: true },
    service: { server: "http://127.0.0.1:8080", answer: "silent", health: null, ahead: null },
    network: { space: "loopback", permission: "unknown" },
    version: "",
    session: { user: "", ended: false },
    line: { kind: "off" },
    audio: null,
  });
  show(desk.knows({ doctor: { looking: false, at: START, checks } }), "de");
  press("Stimmt etwas nicht?");
  expect(desk.acts).toContainEqual(["doctor.look", ""]);
  expect(document.getElementById("desk-doctor-reason")?.textContent).toContain(
    "Unter http://127.0.0.1:8080 antwortet nichts.",
  );
  expect(screen.getAllByRole("listitem")).toHaveLength(17);
});

test("whoever is asked for help reads what the center told last beside what the doctor found", () => {
  const desk = ada().hear({ event: "callInitiated", number: "102", type: 4 });
  show(desk);
  press("Is something wrong?");
  expect(document.querySelector("#desk-happened li")?.textContent).toMatch(/ · callInitiated · 102$/u);
});

test("how good the line is, is said while it is up; a bad one also where the agent is named", () => {
  const desk = ada();
  const quality = {
    word: "bad",
    mos: 1.5,
    loss: 0.3,
    concealed: 0.3,
    jitter: 90,
    delay: 400,
    doubts: 0,
  } as const;
  const { audio, agent } = desk.state;
  const station = { type: "SOFTPHONE", number: "", restarting: false };
  show(desk.knows({ audio: { ...audio, quality }, agent: { ...agent, station } }));
  press("Settings");
  expect(document.getElementById("desk-quality")?.textContent).toBe("The line is bad.");
  expect(document.getElementById("desk-where")?.textContent).toContain("softphone · The line is bad.");
});
