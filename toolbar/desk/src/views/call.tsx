/** The call that is offered, spoken or over: who it is, how long, and what can be done. */

import { useEffect, useState } from "preact/hooks";
import { ActButton } from "./button.tsx";
import { useDesk, useLooks, useWords } from "./desk.tsx";
import { TextArea } from "./field.tsx";
import { Mic, MicOff, Pause, Phone, PhoneOff, Play } from "./icons.ts";
import type { Parts } from "./parts.tsx";
import { Timer } from "./timer.tsx";

export function Caller() {
  const { name, number, connectedAt, since, phase } = useDesk((state) => state.call);
  return (
    <div class="caller">
      <div>
        <h2 id="desk-caller">{name || number}</h2>
        <p class="soft">{name ? number : ""}</p>
      </div>
      {phase === "talking" || phase === "held" ? <Timer since={connectedAt || since} /> : null}
    </div>
  );
}

export function Offered() {
  const t = useWords();
  return (
    <section class="card stack" aria-labelledby="desk-caller">
      <Caller />
      <div class="row">
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
      </div>
    </section>
  );
}

function MuteButton() {
  const t = useWords();
  const muted = useDesk((state) => state.call.muted);
  return (
    <ActButton
      id="desk-mute"
      kind="tile"
      icon={muted ? MicOff : Mic}
      pressed={muted}
      act="call.mute"
      given={[!muted]}
      operation="setMute"
    >
      {t("call.mute")}
    </ActButton>
  );
}

function HoldButton() {
  const t = useWords();
  const held = useDesk((state) => state.call.phase === "held");
  return (
    <ActButton
      id="desk-hold"
      kind="tile"
      icon={held ? Play : Pause}
      pressed={held}
      act="call.hold"
      given={[!held]}
      operation="toggleHold"
      variant={String(!held)}
    >
      {t("call.hold")}
    </ActButton>
  );
}

function EndButton() {
  const t = useWords();
  return (
    <ActButton id="desk-end" kind="stop" icon={PhoneOff} act="call.end" given={[]} operation="disconnectCall">
      {t("call.end")}
    </ActButton>
  );
}

/** How did it end? Given by a press on the outcome and one on the button. */
export function WrapUp() {
  const t = useWords();
  const { dispositions, wrapUpEnds, comments } = useDesk((state) => state.call);
  const { now } = useLooks();
  const [chosen, choose] = useState("");
  const [text, write] = useState(comments);
  useEffect(() => write(comments), [comments]);
  return (
    <section class="card stack" aria-labelledby="desk-outcome">
      <h2 id="desk-outcome">{t("wrapUp.title")}</h2>
      {wrapUpEnds > now() ? (
        <p class="soft">
          {t("wrapUp.ends")} <Timer until={wrapUpEnds} />
        </p>
      ) : null}
      <fieldset class="outcomes">
        <legend>{t("wrapUp.outcome")}</legend>
        {dispositions.map(({ id = "", name = "" }) => (
          <label key={id} class="outcome">
            <input type="radio" name="desk-disposition" checked={id === chosen} onChange={() => choose(id)} />
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
      <TextArea id="desk-comments" label={t("wrapUp.comments")} value={text} onText={write} />
      <div class="row">
        <ActButton
          id="desk-finish"
          kind="key"
          act="call.finish"
          given={[chosen, text]}
          operation="finishCall"
          refused={chosen ? "" : t("wrapUp.choose")}
        >
          {t("wrapUp.done")}
        </ActButton>
      </div>
    </section>
  );
}

export const parts: Parts = {
  callButtons: [
    { name: "mute", View: MuteButton },
    { name: "hold", View: HoldButton },
    { name: "end", View: EndButton },
  ],
};
