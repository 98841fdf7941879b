/** The number is on the do-not-call list: asked where the agent works, never over a call. */

import { useEffect, useRef } from "preact/hooks";
import type { DeskState } from "../port.ts";
import { ActButton } from "./button.tsx";
import { useDesk, useWords } from "./desk.tsx";
import { useWritten } from "./number.tsx";

export function asksDoNotCall(state: DeskState): boolean {
  return state.dial.doNotCall;
}

export function DoNotCall() {
  const t = useWords();
  const written = useWritten();
  const who = useDesk(({ dial }) => {
    const whom = dial.asked?.whom ?? "";
    return typeof whom === "string" ? whom : (whom.number ?? whom.name ?? "");
  });
  const may = useDesk((state) => state.agent.permissions.canDialDNC ?? false);
  const purpose = useDesk((state) => state.dial.asked?.purpose);
  const question = useRef<HTMLDivElement>(null);
  useEffect(() => question.current?.scrollIntoView?.({ block: "nearest" }), []);
  return (
    <div id="desk-do-not-call" class="trouble asks" role="alert" ref={question}>
      <p>
        {t("doNotCall.ask", { who: written(who) })} {may ? "" : t("doNotCall.never")}
      </p>
      <div class="row">
        {may ? (
          <ActButton
            id="desk-do-not-call-force"
            kind="stop"
            act="dial.force"
            given={[]}
            operation={
              purpose === "transfer"
                ? "transferCallTo"
                : purpose === "conference"
                  ? "conferenceWith"
                  : "makeCallTo"
            }
          >
            {t("doNotCall.force")}
          </ActButton>
        ) : null}
        <ActButton id="desk-do-not-call-leave" act="dial.leave" given={[]}>
          {t("doNotCall.leave")}
        </ActButton>
      </div>
    </div>
  );
}
