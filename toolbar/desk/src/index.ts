/** The desk without views: what runs where the audio lives. */
export { Desk, type Kept } from "./engine.ts";
export { may } from "./features/allowed.ts";
export * from "./port.ts";
export { saveFile } from "./save.ts";
export type { Surroundings } from "./surroundings.ts";
export { NotDone, type Trouble } from "./trouble.ts";
