/** Outcomes of calls: what they allow and ask for, and why one cannot be given now. */

import { DispositionFlag, type DispositionValue2 } from "@cordboard/client";
import type { DeskState } from "../port.ts";

export function has(one: DispositionValue2 | undefined, flag: DispositionFlag): boolean {
  return (BigInt(one?.flags ?? "0") & flag) !== 0n;
}

/** Why the center would not take an outcome now; empty where it would. */
export function refusalOf(
  one: DispositionValue2,
  { worksheet }: DeskState,
): "" | "wrapUp.onward" | "wrapUp.worksheet" {
  if (has(one, DispositionFlag.ONLY_FOR_TRANSFER_AND_CONFERENCE)) return "wrapUp.onward";
  if (has(one, DispositionFlag.MUST_COMPLETE_WORKSHEET) && !worksheet.complete) return "wrapUp.worksheet";
  return "";
}

/** Whether the agent may say when the number is dialed again. */
export function mayRedial(one: DispositionValue2 | undefined): boolean {
  return (
    has(one, DispositionFlag.ALLOW_SET_REDIAL_TIMER) || has(one, DispositionFlag.ALLOW_SET_REACTIVATE_TIMER)
  );
}
