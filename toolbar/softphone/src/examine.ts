import { type IceServer, pause } from "@cordboard/client";
import { type Choice, type Keep, recall } from "./choice.ts";
import { devices, present } from "./devices.ts";
import { Ear } from "./ear.ts";
import type { Leg } from "./leg.ts";
import type { Trouble } from "./line.ts";
import { NoMicrophone } from "./microphone.ts";
import type { Stats } from "./stats.ts";

/** What was found of the audio of this browser; plain values. */
export interface AudioFindings {
  /** `peak`: how loud it was at most, from 0 to 1; null where it could not be measured. */
  readonly microphone: {
    readonly trouble: Trouble | null;
    readonly about: string;
    readonly peak: number | null;
  };
  readonly speaker: { readonly outputs: number; readonly blocked: boolean };
  /** Ways that this browser would offer, by their kind; null where audio flows and none was looked for. */
  readonly candidates: { readonly host: number; readonly srflx: number; readonly relay: number } | null;
  /** By what audio goes, `udp`, `tcp` or `relay`, and the packets of two seconds; null where none goes. */
  readonly flow: { readonly way: string; readonly sent: number; readonly received: number } | null;
}

/** Milliseconds. */
const LISTENING = 1500;
const LOOK = 50;
const COUNTING = 2000;
const GATHERING = 3000;

/** What can be found before anybody has logged in. */
export async function examineAlone(keep: Keep): Promise<AudioFindings> {
  const choice = present(await recall(keep), await devices());
  return await examine(choice, null, false, []);
}

export async function examine(
  choice: Choice,
  leg: Pick<Leg, "line" | "stats"> | null,
  blocked: boolean,
  iceServers: readonly IceServer[],
): Promise<AudioFindings> {
  const up = leg?.line.kind === "up" ? leg : null;
  const [microphone, flow, candidates] = await Promise.all([
    listen(choice),
    up ? count(() => up.stats()) : null,
    up ? null : gather(iceServers),
  ]);
  const { outputs } = await devices(); // named, now that the microphone was open
  return { microphone, speaker: { outputs: outputs.length, blocked }, candidates, flow };
}

async function listen(choice: Choice): Promise<AudioFindings["microphone"]> {
  try {
    const ear = await Ear.open(choice);
    let peak = 0;
    for (let heard = 0; heard < LISTENING; heard += LOOK) {
      await pause(LOOK);
      peak = Math.max(peak, ear.level());
    }
    ear.close();
    return { trouble: null, about: "", peak: ear.measures ? peak : null };
  } catch (error) {
    const trouble = error instanceof NoMicrophone ? error.trouble : "unknown";
    return { trouble, about: error instanceof Error ? error.message : String(error), peak: null };
  }
}

async function count(stats: () => Promise<Stats>): Promise<AudioFindings["flow"]> {
  const before = await stats();
  await pause(COUNTING);
  const { way, sent, received } = await stats();
  return { way, sent: sent - before.sent, received: received - before.received };
}

/** Which ways this browser would offer to a center. Nothing is sent to one. */
async function gather(iceServers: readonly IceServer[]): Promise<AudioFindings["candidates"]> {
  const found = { host: 0, srflx: 0, relay: 0 };
  try {
    const servers = iceServers.map((one) => ({ ...one, urls: [...one.urls] }));
    const connection = new RTCPeerConnection({ iceServers: servers });
    connection.addTransceiver("audio");
    connection.addEventListener("icecandidate", ({ candidate }) => {
      const type = candidate?.type;
      if (type === "host" || type === "srflx" || type === "relay") found[type] += 1;
    });
    const over = new Promise<void>((resolve) => {
      connection.addEventListener("icegatheringstatechange", () => {
        if (connection.iceGatheringState === "complete") resolve();
      });
    });
    await connection.setLocalDescription(await connection.createOffer());
    await Promise.race([over, pause(GATHERING)]);
    connection.close();
  } catch {
    return found;
  }
  return found;
}
