/** A call that is spoken: with whom, what can be done, who else is in it. */

import { consulting } from "../features/others.ts";
import { ActButton } from "./button.tsx";
import { Caller } from "./caller.tsx";
import { Adding, Consulting } from "./consult.tsx";
import { useDesk, useLooks, useWords } from "./desk.tsx";
import { PARTS } from "./index.ts";
import { People } from "./people.tsx";
import { Timer } from "./timer.tsx";

const buttons = PARTS.flatMap((one) => one.callButtons ?? []);

export function InCall() {
  const t = useWords();
  const { settings } = useLooks();
  const alone = useDesk(consulting);
  return (
    <section class="card" aria-labelledby="desk-caller">
      <Caller />
      {alone ? (
        <Consulting />
      ) : (
        <fieldset class="keys">
          <legend class="unseen">{t("call.buttons")}</legend>
          {settings.layout.callButtons.map((name) => {
            const part = buttons.find((one) => one.name === name);
            return part ? <part.View key={name} /> : null;
          })}
        </fieldset>
      )}
      <Adding />
      <Recorded />
      <People />
    </section>
  );
}

/** Whether it is recorded, in words, and how long nothing has been. */
function Recorded() {
  const t = useWords();
  const { recorded, paused, pausedAt } = useDesk((state) => state.recording);
  if (!recorded) return null;
  return (
    <p class="row recorded" id="desk-recorded" data-paused={paused || undefined}>
      <i class="dot" aria-hidden="true" />
      <span class="grow" role="status">
        {t(paused ? "state.paused" : "state.recording")}
      </span>
      {paused && pausedAt ? <Timer since={pausedAt} /> : null}
      <ActButton
        id="desk-record-stop"
        kind="quiet"
        act="recording.record"
        given={[false]}
        operation="recordCall"
        variant="false"
      >
        {t("call.recordStop")}
      </ActButton>
    </p>
  );
}
