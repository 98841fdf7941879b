import { Refused } from "@cordboard/client";
import { expect, test } from "vitest";
import { positionOf } from "../../src/features/player.ts";
import { isWorking } from "../../src/features/voicemail.ts";
import { keepFile, pathIn } from "../../src/features/voicemails.ts";
import type { Doing } from "../../src/port.ts";
import { moodOf } from "../../src/strip/model.ts";
import { CALL, status, ToldDesk } from "../told.ts";

const recording = (id: string, created: number, flags = "3") => ({ id, created: String(created), flags });
const delivered = {
  event: "voicemailDelivered",
  voicemailId: "7",
  remoteNumber: "+1",
  length: "9000",
} as const;

test("voicemails and the greeting of the box are told apart, the newest first", () => {
  const desk = new ToldDesk().hear(
    status({}),
    {
      event: "recordingsChanged",
      recordings: [recording("1", 10), recording("2", 20, "2"), recording("3", 5, "8")],
    },
    { event: "voicemailAdded", value: recording("4", 30) },
  );
  expect(desk.state.voicemails.all.map((one) => one.id)).toEqual(["4", "2", "1"]);
  expect(desk.state.voicemails.greeting?.id).toBe("3");
  desk.hear({ event: "recordingsChanged", recordings: [] });
  expect(desk.state.voicemails).toEqual({ all: [], greeting: null });
});

test("where a file is, is read out of the refusal", () => {
  const text = "The voicemail is a file at https://center.example/seat/ada/voicemails/12.wav.";
  expect(pathIn(text)).toBe("/seat/ada/voicemails/12.wav");
  expect(pathIn("There is none.")).toBe("");
});

test("a file is read by the desk itself, and kept at this machine", async () => {
  const detail = "The voicemail is a file at https://center.example/seat/ada@demo/voicemails/12.wav.";
  const read: string[] = [];
  const saved: [Blob, string][] = [];
  const doing = {
    desk: { file: async (path: string) => new Blob([String(read.push(path))]) },
    around: { save: (...file: [Blob, string]) => void saved.push(file) },
  } as unknown as Doing<"voicemails">;
  await keepFile(() => Promise.reject(new Refused({ code: "DOWNLOAD_INSTEAD", detail })), doing);
  expect(read).toEqual(["/seat/ada@demo/voicemails/12.wav"]);
  expect(saved.map(([file, name]) => [file.size, name])).toEqual([[1, "voicemail-12.wav"]]);
});

test("another refusal is one", async () => {
  const no = new Refused({ code: "UNKNOWN_VOICEMAIL", detail: "https://center.example/12.wav" });
  await expect(keepFile(() => Promise.reject(no), {} as Doing<"voicemails">)).rejects.toBe(no);
});

test("a voicemail of a skill is offered, worked on, put aside for a call, gone on with, and done", () => {
  const desk = new ToldDesk().hear(status({}), delivered);
  expect(desk.state.voicemail).toMatchObject({ phase: "offered", name: "+1", length: 9000 });
  desk.hear({ event: "voicemailAccepted", voicemailId: "7", remoteNumber: "+1", customerTitle: "Ada" });
  expect([desk.state.voicemail.name, isWorking(desk.state), moodOf(desk.state)]).toEqual([
    "Ada",
    true,
    "voicemail",
  ]);
  desk.hear({ event: "voicemailPostponed", voicemailId: "7" }, status({ currentCall: CALL }));
  expect([desk.state.voicemail.phase, moodOf(desk.state)]).toEqual(["postponed", "offered"]);
  desk.hear(status({}), { event: "voicemailResumed", voicemailId: "7" });
  expect(isWorking(desk.state)).toBe(true);
  desk.hear({ event: "voicemailEnded", voicemailId: "7" });
  expect(desk.state.voicemail.phase).toBe("none");
});

test("the end of one that was offered before is not the end of this one", () => {
  const desk = new ToldDesk().hear(status({}), delivered, { event: "voicemailEnded", voicemailId: "6" });
  expect(desk.state.voicemail.phase).toBe("offered");
});

test("how far a sound is grows with the time, stands while it is paused, and ends at its end", () => {
  const playing = { id: "1", length: 9000, position: 2000, at: 100_000, paused: false };
  expect(positionOf(playing, 103_000)).toBe(5000);
  expect(positionOf({ ...playing, paused: true }, 103_000)).toBe(2000);
  expect(positionOf(playing, 200_000)).toBe(9000);
});

test("the player ends with the sound, and with a call", () => {
  const playing = { id: "1", length: 9000, position: 0, at: 0, paused: false };
  for (const event of [
    { event: "recordingPlayFinished", duration: "9000" },
    { event: "incomingCall", callinfo: CALL },
  ] as const) {
    const desk = new ToldDesk().hear(status({})).knows({ player: { playing, volume: 1 } });
    expect(desk.hear(event).state.player.playing).toBeNull();
  }
});
