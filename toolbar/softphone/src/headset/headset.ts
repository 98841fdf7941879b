import type { Keep } from "../choice.ts";
import { AT_REST, heard, lampsFor, NOTHING, type Press, type Shown, type Switches } from "./buttons.ts";
import { type HidDevice, type HidReportEvent, hid } from "./hid.ts";
import { type Layout, layoutOf, pressedIn, reportsFor, TELEPHONY } from "./layout.ts";

/** A headset whose buttons work. */
export interface HeadsetState {
  /** Whether this browser knows of buttons at all (WebHID). */
  readonly possible: boolean;
  /** Its name, empty where none is connected. */
  readonly name: string;
}

const PLACE = "headset";
/** Milliseconds after a press until the headset is shown again what came of it, also where that is nothing. */
const SETTLED = 2000;

/**
 * Ask for the buttons of a headset; the browser shows a list, and wants a click first. It is remembered, and may be
 * asked for by another page of the same origin than the one that holds the audio. False where none was picked.
 */
export async function pickHeadset(keep: Keep): Promise<boolean> {
  const picked = (await hid()?.requestDevice({ filters: [{ usagePage: TELEPHONY }] })) ?? [];
  const device = picked.find((one) => layoutOf(one.collections));
  if (device) await keep.set(PLACE, kindOf(device));
  return device !== undefined;
}

/** The buttons and lamps of the headset that was picked, whenever it is plugged in. */
export class Headset {
  readonly #keep: Keep;
  readonly #changed: () => void;
  readonly #pressed: (press: Press) => void;
  readonly #closed = new AbortController();
  #device: HidDevice | undefined;
  #layout: Layout | undefined;
  #switches: Switches = AT_REST;
  #shown: Shown = NOTHING;
  #sent = Promise.resolve();

  /** `changed`: it is there, or gone. */
  constructor(keep: Keep, changed: () => void, pressed: (press: Press) => void) {
    this.#keep = keep;
    this.#changed = changed;
    this.#pressed = pressed;
    const { signal } = this.#closed;
    hid()?.addEventListener("connect", () => void this.find(), { signal });
    hid()?.addEventListener("disconnect", (event) => this.#gone(event), { signal });
  }

  get state(): HeadsetState {
    return { possible: hid() !== null, name: this.#device?.productName ?? "" };
  }

  /** Look for the headset that was picked, among those that this browser lets us use. */
  async find(): Promise<void> {
    const kind = await this.#keep.get(PLACE);
    if (this.#device || !kind) return;
    const devices = (await hid()?.getDevices()) ?? [];
    const device = devices.find((one) => kindOf(one) === kind && layoutOf(one.collections));
    if (device) await this.#use(device).catch(() => undefined);
  }

  /** Let its lamps say what goes on. */
  show(change: Partial<Shown>): void {
    this.#shown = { ...this.#shown, ...change };
    this.#light();
  }

  close(): void {
    this.#closed.abort();
    const device = this.#device;
    this.#shown = NOTHING;
    this.#light();
    this.#device = undefined;
    void this.#sent.then(() => device?.close());
  }

  async #use(device: HidDevice): Promise<void> {
    const layout = layoutOf(device.collections);
    if (!layout) return;
    if (!device.opened) await device.open();
    this.#device = device;
    this.#layout = layout;
    this.#switches = AT_REST;
    const { signal } = this.#closed;
    device.addEventListener("inputreport", (event) => this.#hear(event as HidReportEvent), { signal });
    this.#light();
    this.#changed();
  }

  #gone(event: Event): void {
    if ((event as Event & { readonly device?: HidDevice }).device !== this.#device) return;
    this.#device = undefined;
    this.#changed();
  }

  #hear({ device, reportId, data }: HidReportEvent): void {
    if (device !== this.#device || !this.#layout) return;
    const { buttons } = this.#layout;
    const relative = { hook: buttons.hook?.relative === true, mute: buttons.mute?.relative === true };
    const told = pressedIn(this.#layout, reportId, data);
    const { switches, press, astray } = heard(this.#switches, told, this.#shown, relative);
    this.#switches = switches;
    if (astray) this.#light();
    if (press === null) return;
    this.#pressed(press);
    setTimeout(() => this.#light(), SETTLED);
  }

  /** Reports go one after the other; a device that is pulled out in between misses nothing. */
  #light(): void {
    const [device, layout] = [this.#device, this.#layout];
    if (!device || !layout) return;
    for (const { report, data } of reportsFor(layout, lampsFor(this.#shown)))
      this.#sent = this.#sent.then(() => device.sendReport(report, data)).catch(() => undefined);
  }
}

function kindOf({ vendorId, productId }: HidDevice): string {
  return `${vendorId}:${productId}`;
}
