/** Moments of an agent's own machine: its settings, and the doctor. */

import { diagnose } from "../src/doctor/diagnose.ts";
import { status } from "../test/told.ts";
import { ada, type Story } from "./story.ts";

export const MACHINE: Readonly<Record<string, Story>> = {
  settings: {
    desk: () => {
      const desk = ada().hear(status({ ready: false }));
      const headset = { id: "h", name: "Headset" };
      const builtIn = { id: "b", name: "Built-in audio" };
      const { audio, session } = desk.state;
      return desk.knows({
        session: { ...session, user: "ada@demo" },
        audio: {
          ...audio,
          choice: { ...audio.choice, microphone: headset, speaker: headset },
          devices: { inputs: [builtIn], outputs: [builtIn] },
          missing: ["microphone", "speaker"],
          levels: { microphone: 0.3, speaker: 0.02 },
          quality: { word: "good", mos: 4.3, loss: 0, concealed: 0, jitter: 4, delay: 60, doubts: 0 },
          headset: { possible: true, name: "Headset" },
          echo: { phase: "done", peak: 0.2 },
        },
      });
    },
    sheet: "settings",
  },
  doctor: {
    desk: () => {
      const checks = diagnose({
        lacking: [],
        page: { secure: true, framed: true, microphoneLet: true, online: true },
        service: { server: "http://127.0.0.1:8080", answer: "silent", health: null, ahead: null },
        network: { space: "loopback", permission: "denied" },
        version: "",
        session: { user: "", ended: false },
        line: { kind: "off" },
        audio: {
          microphone: { trouble: null, about: "", peak: 0 },
          speaker: { outputs: 2, blocked: false },
          candidates: { host: 1, srflx: 0, relay: 0 },
          flow: null,
        },
      });
      return ada()
        .hear({ event: "callInitiated", number: "+14155550123" }, { event: "callStarted" })
        .knows({ doctor: { looking: false, at: 1, checks } });
    },
    sheet: "doctor",
  },
};
