import { core } from "./core.ts";
import { strip } from "./strip.ts";

export const de = { ...core, ...strip };
