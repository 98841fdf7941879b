import { core } from "./core.ts";

export const en = { ...core };
