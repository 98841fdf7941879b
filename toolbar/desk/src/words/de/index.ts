import { audio } from "./audio.ts";
import { calls } from "./calls.ts";
import { core } from "./core.ts";
import { strip } from "./strip.ts";
import { work } from "./work.ts";

export const de = { ...audio, ...calls, ...core, ...strip, ...work };
