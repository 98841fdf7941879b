import { core } from "./core.ts";
import { strip } from "./strip.ts";
import { work } from "./work.ts";

export const en = { ...core, ...strip, ...work };
