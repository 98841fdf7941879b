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

function Transfer() {
  const t = useWords();
  const { close, with: beginning } = useNav();
  const [text, write] = useState(beginning);
  const [dispositionId, field] = useOutcome();
  const given = dispositionId === "0" ? {} : { dispositionId };
  return (
    <>
      <Reach
        id="desk-transfer"
        purpose="transfer"
        text={text}
        onText={write}
        actions={(one, refused, key) => (
          <>
            <ActButton
              id={`${key}-ask`}
              act="dial.transfer"
              given={[whomOf(one), { warm: true, ...given }]}
              operation="transferCallTo"
              variant="warm"
              refused={refused}
              label={t("reach.to", { what: t("reach.ask"), who: one.name })}
              onDone={close}
            >
              {t("reach.ask")}
            </ActButton>
            <ActButton
              id={`${key}-send`}
              act="dial.transfer"
              given={[whomOf(one), { warm: false, ...given }]}
              operation="transferCallTo"
              refused={refused}
              label={t("reach.to", { what: t("reach.send"), who: one.name })}
              onDone={close}
            >
              {t("reach.send")}
            </ActButton>
          </>
        )}
      />
      {field}
    </>
  );
}

function Conference() {
  const t = useWords();
  const { close, with: beginning } = useNav();
  const [text, write] = useState(beginning);
  return (
    <Reach
      id="desk-conference"
      purpose="conference"
      text={text}
      onText={write}
      actions={(one, refused, key) => (
        <>
          <ActButton
            id={`${key}-ask`}
            act="dial.conference"
            given={[whomOf(one), { warm: true }]}
            operation="conferenceWith"
            variant="warm"
            refused={refused}
            label={t("reach.to", { what: t("reach.ask"), who: one.name })}
            onDone={close}
          >
            {t("reach.ask")}
          </ActButton>
          <ActButton
            id={`${key}-add`}
            act="dial.conference"
            given={[whomOf(one), { warm: false }]}
            operation="conferenceWith"
            refused={refused}
            label={t("reach.to", { what: t("reach.add"), who: one.name })}
            onDone={close}
          >
            {t("reach.add")}
          </ActButton>
        </>
      )}
    />
  );
}

/** While nobody is being asked already. */
function shows(state: DeskState): boolean {
  return (state.call.phase === "talking" || state.call.phase === "held") && !consulting(state);
}

export const parts: Parts = {
  sheets: [
    { name: "transfer", title: "reach.transfer", View: Transfer, shows },
    { name: "conference", title: "reach.conference", View: Conference, shows },
  ],
};
