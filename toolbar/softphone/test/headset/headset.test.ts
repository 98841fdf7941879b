import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Press } from "../../src/headset/buttons.ts";
import { Headset, pickHeadset } from "../../src/headset/headset.ts";
import { collectionsOf, WIRELESS } from "./descriptor.ts";

/** A headset at a USB port, as a browser shows it. */
class Plugged extends EventTarget {
  opened = false;
  readonly vendorId = 0x0b0e;
  readonly productId = 7;
  readonly productName = "Wireless 7";
  readonly collections = collectionsOf(WIRELESS);
  readonly lamps: number[] = [];

  async open() {
    this.opened = true;
  }

  async close() {
    this.opened = false;
  }

  async sendReport(_: number, data: Uint8Array) {
    this.lamps.push(data[0] ?? 0);
  }

  press(bits: number) {
    const data = new DataView(Uint8Array.of(bits, 0).buffer);
    this.dispatchEvent(Object.assign(new Event("inputreport"), { device: this, reportId: 2, data }));
  }
}

const port = Object.assign(new EventTarget(), {
  plugged: [] as Plugged[],
  getDevices: async () => port.plugged,
  requestDevice: async () => port.plugged,
});
const drawer = new Map<string, string>();
const keep = {
  get: (key: string) => drawer.get(key) ?? null,
  set: (key: string, value: string) => void drawer.set(key, value),
};

beforeEach(() => {
  drawer.clear();
  port.plugged = [];
  vi.stubGlobal("navigator", { hid: port });
});
afterEach(() => vi.unstubAllGlobals());

function desk() {
  const presses: Press[] = [];
  const names: string[] = [];
  const headset: Headset = new Headset(
    keep,
    () => names.push(headset.state.name),
    (press) => presses.push(press),
  );
  return { headset, presses, names };
}

test("a headset that was picked answers, mutes and ends, and shows what goes on", async () => {
  const device = new Plugged();
  port.plugged = [device];
  expect(await pickHeadset(keep)).toBe(true);
  const { headset, presses, names } = desk();
  await headset.find();
  expect(names).toEqual(["Wireless 7"]);

  headset.show({ ringing: true });
  device.press(0b0001);
  headset.show({ ringing: false, talking: true });
  device.press(0b1001);
  device.press(0b0001);
  headset.show({ muted: true });
  device.press(0b0000);
  headset.show({ talking: false, muted: false });
  await vi.waitFor(() => expect(device.lamps).toEqual([0, 0b1000, 0b1, 0b100101, 0]));
  expect(presses).toEqual(["answer", "mute", "end"]);
  headset.close();
  await vi.waitFor(() => expect(device.opened).toBe(false));
});

test("it is there again when it is plugged in again, and no other is taken for it", async () => {
  drawer.set("headset", `${0x0b0e}:7`);
  const { headset, names } = desk();
  await headset.find();
  expect(headset.state).toEqual({ possible: true, name: "" });
  const device = new Plugged();
  port.plugged = [Object.assign(new Plugged(), { productId: 8 }), device];
  port.dispatchEvent(new Event("connect"));
  await vi.waitFor(() => expect(names).toEqual(["Wireless 7"]));
  port.dispatchEvent(Object.assign(new Event("disconnect"), { device }));
  expect(names).toEqual(["Wireless 7", ""]);
  headset.close();
});

test("a browser without WebHID has no buttons", async () => {
  vi.stubGlobal("navigator", {});
  const { headset } = desk();
  await headset.find();
  expect(headset.state).toEqual({ possible: false, name: "" });
  expect(await pickHeadset(keep)).toBe(false);
});
