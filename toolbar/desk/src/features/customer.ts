/** Whom the call is with: the contact's record, others of the same number, and what is known of the call. */

import type { AnyEvent, CavFullValue, MapValue, TextMap } from "@cordboard/client";
import type { DeskState, Feature } from "../port.ts";
import { type Kind, kindOf } from "../rules.ts";

export interface CustomerView {
  /** The call that this is about; empty where there is none. */
  readonly callId: string;
  /** What the contact's fields hold, by their names. Nobody is known where `recordId` is empty. */
  readonly record: Readonly<Record<string, string>>;
  readonly recordId: string;
  /** Ids of all contacts that the number belongs to, where that is several. */
  readonly candidates: readonly string[];
  /** The variable that holds which of them it is. */
  readonly choiceId: string;
  /** The call's own variables, by their ids. */
  readonly variables: Readonly<Record<string, { readonly value: string; readonly kind: Kind }>>;
}

declare module "../port.ts" {
  interface DeskState {
    readonly customer: CustomerView;
  }
  interface DeskActs {
    /** Let a field of the contact, or a variable of the call, hold a value; see `fields`. */
    "customer.write": [fieldId: string, value: string];
    /** It is another one of `candidates`. */
    "customer.choose": [recordId: string];
  }
}

const NOBODY: CustomerView = {
  callId: "",
  record: {},
  recordId: "",
  candidates: [],
  choiceId: "",
  variables: {},
};
const RECORD_ID = "_record_id";
const CANDIDATES = "_candidates";

export const customer: Feature<"customer"> = {
  name: "customer",
  initial: NOBODY,
  after,
  relearn: ["incomingCall", "incomingCallInfo", "callStarted", "callUpdated"],
  learn: async ({ state, call }) => {
    if (!state.call.id) return {};
    const [record, variables] = await Promise.all([call("getCRMMap"), call("getCallAttachedVariables")]);
    return { ...recordOf(record), ...variablesOf(variables ?? []) };
  },
  acts: {
    "customer.write": async ({ call, learn }, id, value) => {
      await call("setCallAttachedVariable", { id, value });
      await learn();
    },
    "customer.choose": async ({ mine, call, learn }, value) => {
      await call("setCallAttachedVariable", { id: mine.choiceId, value });
      await learn();
    },
  },
};

function after(mine: CustomerView, event: AnyEvent, _at: number, { call }: DeskState): CustomerView {
  const theirs = call.id === mine.callId ? mine : { ...NOBODY, callId: call.id };
  if (event.event !== "callCRMRecordChanged" || event.callSessionId !== call.id) return theirs;
  return { ...theirs, ...recordOf(event.record) };
}

/** A record as it is told: values by name, and beside them whose it is. */
export function recordOf(
  told: TextMap | readonly MapValue[] | null | undefined,
): Pick<CustomerView, "record" | "recordId" | "candidates"> {
  const pairs = told && "attributes" in told ? told.attributes : (told ?? []);
  const values = Object.fromEntries(pairs.map((one) => [one.key ?? "", one.value ?? ""]));
  const { [RECORD_ID]: recordId = "", [CANDIDATES]: candidates = "", ...record } = values;
  return { record, recordId, candidates: candidates.split(";").filter(Boolean) };
}

function variablesOf(told: readonly CavFullValue[]): Pick<CustomerView, "choiceId" | "variables"> {
  const choice = told.find((one) => one.groupName === "Customer" && one.name === RECORD_ID);
  const variables = told.map((one) => [one.id ?? "", { value: one.value ?? "", kind: kindOf(one.type) }]);
  return { choiceId: choice?.id ?? "", variables: Object.fromEntries(variables) };
}
