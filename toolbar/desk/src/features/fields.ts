/** What a center shows of a customer and of a call, in which order, and what may be written there. */

import { type CavViewFullValue, type CrmFieldDataType, VariableView } from "@cordboard/client";
import type { Feature } from "../port.ts";
import { type Rules, rules, rulesOfField } from "../rules.ts";

export interface ShownField {
  /** Of the variable that holds it. */
  readonly id: string;
  readonly group: string;
  readonly name: string;
  /** The customer's, and kept from call to call; else the call's. */
  readonly ofContact: boolean;
  readonly editable: boolean;
  /** It has a line of its own. */
  readonly wide: boolean;
  readonly rules: Rules;
}

declare module "../port.ts" {
  interface DeskState {
    readonly fields: { readonly shown: readonly ShownField[] };
  }
}

const WIDE = 50;

export const fields: Feature<"fields"> = {
  name: "fields",
  initial: { shown: [] },
  relearn: ["permissionsUpdated"],
  learn: async ({ call }) => {
    const [views, types] = await Promise.all([call("getCAVFieldViews"), call("getCrmFieldDataTypes")]);
    return { shown: shownOf(views ?? [], types ?? []) };
  },
};

export function shownOf(
  views: readonly CavViewFullValue[],
  types: readonly CrmFieldDataType[],
): readonly ShownField[] {
  const known = new Map(types.map((one) => [one.name, rulesOfField(one)]));
  return [...views]
    .sort((one, other) => (one.order ?? 0) - (other.order ?? 0))
    .map((one) => {
      const [group = "", ...rest] = (one.name ?? "").split(".");
      const name = rest.join(".");
      const ofContact = one.type === VariableView.CONTACT_FIELD;
      return {
        id: one.cavId ?? "",
        group,
        name,
        ofContact,
        editable: one.editable ?? false,
        wide: (one.width ?? 0) > WIDE,
        rules: (ofContact ? known.get(name) : undefined) ?? rules("STRING"),
      };
    });
}
