/** The ways of being ready, the reasons for a pause, and the way home. */

import { useEffect, useRef, useState } from "preact/hooks";
import { ActButton, Button } from "./button.tsx";
import { useDesk, useWords } from "./desk.tsx";
import { Select } from "./field.tsx";
import { LogOut } from "./icons.ts";
import { useNav } from "./nav.tsx";

export function ReadyMenu({ close }: { readonly close: () => void }) {
  const t = useWords();
  const place = useRef<HTMLElement>(null);
  useEffect(() => place.current?.querySelector("button")?.focus(), []);
  return (
    <section
      ref={place}
      id="desk-ready-ways"
      class="stack boxed"
      aria-label={t("ready.menu")}
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
      }}
    >
      <Ways close={close} />
      <Reasons close={close} />
      <Skills close={close} />
      <LeaveWork />
    </section>
  );
}

function Ways({ close }: { readonly close: () => void }) {
  const t = useWords();
  const { states, stateId, ready } = useDesk((state) => state.agent);
  if (states.length < 2) return null;
  return (
    <div class="stack tight">
      <h2 class="small">{t("ready.as")}</h2>
      <div class="row">
        {states.map(({ id = "", name = "" }) => (
          <ActButton
            key={id}
            id={`desk-ready-${id}`}
            pressed={ready && id === stateId}
            act="agent.ready"
            given={[id]}
            operation="setReadyState"
            onDone={close}
          >
            {name}
          </ActButton>
        ))}
      </div>
    </div>
  );
}

function Reasons({ close }: { readonly close: () => void }) {
  const t = useWords();
  const { reasons, reasonId, ready, reasonsAsked } = useDesk((state) => state.agent);
  if (!reasonsAsked || reasons.length === 0) return null;
  return (
    <div class="stack tight">
      <h2 class="small">{t("ready.why")}</h2>
      <div class="row">
        {[...reasons, { id: "0", name: t("ready.noReason") }].map(({ id = "", name = "" }) => (
          <ActButton
            key={id}
            id={`desk-reason-${id}`}
            pressed={!ready && id === reasonId}
            act="agent.notReady"
            given={[id]}
            operation="setNotReadyState"
            onDone={close}
          >
            {name}
          </ActButton>
        ))}
      </div>
    </div>
  );
}

/** In which skills the agent works is beside who waits in them. */
function Skills({ close }: { readonly close: () => void }) {
  const t = useWords();
  const { open } = useNav();
  return (
    <div>
      <Button
        id="desk-my-skills"
        kind="quiet"
        onPress={() => {
          close();
          open("queue");
        }}
      >
        {t("queue.skills")}
      </Button>
    </div>
  );
}

function LeaveWork() {
  const t = useWords();
  const reasons = useDesk((state) => state.agent.logoutReasons);
  const why = useDesk(({ call, parked }) =>
    call.phase === "none" ? (parked.calls.length ? "ready.logOutParked" : "") : "ready.logOutCall",
  );
  const [reason, choose] = useState("0");
  return (
    <div class="row">
      {reasons.length ? (
        <Select
          id="desk-log-out-reason"
          label={t("ready.logOutWhy")}
          value={reason}
          options={[
            { value: "0", label: t("ready.noReason") },
            ...reasons.map(({ id = "", name = "" }) => ({ value: id, label: name })),
          ]}
          onChoice={choose}
        />
      ) : null}
      <ActButton
        id="desk-log-out"
        icon={LogOut}
        act="session.logOut"
        given={[reason]}
        operation="logout"
        refused={why ? t(why) : ""}
      >
        {t("ready.logOut")}
      </ActButton>
    </div>
  );
}
