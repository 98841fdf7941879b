/** Somebody is called in the midst of a call: with whom the agent speaks, who waits, and the two ways on. */

import { may } from "../features/allowed.ts";
import { whoIsConsulted } from "../features/others.ts";
import { ActButton, Button } from "./button.tsx";
import { useDesk, useWords } from "./desk.tsx";
import { Check, Grip, Undo2 } from "./icons.ts";
import { useNav } from "./nav.tsx";
import { useWritten } from "./number.tsx";
import { Timer } from "./timer.tsx";

/** The agent speaks with them alone; the customer hears music. */
export function Consulting() {
  const t = useWords();
  const written = useWritten();
  const consult = useDesk((state) => state.others.consult);
  const left = useDesk((state) => state.others.customerLeft);
  const who = written(useDesk(whoIsConsulted));
  const { sheet, open, close } = useNav();
  const keys = useDesk((state) => may(state, "sendDTMF"));
  if (!consult) return null;
  const conference = consult.kind === "conference";
  return (
    <fieldset id="desk-consult" class="consult stack" aria-labelledby="desk-consult-state">
      <div class="row">
        <p id="desk-consult-state" class="grow" role="status">
          {left ? t("consult.left") : t(consult.answered ? "consult.alone" : "consult.calling", { who })}
        </p>
        <Timer since={consult.since} />
      </div>
      <div class="row">
        <ActButton
          id="desk-consult-complete"
          kind="key"
          icon={Check}
          act="consult.complete"
          given={[]}
          operation={conference ? "completeConference" : "completeTransfer"}
        >
          {conference ? t("consult.join") : t("consult.hand", { who })}
        </ActButton>
        <ActButton
          id="desk-consult-cancel"
          icon={Undo2}
          act="consult.cancel"
          given={[]}
          operation={conference ? "cancelConference" : "cancelTransfer"}
        >
          {t("call.consultCancel")}
        </ActButton>
        <Button
          id="desk-keypad"
          kind="quiet"
          icon={Grip}
          expanded={sheet === "keypad"}
          refused={keys || sheet === "keypad" ? "" : t("refused.now")}
          onPress={() => (sheet === "keypad" ? close() : open("keypad"))}
        >
          {t("call.keypad")}
        </Button>
      </div>
    </fieldset>
  );
}

/** Somebody is called who joins at once; the conversation goes on meanwhile. */
export function Adding() {
  const t = useWords();
  const written = useWritten();
  const consult = useDesk((state) => state.others.consult);
  const who = written(useDesk(whoIsConsulted));
  if (!consult || consult.warm) return null;
  return (
    <div id="desk-adding" class="row consult">
      <p class="grow" role="status">
        {t("consult.adding", { who })}
      </p>
      <Timer since={consult.since} />
      <ActButton id="desk-adding-stop" act="consult.cancel" given={[]} operation="cancelConference">
        {t("consult.stop")}
      </ActButton>
    </div>
  );
}
