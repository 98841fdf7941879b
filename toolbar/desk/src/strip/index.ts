/** The strip by itself, for pages that show nothing else of the desk. */
export type { Strip as StripModel } from "./model.ts";
export { type Say, saidOf } from "./say.ts";
export { Strip, type StripProps, showStrip } from "./strip.tsx";
export { stripCatalogue, stripWords } from "./words.ts";
