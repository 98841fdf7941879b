/** Promises to call somebody, the agent's own and those of the agent's groups. */

import { type AnyEvent, CallbackFlag, type CallbackInfo, ChangeOperation } from "@cordboard/client";
import type { Call, DeskState, Feature } from "../port.ts";
import { nameOf } from "./call.ts";

export interface CallbackDraft {
  readonly number: string;
  /** Epoch milliseconds. */
  readonly due: number;
  readonly comments: string;
  /** "0" for none. */
  readonly campaignId: string;
  /** Of a new one: it is about the customer of the current call. */
  readonly withCustomer: boolean;
}

export interface CallbacksState {
  /** What is due first comes first. */
  readonly all: readonly CallbackInfo[];
  /** Names of those whom they are about, by the callback's id, as far as somebody is known. */
  readonly names: Readonly<Record<string, string>>;
}

declare module "../port.ts" {
  interface DeskState {
    readonly callbacks: CallbacksState;
  }
  interface DeskActs {
    "callbacks.add": [draft: CallbackDraft];
    "callbacks.change": [id: string, draft: CallbackDraft];
    /** `until`: epoch milliseconds. */
    "callbacks.snooze": [id: string, until: number];
    "callbacks.dismiss": [id: string];
    "callbacks.remove": [id: string];
    "callbacks.call": [id: string];
  }
}

/** So many names are asked for at once. */
const NAMES = 20;

export const callbacks: Feature<"callbacks"> = {
  name: "callbacks",
  initial: { all: [], names: {} },
  after: (mine, event) => {
    const all = allAfter(mine.all, event);
    return all === mine.all ? mine : { ...mine, all };
  },
  relearn: ["callbackAdded"],
  learn: async ({ state, call }) => {
    const all = sorted((await call("getCallbacks")) ?? []);
    return { all, names: await namesOf(all, state.callbacks.names, call) };
  },
  acts: {
    "callbacks.add": async ({ call }, { number, due, comments, campaignId, withCustomer }) => {
      const asked = { number, duedate: String(due), comments, campaignId, associateCRMRecord: withCustomer };
      await call("addCallback3", asked);
    },
    "callbacks.change": async ({ mine, call }, id, { number, due, comments, campaignId }) => {
      const before = mine.all.find((one) => one.id === id);
      await call("updateCallback", {
        info: {
          ...before,
          flags: before?.flags ?? "0",
          id,
          number,
          dueDate: String(due),
          comments,
          campaignId,
        },
      });
    },
    "callbacks.snooze": async ({ call }, id, until) => {
      await call("snoozeCallback", { id, time: String(until) });
    },
    "callbacks.dismiss": async ({ call }, id) => void (await call("dismissCallback", { id })),
    "callbacks.remove": async ({ call }, id) => void (await call("removeCallback", { id })),
    "callbacks.call": async ({ mine, call }, callbackId) => {
      const campaignId = mine.all.find((one) => one.id === callbackId)?.campaignId ?? "0";
      await call("makeCall", { number: "", campaignId, checkDnc: true, callbackId });
    },
  },
};

function allAfter(all: readonly CallbackInfo[], event: AnyEvent): readonly CallbackInfo[] {
  switch (event.event) {
    case "callbackAdded":
      return event.info ? merged(all, [event.info]) : all;
    case "callbackRemoved":
      return all.filter((one) => one.id !== event.id);
    case "callbacksChanged": {
      const gone = new Set(event.info.map((one) => one.id));
      if (event.operation === ChangeOperation.REMOVE) return all.filter((one) => !gone.has(one.id));
      return merged(all, event.info);
    }
    case "callbackOverdue":
      return all.map((one) => (one.id === event.id ? { ...one, flags: reminded(one.flags) } : one));
    default:
      return all;
  }
}

function reminded(flags: string): string {
  return String((BigInt(flags) | CallbackFlag.REMINDED) & ~(CallbackFlag.DISMISSED | CallbackFlag.SNOOZED));
}

function merged(all: readonly CallbackInfo[], changed: readonly CallbackInfo[]): readonly CallbackInfo[] {
  const ids = new Set(changed.map((one) => one.id));
  return sorted([...all.filter((one) => !ids.has(one.id)), ...changed]);
}

function sorted(all: readonly CallbackInfo[]): readonly CallbackInfo[] {
  return [...all].sort((one, other) => dueOf(one) - dueOf(other));
}

/** Whose name is known stays; whom others are about is asked for. */
async function namesOf(
  all: readonly CallbackInfo[],
  known: Readonly<Record<string, string>>,
  call: Call,
): Promise<Readonly<Record<string, string>>> {
  const about = all.filter(({ CRMId = "0" }) => CRMId !== "0");
  const asked = about.filter(({ id = "" }) => !(id in known)).slice(0, NAMES);
  const told = await Promise.all(
    asked.map(async ({ id = "" }) => [id, nameOf((await call("getCRMForCallbackId", { id })) ?? undefined)]),
  );
  const there = new Set(all.map((one) => one.id));
  const kept = Object.entries(known).filter(([id]) => there.has(id));
  return Object.fromEntries([...kept, ...told]);
}

/** Epoch milliseconds. */
export function dueOf({ dueDate = "0" }: CallbackInfo): number {
  return Number(dueDate);
}

/** Whom to call: a name where one is known. */
export function whoOf({ names }: CallbacksState, { id = "", number = "" }: CallbackInfo): string {
  return names[id] || number;
}

/** Its time has come, and this agent has not put it aside. */
export function isReminding({ flags }: CallbackInfo): boolean {
  const set = BigInt(flags);
  return (
    (set & CallbackFlag.REMINDED) !== 0n && (set & (CallbackFlag.DISMISSED | CallbackFlag.COMPLETED)) === 0n
  );
}

/** The one to be reminded of now; not one whom the agent speaks with already. */
export function reminding({ callbacks, call }: DeskState): CallbackInfo | undefined {
  return callbacks.all.find((one) => isReminding(one) && one.number !== call.number);
}
