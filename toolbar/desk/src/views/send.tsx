/** Sending a call on, and asking others in: to whom, at once or after a word with them. */

import { TargetKind } from "@cordboard/client";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Whom } from "../features/dial.ts";
import { consulting } from "../features/others.ts";
import type { Found } from "../features/targets.ts";
import type { DeskState } from "../port.ts";
import { ActButton } from "./button.tsx";
import { useDesk, useWords } from "./desk.tsx";
import { Select } from "./field.tsx";
import { useNav } from "./nav.tsx";
import type { Parts } from "./parts.tsx";
import { Reach } from "./reach.tsx";

/** What was typed is read by the center: an extension, a speed dial's code, a number in any form. */
export function whomOf({ target, detail }: Found): Whom {
  return target.kind === TargetKind.NUMBER && !detail ? (target.number ?? "") : target;
}

/** What is sent with a call that goes on: also outcomes that are for such calls alone. */
function useOutcome(): readonly [string, ComponentChildren] {
  const t = useWords();
  const dispositions = useDesk((state) => state.call.dispositions);
  const [chosen, choose] = useState("0");
  const field =
    dispositions.length === 0 ? null : (
      <div class="card flat">
        <Select
          id="desk-send-outcome"
          label={t("reach.outcome")}
          value={chosen}
          options={[
            { value: "0", label: t("reach.noOutcome") },
            ...dispositions.map(({ id = "", name = "" }) => ({ value: id, label: name })),
          ]}
          onChoice={choose}
        />
      </div>
    );
  return [chosen, field];
}

/** What it comes to where nobody is asked first. */
const AT_ONCE = { transfer: "send", conference: "add" } as const;
const OPERATIONS = { transfer: "transferCallTo", conference: "conferenceWith" } as const;

/** Whom to send the call to, or to ask in: after a word with them, or at once. */
function Others({ purpose }: { readonly purpose: keyof typeof AT_ONCE }) {
  const t = useWords();
  const { close, with: beginning } = useNav();
  const [text, write] = useState(beginning);
  const [outcome, field] = useOutcome();
  const sends = purpose === "transfer";
  const given = sends && outcome !== "0" ? { dispositionId: outcome } : {};
  return (
    <>
      <Reach
        id={`desk-${purpose}`}
        purpose={purpose}
        text={text}
        onText={write}
        actions={(one, refused, key) =>
          (["ask", AT_ONCE[purpose]] as const).map((what) => (
            <ActButton
              key={what}
              id={`${key}-${what}`}
              act={`dial.${purpose}`}
              given={[whomOf(one), { warm: what === "ask", ...given }]}
              operation={OPERATIONS[purpose]}
              {...(what === "ask" ? { variant: "warm" } : {})}
              refused={refused}
              label={t("reach.to", { what: t(`reach.${what}`), who: one.name })}
              onDone={close}
            >
              {t(`reach.${what}`)}
            </ActButton>
          ))
        }
      />
      {sends ? field : null}
    </>
  );
}

/** While nobody is being asked already. */
function shows(state: DeskState): boolean {
  return (state.call.phase === "talking" || state.call.phase === "held") && !consulting(state);
}

export const parts: Parts = {
  sheets: [
    { name: "transfer", title: "reach.transfer", View: () => <Others purpose="transfer" />, shows },
    { name: "conference", title: "reach.conference", View: () => <Others purpose="conference" />, shows },
  ],
};
