/** The people of a conference: who they are, and how one of them, or the agent, goes. */

import { CallType, DispositionFlag } from "@cordboard/client";
import { useState } from "preact/hooks";
import { has } from "../features/dispositions.ts";
import type { DeskState } from "../port.ts";
import { ActButton, Button } from "./button.tsx";
import { nameOfParty, numberOfParty } from "./caller.tsx";
import { useDesk, useWords } from "./desk.tsx";
import { Select } from "./field.tsx";
import { LogOut, SquareParking, X } from "./icons.ts";
import { useWritten } from "./number.tsx";

export function People() {
  const t = useWords();
  const written = useWritten();
  const people = useDesk((state) => state.others.people);
  const [first, id] = useDesk(firstParty).split("\n");
  const [leaving, leave] = useState(false);
  if (people.length === 0) return null;
  return (
    <section id="desk-people" class="stack tight boxed" aria-labelledby="desk-people-title">
      <div class="row">
        <h3 id="desk-people-title" class="grow">
          {t("people.title")}
        </h3>
        <Button id="desk-leave" icon={LogOut} expanded={leaving} onPress={() => leave(!leaving)}>
          {t("people.leave")}
        </Button>
      </div>
      {leaving ? <Leaving /> : null}
      <ul class="bare">
        <li class="row">{t("people.you")}</li>
        <Person id={id ?? ""} who={written(first ?? "")} first />
        {people.map(({ callSessionId = "", customerTitle = "" }) => (
          <Person key={callSessionId} id={callSessionId} who={written(customerTitle)} />
        ))}
      </ul>
    </section>
  );
}

function firstParty(state: DeskState): string {
  return `${nameOfParty(state) || numberOfParty(state)}\n${state.call.id}`;
}

function Person({ id, who, first = false }: { id: string; who: string; first?: boolean }) {
  const t = useWords();
  return (
    <li class="row">
      <span class="grow">{who}</span>
      {first ? null : (
        <ActButton
          id={`desk-person-park-${id}`}
          kind="quiet"
          icon={SquareParking}
          label={t("people.parkWho", { who })}
          act="others.park"
          given={[id]}
          operation="parkConferenceParticipant"
        >
          {t("people.park")}
        </ActButton>
      )}
      <ActButton
        id={`desk-person-remove-${id}`}
        kind="quiet"
        icon={X}
        label={t("people.removeWho", { who })}
        act="others.remove"
        given={[id]}
        operation="removeConferenceParticipant"
        {...(first ? { variant: "first" } : {})}
      >
        {t("people.remove")}
      </ActButton>
    </li>
  );
}

/** The others go on; who says how it turned out depends on the center's rule. */
function Leaving() {
  const t = useWords();
  const { dispositions, type } = useDesk((state) => state.call);
  const [chosen, choose] = useState(dispositions[0]?.id ?? "");
  const skips = useDesk((state) => state.others.maySkipOutcome);
  const internal = type === CallType.INTERNAL;
  return (
    <div class="stack tight">
      {internal ? null : (
        <Select
          id="desk-leave-outcome"
          label={t("people.leaveHow")}
          value={chosen}
          options={[
            ...(skips ? [{ value: "", label: t("people.leaveToOther") }] : []),
            ...dispositions
              .filter((one) => !has(one, DispositionFlag.SYSTEM))
              .map(({ id = "", name = "" }) => ({ value: id, label: name })),
          ]}
          onChoice={choose}
        />
      )}
      <div class="row">
        <ActButton
          id="desk-leave-now"
          kind="stop"
          act="others.leave"
          given={internal ? ["0"] : chosen ? [chosen] : []}
          operation="leaveConference"
        >
          {t("people.leave")}
        </ActButton>
      </div>
    </div>
  );
}
