/** What was: the calls of the agent, and those that were missed. */

import type { MissedCall, PastCall } from "@cordboard/client";
import { TargetKind } from "@cordboard/client";
import { useEffect, useState } from "preact/hooks";
import { unseen } from "../features/history.ts";
import { duration, moment } from "../words/format.ts";
import { ActButton } from "./button.tsx";
import { useAct, useDesk, useLooks, useWords } from "./desk.tsx";
import { Choices, TextField } from "./field.tsx";
import { Icon } from "./icon.tsx";
import { Phone, PhoneIncoming, PhoneMissed, PhoneOutgoing, Users } from "./icons.ts";
import { useNav } from "./nav.tsx";
import { useWritten } from "./number.tsx";
import type { Parts } from "./parts.tsx";
import { Tile } from "./tile.tsx";

function MissedTile() {
  const t = useWords();
  const { words, now } = useLooks();
  const missed = useDesk((state) => state.missed);
  const count = unseen(missed);
  const last = Number(missed.calls[0]?.missedAt ?? 0);
  const more = last ? t("missed.last", { time: moment(last, now(), words.language) }) : "";
  return (
    <Tile name="missed" figure={count} alert={count > 0} hint={more}>
      {t("missed.calls", { count })}
    </Tile>
  );
}

const DIRECTIONS = ["INBOUND", "OUTBOUND", "INTERNAL"] as const;

function History() {
  const t = useWords();
  const { calls, more } = useDesk((state) => state.history);
  const [direction, choose] = useState("");
  const [text, write] = useState("");
  const shown = calls.filter((one) => (!direction || one.direction === direction) && isCalled(one, text));
  return (
    <>
      <div class="card flat stack">
        <TextField id="desk-log-search" label={t("log.search")} type="search" value={text} onText={write} />
        <Choices
          id="desk-log-direction"
          label={t("log.filter")}
          value={direction}
          options={[
            { value: "", label: t("log.all") },
            ...DIRECTIONS.map((value) => ({ value, label: t(`log.${value}`) })),
          ]}
          onChoice={choose}
        />
      </div>
      <ul class="list" id="desk-log">
        {shown.map((one) => (
          <Past key={one.position} one={one} />
        ))}
      </ul>
      {shown.length === 0 ? <p class="card flat soft">{t("list.empty")}</p> : null}
      <Older act="history.older" more={more} />
    </>
  );
}

function isCalled({ number = "", contactName = "" }: PastCall, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  const digits = wanted.replaceAll(/[^\d]/gu, "");
  return contactName.toLowerCase().includes(wanted) || (digits !== "" && number.includes(digits));
}

const ARROWS = { INBOUND: PhoneIncoming, OUTBOUND: PhoneOutgoing, INTERNAL: Users } as const;

function Past({ one }: { readonly one: PastCall }) {
  const t = useWords();
  const { words, now } = useLooks();
  const at = Number(one.joined ?? 0);
  const direction = (one.direction ?? "INBOUND") as "INBOUND";
  const more = [
    moment(at, now(), words.language),
    duration(Number(one.left ?? at) - at),
    one.skillName || one.campaignName || "",
    one.dispositionName ?? "",
    one.recorded ? t("log.recorded") : "",
  ];
  return (
    <li class="found">
      <Icon of={ARROWS[direction]} />
      <span class="unseen">{t(`log.${direction}`)}</span>
      <Line number={one.number ?? ""} name={one.contactName ?? ""} more={more} id={one.position ?? ""} />
    </li>
  );
}

function Missed() {
  const t = useWords();
  const act = useAct();
  const { calls, more } = useDesk((state) => state.missed);
  const newest = calls[0]?.position;
  useEffect(() => void act("missed.seen"), [newest]);
  if (calls.length === 0) return <p class="card flat soft">{t("list.empty")}</p>;
  return (
    <>
      <ul class="list" id="desk-missed">
        {calls.map((one) => (
          <MissedOne key={one.position} one={one} />
        ))}
      </ul>
      <Older act="missed.older" more={more} />
    </>
  );
}

function MissedOne({ one }: { readonly one: MissedCall }) {
  const t = useWords();
  const { words, now } = useLooks();
  const at = Number(one.missedAt ?? 0);
  const why = t(`missed.${(one.why ?? "NOT_ANSWERED") as "NOT_ANSWERED"}`);
  const more = [moment(at, now(), words.language), one.skillName || one.campaignName || "", why];
  return (
    <li class="found">
      <Icon of={PhoneMissed} />
      <Line number={one.number ?? ""} name={one.contactName ?? ""} more={more} id={one.position ?? ""} />
    </li>
  );
}

/** Who it was, what was, and a button that calls them. */
function Line({
  number,
  name,
  more,
  id,
}: {
  readonly number: string;
  readonly name: string;
  readonly more: readonly string[];
  readonly id: string;
}) {
  const t = useWords();
  const written = useWritten();
  const { close } = useNav();
  const who = name || written(number);
  return (
    <>
      <div class="grow">
        <b>{who}</b>
        <p class="soft figures">{[name ? written(number) : "", ...more].filter(Boolean).join(" · ")}</p>
      </div>
      {number ? (
        <ActButton
          id={`desk-log-call-${id}`}
          kind="quiet"
          icon={Phone}
          act="dial.call"
          given={[number.startsWith("+") ? { kind: TargetKind.NUMBER, number } : number]}
          operation="makeCallTo"
          label={t("log.call", { who })}
          onDone={close}
        >
          {t("reach.call")}
        </ActButton>
      ) : null}
    </>
  );
}

function Older({ act, more }: { readonly act: "history.older" | "missed.older"; readonly more: boolean }) {
  const t = useWords();
  if (!more) return null;
  return (
    <div class="card flat">
      <ActButton id={`desk-${act.replace(".", "-")}`} act={act} given={[]}>
        {t("log.older")}
      </ActButton>
    </div>
  );
}

export const parts: Parts = {
  tiles: [{ name: "missed", View: MissedTile }],
  sheets: [
    { name: "log", title: "log.title", View: History },
    { name: "missed", title: "missed.title", View: Missed },
  ],
};
