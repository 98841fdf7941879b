/** A call is offered: who it is, how long they have waited, why to this agent; one press answers. */

import type { RoutingReason } from "@cordboard/client";
import { useState } from "preact/hooks";
import type { Word } from "../words/index.ts";
import { ActButton, Button } from "./button.tsx";
import { Caller } from "./caller.tsx";
import { useDesk, useWords } from "./desk.tsx";
import { Phone } from "./icons.ts";

export function Offered() {
  const t = useWords();
  const back = useDesk((state) => state.callingBack.offer !== null);
  const automatic = useDesk((state) => state.callingBack.offer?.automatic ?? !state.call.mustAnswer);
  const [why, ask] = useState(false);
  return (
    <section class="card stack" aria-labelledby="desk-caller">
      <Caller />
      {automatic ? <p id="desk-automatic">{t("offer.automatic")}</p> : null}
      <div class="row">
        {back ? <Back /> : <Answer />}
        <Button id="desk-why" kind="quiet" expanded={why} onPress={() => ask(!why)}>
          {t("offer.why")}
        </Button>
      </div>
      {why ? <Why /> : null}
    </section>
  );
}

function Answer() {
  const t = useWords();
  return (
    <>
      <ActButton
        id="desk-answer"
        kind="key"
        icon={Phone}
        act="call.answer"
        given={[]}
        operation="softphonePickupPhone"
      >
        {t("call.answer")}
      </ActButton>
      <ActButton id="desk-decline" act="call.decline" given={[]} operation="rejectCall">
        {t("call.decline")}
      </ActButton>
    </>
  );
}

function Back() {
  const t = useWords();
  return (
    <>
      <ActButton
        id="desk-call-back"
        kind="key"
        icon={Phone}
        act="callingBack.accept"
        given={[]}
        operation="answerLiveCallback"
      >
        {t("call.callBack")}
      </ActButton>
      <ActButton id="desk-decline" act="callingBack.refuse" given={[]} operation="rejectLiveCallback">
        {t("call.decline")}
      </ActButton>
    </>
  );
}

/** Why the center chose this agent, in sentences. */
function Why() {
  const t = useWords();
  const reason = useDesk((state) => state.routing.reason);
  const said = reason ? reasons(reason, t) : [t("why.unknown")];
  return (
    <ul id="desk-reasons" class="bare soft">
      {said.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
}

function reasons(
  reason: RoutingReason,
  t: (word: Word, values?: Record<string, string>) => string,
): string[] {
  const { decided, skillName, step, urgent, candidates = [], leftOut = [] } = reason;
  const others = candidates.slice(1).map((one) => one.userName ?? "");
  return [
    decided ? t(`why.${decided as "LEVEL"}`) : "",
    skillName ? t("why.skill", { skill: skillName }) : "",
    urgent ? t("why.urgent") : "",
    step ? t("why.wider", { step: String(step) }) : "",
    others.length ? t("why.candidates", { names: others.join(", ") }) : "",
    leftOut.length ? t("why.leftOut", { names: leftOut.join(", ") }) : "",
  ].filter(Boolean);
}
