/** The strip by itself, for pages that show nothing else of the desk. */
export type { Strip as StripModel } from "./model.ts";
export { Strip, type StripProps, showStrip } from "./strip.tsx";
export { type Say, stripWords } from "./words.ts";
