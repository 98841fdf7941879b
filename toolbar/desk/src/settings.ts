/** What a center has set up for its desks; everybody may read it, before a login too. */

import type { Catalogue } from "./words/index.ts";

/** A tile of the center's own: a page in a frame. */
export interface OwnTile {
  readonly title: string;
  readonly url: string;
}

export interface Layout {
  readonly strip: { readonly position: "top" | "bottom" | "floating"; readonly buttons: readonly string[] };
  /** Names of tiles, tabs and call buttons in their order. */
  readonly tiles: readonly (string | OwnTile)[];
  readonly tabs: readonly string[];
  readonly callButtons: readonly string[];
}

export interface Settings {
  readonly name: string;
  /** The address of a picture; empty where there is none. */
  readonly logo: string;
  /** Custom properties of CSS, by their names. */
  readonly theme: {
    readonly light: Readonly<Record<string, string>>;
    readonly dark: Readonly<Record<string, string>>;
  };
  readonly layout: Layout;
  /** Languages that are there, the center's own first. */
  readonly languages: readonly string[];
  readonly words: Catalogue;
  readonly clickToDial: { readonly on: boolean; readonly country: string; readonly notAt: readonly string[] };
}

export const SETTINGS: Settings = {
  name: "Cordboard",
  logo: "",
  theme: { light: {}, dark: {} },
  layout: {
    strip: { position: "top", buttons: ["ready", "dial", "queue", "callbacks", "voicemails", "messages"] },
    tiles: ["queue", "today", "callbacks", "voicemails", "messages", "missed", "dial", "previews"],
    tabs: ["script", "customer", "worksheet", "tools"],
    callButtons: ["mute", "hold", "keypad", "record", "transfer", "conference", "park", "end"],
  },
  languages: ["en", "de"],
  words: {},
  clickToDial: { on: true, country: "US", notAt: [] },
};
