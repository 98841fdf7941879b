/** One state, named in words, always at the same place, with its colour and its time. */

import { useState } from "preact/hooks";
import { moodOf, sinceOf } from "../strip/model.ts";
import { ActButton, Button } from "./button.tsx";
import { useDesk, useWords } from "./desk.tsx";
import { ChevronDown } from "./icons.ts";
import { ReadyMenu } from "./ready.tsx";
import { Timer } from "./timer.tsx";

export function Head() {
  const t = useWords();
  const mood = useDesk(moodOf);
  const since = useDesk(sinceOf);
  return (
    <header class="card head">
      <h1 class="state" id="desk-state" tabIndex={-1}>
        <i class="dot" aria-hidden="true" />
        <span aria-live="polite">{t(`state.${mood}`)}</span>
        {since ? <Timer since={since} /> : null}
      </h1>
      <Where />
      <Readiness />
    </header>
  );
}

function Where() {
  const t = useWords();
  const { station, fullName, loggedIn, stateId, states, reasonId, ready, reasons, forcedBy, pending } =
    useDesk((state) => state.agent);
  const bad = useDesk(({ audio }) => audio.quality?.word === "bad");
  if (!loggedIn) return null;
  const way = states.length > 1 ? states.find((one) => one.id === stateId)?.name : "";
  const reason = ready ? way : reasons.find((one) => one.id === reasonId)?.name;
  const line = bad && station.type === "SOFTPHONE" ? t("audio.quality.bad") : "";
  const where = t(`station.${station.type as "VoIP"}`, { number: station.number });
  return (
    <p class="soft" id="desk-where">
      {[fullName, where, line, reason, forcedBy ? t("state.forced") : ""].filter(Boolean).join(" · ")}
      <span role="status">
        {pending ? (
          <strong> {t(pending.ready ? "state.pendingReady" : "state.pendingNotReady")}</strong>
        ) : null}
      </span>
    </p>
  );
}

/** The other state is a press away. Why is asked afterwards: nothing is offered meanwhile. */
function Readiness() {
  const t = useWords();
  const agent = useDesk((state) => state.agent);
  const between = useDesk((state) => state.call.phase === "none");
  const [open, show] = useState(false);
  if (!agent.loggedIn) return null;
  const wants = agent.pending?.ready ?? agent.ready;
  const asks = agent.reasonsAsked && agent.reasons.length > 0;
  const close = () => {
    show(false);
    document.getElementById("desk-ready-menu")?.focus();
  };
  return (
    <>
      <div class="row">
        {wants ? (
          <ActButton
            id="desk-not-ready"
            act="agent.notReady"
            given={[]}
            operation="setNotReadyState"
            onDone={() => show(asks)}
          >
            {t("ready.pause")}
          </ActButton>
        ) : (
          <ActButton
            id="desk-ready"
            kind={between ? "key" : "plain"}
            act="agent.ready"
            given={[]}
            operation="setReadyState"
          >
            {t("ready.go")}
          </ActButton>
        )}
        <Button
          id="desk-ready-menu"
          kind="quiet"
          icon={ChevronDown}
          label={t("ready.menu")}
          expanded={open}
          onPress={() => show(!open)}
        />
      </div>
      {open ? <ReadyMenu close={close} /> : null}
    </>
  );
}
