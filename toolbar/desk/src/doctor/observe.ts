/** Looks at everything that a doctor has to know. Each look is bounded in time, and none throws. */

import type { DeskHealth } from "@cordboard/client";
import type { AudioFindings, Line } from "@cordboard/softphone";
import type { Observations } from "./observations.ts";

/** What the desk knows already. */
export interface Known {
  readonly server: string;
  readonly version: string;
  readonly session: Observations["session"];
  readonly line: Line;
  readonly now: () => number;
  /** Null where there can be no audio here. */
  readonly audio: (() => Promise<AudioFindings>) | null;
}

const PATIENCE = 4000;
/** Permissions that Chromium asks for, before and after they were told apart (Local Network Access). */
const NETWORK_PERMISSIONS = ["loopback-network", "local-network", "local-network-access"];

export async function observe({ server, version, session, line, now, audio }: Known): Promise<Observations> {
  const space = spaceOf(server);
  const [service, permission, heard] = await Promise.all([
    ask(server, space, now),
    networkPermission(),
    audio ? audio().catch(() => null) : null,
  ]);
  return {
    lacking: lacking(),
    page: pageHere(),
    service: { server, ...service },
    network: { space, permission },
    version,
    session,
    line,
    audio: heard,
  };
}

/** Where an address is, as far as its name says: on this machine, in a network of one's own, or anywhere. */
export function spaceOf(server: string): Observations["network"]["space"] {
  const host = new URL(server).hostname.replace(/^\[|\]$/gu, "");
  if (/^(?:localhost|.*\.localhost|127(?:\.\d+){3}|::1)$/u.test(host)) return "loopback";
  const own = /^(?:10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|f[cd][0-9a-f]{2}:|fe80:)/u;
  return own.test(host) || host.endsWith(".local") ? "local" : "public";
}

function lacking(): string[] {
  const needed: Readonly<Record<string, boolean>> = {
    RTCPeerConnection: "RTCPeerConnection" in globalThis,
    setCodecPreferences:
      "RTCRtpTransceiver" in globalThis && "setCodecPreferences" in RTCRtpTransceiver.prototype,
    AudioContext: "AudioContext" in globalThis,
    WebSocket: "WebSocket" in globalThis,
    "AbortSignal.any": "any" in AbortSignal,
  };
  return Object.keys(needed).filter((name) => !needed[name]);
}

function pageHere(): Observations["page"] {
  const policy = (
    globalThis.document as
      | (Document & { featurePolicy?: { allowsFeature(name: string): boolean } })
      | undefined
  )?.featurePolicy;
  return {
    secure: globalThis.isSecureContext,
    framed: globalThis.self !== globalThis.top,
    microphoneLet: policy?.allowsFeature("microphone") ?? true,
    online: navigator.onLine,
  };
}

async function ask(
  server: string,
  space: Observations["network"]["space"],
  now: () => number,
): Promise<Pick<Observations["service"], "answer" | "health" | "ahead">> {
  const begun = now();
  const nothing = { health: null, ahead: null };
  try {
    const answer = await look(server, space, "cors");
    if (!answer.ok) return { answer: answer.status, ...nothing };
    const health = (await answer.json()) as DeskHealth;
    const middle = (begun + now()) / 2;
    const ahead = health.clock === undefined ? null : middle - Number(health.clock);
    return { answer: "answers", health, ahead };
  } catch {
    const there = await look(server, space, "no-cors").catch(() => null);
    return { answer: there ? "hidden" : "silent", ...nothing };
  }
}

function look(server: string, space: string, mode: RequestMode): Promise<Response> {
  const init = {
    mode,
    cache: "no-store",
    credentials: "omit",
    signal: AbortSignal.timeout(PATIENCE),
    ...(space === "public" || server.startsWith("https:") ? {} : { targetAddressSpace: space }),
  } as const;
  return fetch(`${server}/desk/health`, init);
}

async function networkPermission(): Promise<Observations["network"]["permission"]> {
  for (const name of NETWORK_PERMISSIONS) {
    try {
      return (await navigator.permissions.query({ name: name as PermissionName })).state;
    } catch {
      // another browser, or another version of it
    }
  }
  return "unknown";
}
