/** What a center has set up for its desks; everybody may read it, before a login too. */

import {
  CallButton,
  type DeskSettings,
  DeskTab,
  DeskTile,
  Door,
  type Fetch,
  StripButton,
  StripPlace,
} from "@cordboard/client";
import { type Catalogue, languageOf } from "./words/index.ts";

export type { OwnTile } from "@cordboard/client";

/** As the center tells it, its logo with its whole address, and words of the agent's language where it has some. */
export interface Settings extends DeskSettings {
  readonly words: Catalogue;
}

/** The desk as it is where the center says nothing. */
export const SETTINGS: Settings = {
  name: "Cordboard",
  theme: { light: {}, dark: {} },
  layout: {
    strip: { position: StripPlace.TOP, buttons: Object.values(StripButton) },
    tiles: Object.values(DeskTile),
    tabs: Object.values(DeskTab),
    callButtons: Object.values(CallButton),
    ownTiles: [],
  },
  languages: ["en", "de"],
  catalogues: [],
  clickToDial: { on: true, country: "US", notAt: [] },
  version: "",
  words: {},
};

/**
 * What the center at `server` has set up, and the language to speak: the agent's choice, or the first of the `wanted`
 * ones that is there. Never throws: a desk without its center's look is a desk.
 */
export async function readSettings(
  server: string,
  chosen: string | null,
  wanted: readonly string[],
  fetcher?: Fetch,
): Promise<{ readonly settings: Settings; readonly language: string }> {
  const door = new Door(server, fetcher);
  const told = (await read(door, "/desk/settings.json")) as Partial<DeskSettings>;
  const logo = told.logo ? { logo: new URL(told.logo, server).href } : {};
  const settings: Settings = { ...SETTINGS, ...told, ...logo };
  const first = chosen ?? settings.language ?? null;
  const language = languageOf(first, wanted, settings.languages, "en");
  if (!settings.catalogues.includes(language)) return { settings, language };
  const words = (await read(door, `/desk/words/${language}.json`)) as Catalogue;
  return { settings: { ...settings, words }, language };
}

async function read(door: Door, path: string): Promise<object> {
  try {
    return Object(await (await door.ask(path)).json());
  } catch {
    return {};
  }
}
