/**
 * What a press on a headset means. A headset and a program agree on its state: it asks by a report, and is told by its
 * lamps; so the same report is a press, or only its word that it has seen a lamp (as both can begin a call).
 */
import type { Button, Lamp } from "./layout.ts";

/** What an agent wants who presses a button. */
export type Press = "answer" | "end" | "mute";

/** What goes on at the desk, as far as a headset shows it. */
export interface Shown {
  readonly ringing: boolean;
  readonly talking: boolean;
  readonly muted: boolean;
}

export const NOTHING: Shown = { ringing: false, talking: false, muted: false };

/** How the switches of a headset stand, by its own word. */
export type Switches = Readonly<Record<Button, boolean>>;

export const AT_REST: Switches = { hook: false, mute: false, drop: false };

export interface Heard {
  readonly switches: Switches;
  readonly press: Press | null;
  /** The headset believes something else than it is shown, and has to be shown it again. */
  readonly astray: boolean;
}

/** What a report means. `relative`: buttons that tell of presses only. */
export function heard(
  before: Switches,
  told: Readonly<Partial<Record<Button, boolean>>>,
  shown: Shown,
  relative: Readonly<Partial<Record<Button, boolean>>>,
): Heard {
  const switches = { ...before, ...told };
  const down = (button: Button) => told[button] === true && (relative[button] === true || !before[button]);
  const press = down("drop")
    ? "end"
    : (pressOfHook(before, told, shown, relative) ?? (down("mute") ? "mute" : null));
  const switched = told.hook !== undefined && relative.hook !== true;
  const astray = press === null && switched && told.hook !== shown.talking;
  return { switches, press, astray };
}

/** The lamps for what is shown. */
export function lampsFor({ ringing, talking, muted }: Shown): Readonly<Record<Lamp, boolean>> {
  return { ring: ringing, offHook: talking, mute: talking && muted, microphone: talking && muted };
}

function pressOfHook(
  before: Switches,
  told: Readonly<Partial<Record<Button, boolean>>>,
  shown: Shown,
  relative: Readonly<Partial<Record<Button, boolean>>>,
): Press | null {
  if (told.hook === undefined) return null;
  if (relative.hook === true) {
    if (!told.hook) return null;
    return shown.talking ? "end" : shown.ringing ? "answer" : null;
  }
  if (told.hook === before.hook || told.hook === shown.talking) return null;
  if (!told.hook) return "end";
  return shown.ringing ? "answer" : null;
}
