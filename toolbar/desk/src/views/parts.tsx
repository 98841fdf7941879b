/** The parts that a panel is put together from. Each feature's view brings its own; a center orders and hides them. */

import type { ComponentType } from "preact";
import type { DeskState } from "../port.ts";
import type { Word } from "../words/index.ts";

/** A figure between calls; pressed, it opens its sheet. */
export interface Tile {
  readonly name: string;
  readonly View: ComponentType;
  readonly shows?: (state: DeskState) => boolean;
}

/** A list or a form that takes the panel's body until it is closed. */
export interface Sheet {
  readonly name: string;
  readonly title: Word;
  readonly View: ComponentType;
  /** It closes by itself when its moment has passed. */
  readonly shows?: (state: DeskState) => boolean;
  /** It can be opened before anybody has logged in, too. */
  readonly outside?: boolean;
}

/** What stands beside a call: the script, the customer. */
export interface Tab {
  readonly name: string;
  readonly title: Word;
  readonly View: ComponentType;
  readonly shows?: (state: DeskState) => boolean;
  /** A word more in the title, such as `2/5`. */
  readonly hint?: (state: DeskState) => string;
}

/** A button of a call. */
export interface CallButton {
  readonly name: string;
  readonly View: ComponentType;
}

/** What the agent works on beside calls, shown on top of everything else as long as it lasts. */
export interface Work {
  readonly name: string;
  readonly View: ComponentType;
  readonly shows: (state: DeskState) => boolean;
}

/**
 * Something that has come meanwhile: a notice, a reminder, a message. The first that shows stands at the foot of the
 * panel, small, and takes no focus.
 */
export interface Banner {
  readonly name: string;
  readonly View: ComponentType;
  readonly shows: (state: DeskState) => boolean;
}

export interface Parts {
  readonly tiles?: readonly Tile[];
  readonly sheets?: readonly Sheet[];
  readonly tabs?: readonly Tab[];
  readonly callButtons?: readonly CallButton[];
  readonly works?: readonly Work[];
  readonly banners?: readonly Banner[];
}
