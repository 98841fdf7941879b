import { core } from "./core.ts";
import { strip } from "./strip.ts";
import { work } from "./work.ts";

export const de = { ...core, ...strip, ...work };
