import { expect, test } from "vitest";
import { type Check, diagnose, firstTrouble } from "../../src/doctor/diagnose.ts";
import type { Observations } from "../../src/doctor/observations.ts";
import { spaceOf } from "../../src/doctor/observe.ts";
import { saidOf } from "../../src/views/doctor.tsx";
import { Words } from "../../src/words/index.ts";

const HEALTH = {
  version: "1.0",
  clock: "0",
  vcc: true,
  journal: true,
  engine: true,
  audioUdp: true,
  audioTcp: false,
  audioTurn: false,
};

/** A desk with an agent in a call, at which nothing is wrong. */
const WELL: Observations = {
  lacking: [],
  page: { secure: true, framed: false, microphoneLet: true, online: true },
  service: { server: "https://center.example", answer: "answers", health: HEALTH, ahead: 120 },
  network: { space: "public", permission: "unknown" },
  version: "1.0",
  session: { user: "ada@demo", ended: false },
  line: { kind: "up" },
  audio: {
    microphone: { trouble: null, about: "", peak: 0.2 },
    speaker: { outputs: 2, blocked: false },
    candidates: null,
    flow: { way: "udp", sent: 100, received: 100 },
  },
};

type Case = { readonly [Part in keyof Observations]?: Partial<Observations[Part]> | null };

/** The same with some of it otherwise. */
function but(change: Case): Observations {
  const parts = Object.entries(change).map(([part, value]) => {
    const before = WELL[part as keyof Observations];
    const merged = value !== null && Object(value) === value && !Array.isArray(value);
    return [part, merged ? { ...Object(before), ...Object(value) } : value];
  });
  return { ...WELL, ...Object.fromEntries(parts) };
}

const SILENT = { answer: "silent", health: null, ahead: null } as const;
const LOCAL = { space: "loopback", permission: "denied" } as const;
const heard = (change: object) => ({ audio: { ...WELL.audio, ...change } }) as Case;
const deaf = (trouble: string) => heard({ microphone: { trouble, about: "", peak: null } });
const noWay = { line: { kind: "failed", trouble: "noWay", text: "", remedy: "", passes: false } } as Case;
const gathered = (host: number) => heard({ flow: null, candidates: { host, srflx: 0, relay: 0 } });

test.each<[cause: string, change: Case, first: string]>([
  ["the browser is too old", { lacking: ["AudioContext"] } as Case, "browser.old"],
  ["the page came over plain http", { page: { secure: false } }, "page.plain"],
  ["the machine has no network", { page: { online: false }, service: SILENT }, "service.offline"],
  ["the service does not run", { service: { ...SILENT, server: "http://127.0.0.1:8080" } }, "service.silent"],
  ["the service is troubled", { service: { answer: 502, health: null, ahead: null } }, "service.failing"],
  ["local-network rules block it", { service: SILENT, network: LOCAL }, "network.denied"],
  ["the page is not let in", { service: { answer: "hidden", health: null, ahead: null } }, "origin.unknown"],
  ["the journal is full", { service: { health: { ...HEALTH, journal: false } } }, "center.asleep"],
  ["telephony is away", { service: { health: { ...HEALTH, engine: false } } }, "center.mute"],
  ["the page is of yesterday", { service: { health: { ...HEALTH, version: "1.1" } } }, "version.differs"],
  ["the clock is an hour ahead", { service: { ahead: 3_600_000 } }, "clock.ahead"],
  ["the clock is a minute behind", { service: { ahead: -60_000 } }, "clock.behind"],
  ["the session has ended", { session: { ended: true } }, "session.ended"],
  ["the frame is closed", { page: { framed: true, microphoneLet: false } }, "frame.closed"],
  ["the microphone is denied", deaf("microphoneDenied"), "microphone.microphoneDenied"],
  ["the machine denies it", deaf("microphoneDeniedBySystem"), "microphone.microphoneDeniedBySystem"],
  ["there is no microphone", deaf("microphoneMissing"), "microphone.microphoneMissing"],
  ["another program has the microphone", deaf("microphoneBusy"), "microphone.microphoneBusy"],
  ["the headset is muted", heard({ microphone: { trouble: null, about: "", peak: 0 } }), "voice.silent"],
  ["nothing sounds before a click", heard({ speaker: { outputs: 1, blocked: true } }), "speaker.blocked"],
  ["there is no loudspeaker", heard({ speaker: { outputs: 0, blocked: false } }), "speaker.missing"],
  ["somebody else has the audio", { line: { kind: "held", holder: "a page", taken: false } }, "holder.held"],
  ["a policy hides all addresses", gathered(0), "way.none"],
  ["UDP is blocked", { ...gathered(1), ...noWay }, "way.udpOnly"],
  [
    "UDP and TCP are blocked",
    { ...gathered(1), ...noWay, service: { health: { ...HEALTH, audioTcp: true } } },
    "way.closed",
  ],
  ["nothing is sent", heard({ flow: { way: "udp", sent: 0, received: 9 } }), "packets.unsent"],
  ["nothing comes", heard({ flow: { way: "udp", sent: 9, received: 0 } }), "packets.unheard"],
])("%s", (_, change, first) => {
  const found = firstTrouble(diagnose(but(change)));
  expect(`${found?.id}.${found?.said}`).toBe(first);
  for (const words of [new Words("en"), new Words("de")]) {
    expect(saidOf(found as Check, words)).not.toMatch(/undefined|\{/u);
    expect(saidOf(found as Check, words, ".remedy")).toBeTruthy();
  }
});

test("nothing is wrong where nothing is wrong", () => {
  const checks = diagnose(WELL);
  expect(firstTrouble(checks)).toBeNull();
  expect(checks.filter((one) => one.outcome === "skipped").map((one) => one.id)).toEqual([
    "network",
    "frame",
  ]);
});

test("a silent center behind https may have a certificate that is not trusted, or be behind rules", () => {
  const said = (change: Case) =>
    diagnose(but(change))
      .filter((one) => one.outcome === "bad" || one.outcome === "warn")
      .map((one) => `${one.id}.${one.said}`);
  expect(said({ service: SILENT })).toEqual(["service.silent", "certificate.suspect"]);
  expect(said({ service: SILENT, network: LOCAL })).toEqual(["network.denied", "service.silent"]);
  expect(said({ service: SILENT, network: { space: "local", permission: "prompt" } })).toEqual([
    "network.prompt",
    "service.silent",
    "certificate.suspect",
  ]);
});

test("a permission that is not needed is no trouble where it is denied", () => {
  expect(firstTrouble(diagnose(but({ network: LOCAL })))).toBeNull();
});

test("a way around UDP is named, and no trouble", () => {
  const way = diagnose(but(heard({ flow: { way: "tcp", sent: 9, received: 9 } }))).find(
    (one) => one.id === "way",
  );
  expect(way).toMatchObject({ outcome: "ok", said: "tcp" });
});

test("where nobody could look, nothing is claimed", () => {
  const checks = diagnose(
    but({ audio: null, service: SILENT, session: { user: "" }, line: { kind: "off" } }),
  );
  const looked = checks.filter((one) => one.outcome !== "skipped").map((one) => one.id);
  expect(looked).toEqual(["browser", "page", "service", "certificate"]);
});

test.each([
  ["http://localhost:8080", "loopback"],
  ["http://127.0.0.1", "loopback"],
  ["http://[::1]:80", "loopback"],
  ["https://192.168.7.1", "local"],
  ["https://172.20.0.1", "local"],
  ["https://pbx.local", "local"],
  ["https://[fd12::1]", "local"],
  ["https://172.40.0.1", "public"],
  ["https://center.example", "public"],
])("%s is %s", (server, space) => {
  expect(spaceOf(server)).toBe(space);
});
