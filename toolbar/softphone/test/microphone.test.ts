/** What is sent while an agent rests: made by the browser, with the microphone closed (docs/adr/0066). */

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FIRST } from "../src/choice.ts";
import { NoMicrophone, sourceFor } from "../src/microphone.ts";

/** A browser as far as a microphone needs one: what it allows, and what is open in it. */
class Machine {
  permission: PermissionState = "granted";
  /** Sound may begin without a click. */
  sounds = true;
  fails: DOMException | undefined;
  readonly asked: MediaTrackConstraints[] = [];
  readonly microphones: Stream[] = [];
  readonly contexts: Context[] = [];
  /** Of the sources of sound that have begun, how loud each is. */
  readonly offsets: (number | undefined)[] = [];

  readonly open = async ({ audio }: { readonly audio: MediaTrackConstraints }) => {
    this.asked.push(audio);
    const { fails } = this;
    this.fails = undefined;
    if (fails) throw fails;
    const stream = new Stream();
    this.microphones.push(stream);
    return stream;
  };
}

class Stream {
  active = true;
  readonly track = { stop: () => this.end() };
  getAudioTracks = () => [this.track];
  getTracks = () => [this.track];
  end(): void {
    this.active = false;
  }
}

class Context {
  state = "suspended";
  constructor() {
    machine.contexts.push(this);
  }
  async resume() {
    if (machine.sounds) this.state = "running";
    else await new Promise(() => {});
  }
  async close() {
    this.state = "closed";
  }
}

class Node {
  readonly stream = new Stream();
  readonly offset: number | undefined;
  constructor(_: Context, options: { readonly offset?: number } = {}) {
    this.offset = options.offset;
  }
  connect = (to: Node) => to;
  start = () => void machine.offsets.push(this.offset);
}

let machine: Machine;
beforeEach(() => {
  vi.useFakeTimers();
  machine = new Machine();
  vi.stubGlobal("AudioContext", Context);
  for (const name of [
    "MediaStreamAudioDestinationNode",
    "MediaStreamAudioSourceNode",
    "ConstantSourceNode",
    "GainNode",
  ])
    vi.stubGlobal(name, Node);
  vi.stubGlobal("navigator", {
    permissions: { query: async () => ({ state: machine.permission }) },
    mediaDevices: { getUserMedia: machine.open },
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const AWAKE = { choice: FIRST, asleep: false };
const ASLEEP = { choice: FIRST, asleep: true };

test("at rest silence is sent, by a source that sounds, and no microphone is open", async () => {
  const source = await sourceFor(ASLEEP);
  expect([source.hears, machine.asked, machine.offsets]).toEqual([false, [], [0]]);
  expect(source.track).toBeDefined();
  expect([source.serves(ASLEEP), source.serves(AWAKE)]).toEqual([true, false]);
  // Which microphone it would be is no reason to begin anew.
  expect(source.serves({ choice: { ...FIRST, echo: false }, asleep: true })).toBe(true);
  source.close();
  expect(machine.contexts.map((one) => one.state)).toEqual(["closed"]);
});

test("at work the microphone is open, until it is closed or taken away", async () => {
  const source = await sourceFor(AWAKE);
  expect([source.hears, source.serves(AWAKE), source.serves(ASLEEP)]).toEqual([true, true, false]);
  expect(source.serves({ choice: { ...FIRST, echo: false }, asleep: false })).toBe(false);
  source.close();
  expect([source.hears, source.serves(AWAKE)]).toEqual([false, false]);
});

test("where the browser would ask again, the microphone stays open at rest too", async () => {
  machine.permission = "prompt";
  const source = await sourceFor(ASLEEP);
  expect([source.hears, source.serves(ASLEEP), source.serves(AWAKE)]).toEqual([true, true, false]);
});

test("where nothing may sound before a click, the microphone stays open, and nothing else does", async () => {
  machine.sounds = false;
  const opening = sourceFor(ASLEEP);
  await vi.advanceTimersByTimeAsync(1000);
  const source = await opening;
  expect([source.hears, source.serves(ASLEEP)]).toEqual([true, true]);
  expect(machine.contexts.map((one) => one.state)).toEqual(["closed"]);
});

test("a softer microphone lets go of both: of the device, and of what made it softer", async () => {
  const source = await sourceFor({ choice: { ...FIRST, microphoneLevel: 50 }, asleep: false });
  expect(source.track).not.toBe(machine.microphones[0]?.track);
  source.close();
  expect(machine.microphones.map((one) => one.active)).toEqual([false]);
  expect(machine.contexts.map((one) => one.state)).toEqual(["closed"]);
});

test("a device that is gone is replaced by the machine's own", async () => {
  machine.fails = new DOMException("", "OverconstrainedError");
  const choice = { ...FIRST, microphone: { id: "h1", name: "Headset" } };
  const source = await sourceFor({ choice, asleep: false });
  expect(source.hears).toBe(true);
  expect(machine.asked.map((one) => one.deviceId)).toEqual([{ exact: "h1" }, undefined]);
});

test("a microphone that cannot be had says why", async () => {
  machine.fails = new DOMException("Permission denied by system", "NotAllowedError");
  const failed = await sourceFor(AWAKE).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(NoMicrophone);
  expect((failed as NoMicrophone).trouble).toBe("microphoneDeniedBySystem");
});
