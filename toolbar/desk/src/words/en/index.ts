import { core } from "./core.ts";
import { strip } from "./strip.ts";

export const en = { ...core, ...strip };
