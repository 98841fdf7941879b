/** Whom a call is with: name, number, what time it is there, and how long it lasts. */

import { CallType } from "@cordboard/client";
import { aboutOf } from "../features/campaigns.ts";
import type { DeskState } from "../port.ts";
import { duration } from "../words/format.ts";
import { useDesk, useLooks, useNow, useWords } from "./desk.tsx";
import { useNumbers, useWritten } from "./number.tsx";
import { Timer } from "./timer.tsx";

/** How the other party is called, as far as that is known. */
export function nameOfParty({ call, callingBack }: DeskState): string {
  return call.name || callingBack.offer?.name || "";
}

export function numberOfParty({ call, callingBack }: DeskState): string {
  return call.number || callingBack.offer?.number || "";
}

export function Caller() {
  const t = useWords();
  const written = useWritten();
  const { connectedAt, since, phase, type } = useDesk((state) => state.call);
  const name = useDesk(nameOfParty);
  const number = useDesk(numberOfParty);
  const test = type === CallType.TEST;
  return (
    <div class="caller">
      <div class="grow">
        <h2 id="desk-caller">{test ? t("caller.test") : name || written(number)}</h2>
        <p class="soft" id="desk-caller-more">
          {test ? t("call.testSay") : <Where number={number} shown={name !== ""} />}
        </p>
        <About />
      </div>
      {phase === "talking" || phase === "held" ? <Timer since={connectedAt || since} /> : null}
    </div>
  );
}

/** The number where the name stands above it, and the time there. */
export function Where({ number, shown }: { readonly number: string; readonly shown: boolean }) {
  const t = useWords();
  const written = useWritten();
  const numbers = useNumbers();
  const { words } = useLooks();
  const now = useNow(10_000);
  const local = numbers?.localTime(number, now, words.language);
  const time = local && t(local.city ? "caller.cityTime" : "caller.localTime", { ...local });
  return <>{[shown ? written(number) : "", time].filter(Boolean).join(" · ")}</>;
}

/** By which skill or campaign it came, how long they waited, and who sent it. */
function About() {
  const t = useWords();
  const about = useDesk(aboutOf);
  const { waited, sentBy, type, phase } = useDesk((state) => state.call);
  const sender = useDesk((state) => state.targets.colleagues.find((one) => one.id === sentBy)?.name);
  const back = useDesk((state) => state.callingBack.offer !== null);
  const sent = sentBy === "0" ? "" : sender ? t("caller.sentBy", { who: sender }) : t("caller.sent");
  const told = [
    type === CallType.INTERNAL ? t("caller.internal") : about,
    phase === "offered" && waited > 0 ? t("call.waited", { time: duration(waited) }) : "",
    back ? t("caller.back") : "",
    sent,
  ].filter(Boolean);
  return told.length ? (
    <p class="soft" id="desk-about">
      {told.join(" · ")}
    </p>
  ) : null;
}
