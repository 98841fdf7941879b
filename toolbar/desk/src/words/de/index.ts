import { core } from "./core.ts";

export const de = { ...core };
