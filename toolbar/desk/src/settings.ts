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

/** Settings in one language. */
export interface Spoken {
  readonly settings: Settings;
  readonly language: string;
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
): Promise<Spoken> {
  const told = (await read(new Door(server, fetcher), "/desk/settings.json")) as Partial<DeskSettings>;
  const logo = told.logo ? { logo: new URL(told.logo, server).href } : {};
  return await speak(server, { ...SETTINGS, ...told, ...logo }, chosen, wanted, fetcher);
}

/** The same settings with the words of another language, which is chosen in the same way. */
export async function speak(
  server: string,
  settings: Settings,
  chosen: string | null,
  wanted: readonly string[],
  fetcher?: Fetch,
): Promise<Spoken> {
  const first = chosen ?? settings.language ?? null;
  const language = languageOf(first, wanted, settings.languages, "en");
  const theirs = settings.catalogues.includes(language);
  const words = theirs ? await read(new Door(server, fetcher), `/desk/words/${language}.json`) : {};
  return { settings: { ...settings, words: words as Catalogue }, language };
}

async function read(door: Door, path: string): Promise<object> {
  try {
    return Object(await (await door.ask(path)).json());
  } catch {
    return {};
  }
}
