/** Calls that wait in slots: who, for how long, and how they are fetched. */

import { may } from "../features/allowed.ts";
import type { Parked } from "../features/parked.ts";
import { ActButton } from "./button.tsx";
import { useDesk, useWords } from "./desk.tsx";
import { PhoneOff, Undo2, UserPlus } from "./icons.ts";
import { useWritten } from "./number.tsx";
import type { Parts } from "./parts.tsx";
import { Timer } from "./timer.tsx";

function ParkedCalls() {
  const t = useWords();
  const calls = useDesk((state) => state.parked.calls);
  return (
    <section id="desk-parked" class="card stack tight" aria-labelledby="desk-parked-title">
      <h2 class="small" id="desk-parked-title">
        {t("parked.title")}
      </h2>
      <ul class="bare stack tight">
        {calls.map((one) => (
          <One key={one.id} one={one} />
        ))}
      </ul>
    </section>
  );
}

function One({ one }: { readonly one: Parked }) {
  const t = useWords();
  const written = useWritten();
  const joins = useDesk((state) => state.call.phase !== "none" && may(state, "addToConference"));
  const who = one.name || written(one.number);
  return (
    <li class="found" data-call={one.id}>
      <div class="grow">
        <b>{who}</b>
        <p class="soft">
          {one.name ? `${written(one.number)} · ` : ""}
          <Timer since={one.since} />
        </p>
      </div>
      <div class="row">
        {joins ? (
          <ActButton
            id={`desk-parked-join-${one.id}`}
            icon={UserPlus}
            label={t("parked.joinWho", { who })}
            act="dial.addParked"
            given={[one.id]}
            operation="addToConference"
          >
            {t("parked.join")}
          </ActButton>
        ) : (
          <ActButton
            id={`desk-parked-retrieve-${one.id}`}
            icon={Undo2}
            label={t("parked.retrieveWho", { who })}
            act="parked.retrieve"
            given={[one.id]}
            operation="retrieveCall"
          >
            {t("parked.retrieve")}
          </ActButton>
        )}
        <ActButton
          id={`desk-parked-end-${one.id}`}
          kind="quiet"
          icon={PhoneOff}
          label={t("parked.endWho", { who })}
          act="parked.end"
          given={[one.id]}
          operation="disconnectParkedcalls"
        >
          {t("parked.end")}
        </ActButton>
      </div>
    </li>
  );
}

export const parts: Parts = {
  works: [{ name: "parked", View: ParkedCalls, shows: (state) => state.parked.calls.length > 0 }],
};
