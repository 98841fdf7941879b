/** The part of WebHID (https://wicg.github.io/webhid/) that a headset needs; browsers without it have no `hid`. */
export interface HidItem {
  readonly isAbsolute?: boolean;
  readonly isConstant?: boolean;
  readonly isRange?: boolean;
  /** Page and usage in one number, the page in the upper half. */
  readonly usages?: readonly number[];
  readonly usageMinimum?: number;
  readonly usageMaximum?: number;
  readonly reportSize?: number;
  readonly reportCount?: number;
}

export interface HidReport {
  readonly reportId?: number;
  readonly items?: readonly HidItem[];
}

export interface HidCollection {
  readonly usagePage?: number;
  readonly usage?: number;
  readonly children?: readonly HidCollection[];
  readonly inputReports?: readonly HidReport[];
  readonly outputReports?: readonly HidReport[];
}

export interface HidDevice extends EventTarget {
  readonly opened: boolean;
  readonly vendorId: number;
  readonly productId: number;
  readonly productName: string;
  readonly collections: readonly HidCollection[];
  open(): Promise<void>;
  close(): Promise<void>;
  sendReport(reportId: number, data: BufferSource): Promise<void>;
}

export interface HidReportEvent extends Event {
  readonly device: HidDevice;
  readonly reportId: number;
  readonly data: DataView;
}

export interface Hid extends EventTarget {
  getDevices(): Promise<HidDevice[]>;
  requestDevice(options: { filters: readonly { usagePage?: number }[] }): Promise<HidDevice[]>;
}

export function hid(): Hid | null {
  return (globalThis.navigator as (Navigator & { readonly hid?: Hid }) | undefined)?.hid ?? null;
}
