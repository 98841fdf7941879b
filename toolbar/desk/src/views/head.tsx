/** One state, named in words, always at the same place, with its colour and its time. */

import { moodOf, sinceOf } from "../strip/model.ts";
import { ActButton } from "./button.tsx";
import { useDesk, useWords } from "./desk.tsx";
import { Timer } from "./timer.tsx";

export function Head() {
  const t = useWords();
  const mood = useDesk(moodOf);
  const since = useDesk(sinceOf);
  return (
    <header class="card head">
      <h1 class="state" id="desk-state">
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
  const { station, fullName, loggedIn, reasonId, ready, reasons, forcedBy, pending } = useDesk(
    (state) => state.agent,
  );
  if (!loggedIn) return null;
  const reason = ready ? "" : (reasons.find((one) => one.id === reasonId)?.name ?? "");
  const where = t(`station.${station.type as "VoIP"}`, { number: station.number });
  return (
    <p class="soft" id="desk-where">
      {[fullName, where, reason, forcedBy ? t("state.forced") : ""].filter(Boolean).join(" · ")}
      {pending ? <strong> {t(pending.ready ? "state.pendingReady" : "state.pendingNotReady")}</strong> : null}
    </p>
  );
}

function Readiness() {
  const t = useWords();
  const agent = useDesk((state) => state.agent);
  const between = useDesk((state) => state.call.phase === "none");
  if (!agent.loggedIn) return null;
  const wants = agent.pending?.ready ?? agent.ready;
  return (
    <div class="row">
      {wants ? null : (
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
      {wants ? (
        <ActButton id="desk-not-ready" act="agent.notReady" given={[]} operation="setNotReadyState">
          {t("ready.pause")}
        </ActButton>
      ) : null}
    </div>
  );
}
