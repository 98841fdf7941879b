/** What the center remembers of how the agent likes to work. */

import { type MapValue, Option } from "@cordboard/client";
import type { Feature } from "../port.ts";

export type OptionName = keyof typeof Option;

declare module "../port.ts" {
  interface DeskState {
    readonly options: { readonly on: Readonly<Partial<Record<OptionName, boolean>>> };
  }
  interface DeskActs {
    "options.set": [option: OptionName, on: boolean];
  }
}

/** Those that the center itself heeds. */
const ASKED: readonly OptionName[] = ["AUTO_ANSWER", "AUTO_HANG_UP"];

export const options: Feature<"options"> = {
  name: "options",
  initial: { on: {} },
  after: (mine, event) =>
    event.event === "optionsUpdated" ? { on: { ...mine.on, ...read(event.options?.attributes) } } : mine,
  learn: async ({ state, call }) => {
    const told = await Promise.all(
      ASKED.map(async (option) => ({ key: option, value: (await call("getOption", { option })) ?? "" })),
    );
    return { on: { ...state.options.on, ...read(told) } };
  },
  acts: {
    "options.set": async ({ call }, option, on) => {
      await call("setOption", { option, value: String(on) });
    },
  },
};

function read(told: readonly MapValue[] = []): Partial<Record<OptionName, boolean>> {
  const known = told.filter((one) => (one.key ?? "") in Option);
  return Object.fromEntries(known.map((one) => [one.key, one.value === "true"]));
}
