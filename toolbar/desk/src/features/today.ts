/** The agent's figures of a day, as their history tells them. */

import type { PastCall } from "@cordboard/client";

/** Calls that the agent spoke on since a midnight by this machine's clock, added up. */
export interface Tally {
  /** The midnight, epoch milliseconds. */
  readonly day: number;
  readonly calls: number;
  /** Milliseconds of talking, holding and wrapping up. */
  readonly handled: number;
}

export const NOTHING: Tally = { day: 0, calls: 0, handled: 0 };

/** When the day of a moment began, epoch milliseconds, where this machine is. */
export function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** When the agent began to speak. */
export function startOf({ joined, begin }: PastCall): number {
  return Number(joined ?? begin ?? 0);
}

export function tallyOf(calls: readonly PastCall[], day: number): Tally {
  const theirs = calls.filter((one) => startOf(one) >= day);
  return { day, calls: theirs.length, handled: theirs.reduce((sum, one) => sum + handledIn(one), 0) };
}

/** Both together; they are of one day. */
export function plus(one: Tally, other: Tally): Tally {
  return { day: one.day, calls: one.calls + other.calls, handled: one.handled + other.handled };
}

export function without(one: Tally, other: Tally): Tally {
  return plus(one, { ...other, calls: -other.calls, handled: -other.handled });
}

function handledIn({ talkTime, holdTime, wrapUpTime }: PastCall): number {
  return Number(talkTime ?? 0) + Number(holdTime ?? 0) + Number(wrapUpTime ?? 0);
}

export interface Today {
  readonly calls: number;
  /** Milliseconds; 0 where there was no call. */
  readonly averageHandleTime: number;
}

/** How the day of a moment is so far. */
export function todayOf(history: { calls: readonly PastCall[]; earlier: Tally }, now: number): Today {
  const day = midnight(now);
  const listed = tallyOf(history.calls, day);
  const { calls, handled } = history.earlier.day === day ? plus(listed, history.earlier) : listed;
  return { calls, averageHandleTime: calls ? Math.round(handled / calls) : 0 };
}
