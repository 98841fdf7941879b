/** What the center would allow now: buttons follow its own rule, and not one of ours. */

import type { AllowedOperation, Operations } from "@cordboard/client";
import type { DeskState, Feature } from "../port.ts";

declare module "../port.ts" {
  interface DeskState {
    /** Null as long as the center has not said. */
    readonly allowed: { readonly operations: readonly AllowedOperation[] | null };
  }
}

export const allowed: Feature<"allowed"> = {
  name: "allowed",
  stays: "session",
  initial: { operations: null },
  after: (mine, event) =>
    event.event === "operationsAllowedChanged" ? { operations: event.operations } : mine,
};

/** Whether an operation may be asked now, in this way (see `AllowedOperation`) or in any. */
export function may(state: DeskState, operation: keyof Operations, variant?: string): boolean {
  const { operations } = state.allowed;
  if (operations === null) return true;
  return operations.some(
    (one) => one.operation === operation && (variant === undefined || (one.variant ?? variant) === variant),
  );
}
