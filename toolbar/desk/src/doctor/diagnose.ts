/** What is wrong with a desk, and what to do: decided from what was observed, and from nothing else. */

import type { Observations } from "./observations.ts";

export type Outcome = "ok" | "warn" | "bad" | "skipped";

export interface Check {
  readonly id: CheckId;
  readonly outcome: Outcome;
  /** Names the finding; with the id it is the key of its words, `doctor.ID.SAID`, and of its remedy, `.remedy` behind. */
  readonly said: string;
  /** What fills the words. */
  readonly facts: Readonly<Record<string, string | number>>;
}

export type CheckId = keyof typeof CHECKS;

type Found = readonly [outcome: Outcome, said: string, facts?: Check["facts"]];
type Rule = (seen: Observations) => Found;

const OK: Found = ["ok", "ok"];
const SKIPPED: Found = ["skipped", "skipped"];
/** A microphone in a quiet room is louder; one that is switched off, or of a dead headset, is not. */
const SILENT = 0.001;
/** Milliseconds of a clock that confuse times on the screen, and those after which proofs of identity fail. */
const CLOCK_ODD = 30_000;
const CLOCK_WRONG = 300_000;

/** In this order: what is first may be the reason for what follows. */
const CHECKS = {
  browser: ({ lacking }) => (lacking.length ? ["bad", "old", { lacking: lacking.join(", ") }] : OK),
  page: ({ page }) => (page.secure ? OK : ["bad", "plain"]),
  network: ({ network, service }) => {
    if (network.space === "public") return SKIPPED;
    // Pages that are of that network themselves are let in without a permission.
    if (service.answer !== "silent") return OK;
    if (network.permission === "denied") return ["bad", "denied", { server: service.server }];
    return network.permission === "prompt" ? ["bad", "prompt"] : SKIPPED;
  },
  service: reachable,
  certificate: ({ service, page, network }) => {
    if (!service.server.startsWith("https:")) return SKIPPED;
    if (service.answer !== "silent") return OK;
    return page.online && network.permission !== "denied"
      ? ["warn", "suspect", { server: service.server }]
      : SKIPPED;
  },
  origin: ({ service }) =>
    service.answer === "hidden" ? ["bad", "unknown"] : ifAnswered(service.answer, OK),
  center: ({ service: { health } }) => {
    if (!health) return SKIPPED;
    if (!health.vcc || !health.journal) return ["bad", "asleep"];
    return health.engine ? OK : ["bad", "mute"];
  },
  version: ({ service: { health }, version }) => {
    if (!health || !version) return SKIPPED;
    return health.version === version ? OK : ["warn", "differs", { here: version, there: health.version }];
  },
  clock: ({ service: { ahead } }) => {
    if (ahead === null) return SKIPPED;
    const facts = { seconds: Math.round(Math.abs(ahead) / 1000) };
    const which = ahead > 0 ? "ahead" : "behind";
    if (Math.abs(ahead) >= CLOCK_WRONG) return ["bad", which, facts];
    return Math.abs(ahead) >= CLOCK_ODD ? ["warn", which, facts] : OK;
  },
  session: ({ session }) => {
    if (session.ended) return ["bad", "ended"];
    return session.user ? OK : SKIPPED;
  },
  frame: ({ page }) => {
    if (!page.framed) return SKIPPED;
    return page.microphoneLet ? OK : ["bad", "closed"];
  },
  microphone: ({ audio }) => {
    if (!audio) return SKIPPED;
    const { trouble, about } = audio.microphone;
    return trouble === null ? OK : ["bad", trouble, { about }];
  },
  voice: ({ audio }) => {
    const peak = audio?.microphone.trouble === null ? audio.microphone.peak : null;
    if (peak === null) return SKIPPED;
    return peak < SILENT ? ["warn", "silent"] : OK;
  },
  speaker: ({ audio }) => {
    if (!audio) return SKIPPED;
    if (audio.speaker.blocked) return ["bad", "blocked"];
    // Browsers that do not name loudspeakers list none.
    return audio.speaker.outputs === 0 && audio.microphone.trouble === null ? ["warn", "missing"] : OK;
  },
  holder: ({ line }) =>
    line.kind === "held" ? ["bad", "held", { holder: line.holder }] : line.kind === "up" ? OK : SKIPPED,
  way: wayToCenter,
  packets: ({ audio }) => {
    if (!audio?.flow) return SKIPPED;
    const { sent, received } = audio.flow;
    if (sent === 0) return ["bad", "unsent"];
    return received === 0 ? ["warn", "unheard"] : OK;
  },
} as const satisfies Readonly<Record<string, Rule>>;

/** All checks, in their order. */
export function diagnose(seen: Observations): readonly Check[] {
  return Object.entries<Rule>(CHECKS).map(([id, rule]) => {
    const [outcome, said, facts = {}] = rule(seen);
    return { id: id as CheckId, outcome, said, facts };
  });
}

/** What stands in the way, the most likely reason first; null where nothing does. */
export function firstTrouble(checks: readonly Check[]): Check | null {
  return checks.find((one) => one.outcome === "bad") ?? checks.find((one) => one.outcome === "warn") ?? null;
}

function reachable({ service, page }: Observations): Found {
  const { answer, server } = service;
  if (answer === "answers" || answer === "hidden") return ["ok", "ok", { server }];
  if (!page.online) return ["bad", "offline"];
  if (answer === "silent") return ["bad", "silent", { server }];
  return ["bad", "failing", { server, status: answer }];
}

function wayToCenter({ audio, line, service: { health } }: Observations): Found {
  if (!audio) return SKIPPED;
  if (audio.flow) return audio.flow.way === "udp" ? OK : ["ok", audio.flow.way || "ok"];
  const { host = 0, srflx = 0, relay = 0 } = audio.candidates ?? {};
  if (host + srflx + relay === 0) return ["bad", "none"];
  if (line.kind !== "failed" || line.trouble !== "noWay") return SKIPPED;
  return ["bad", health?.audioTcp || health?.audioTurn ? "closed" : "udpOnly"];
}

function ifAnswered(answer: Observations["service"]["answer"], found: Found): Found {
  return answer === "answers" ? found : SKIPPED;
}
