/** The doctor's sheet: what stands in the way, what to do, and all that was looked at. */

import { useEffect } from "preact/hooks";
import { type Check, firstTrouble, type Outcome } from "../doctor/diagnose.ts";
import { moment } from "../words/format.ts";
import type { Words } from "../words/index.ts";
import { Button } from "./button.tsx";
import { useAct, useDesk, useLooks, useWords } from "./desk.tsx";
import { Icon } from "./icon.tsx";
import { Check as Fine, Minus, TriangleAlert, X } from "./icons.ts";
import type { Parts } from "./parts.tsx";

const ICONS = { ok: Fine, warn: TriangleAlert, bad: X, skipped: Minus } as const satisfies Record<
  Outcome,
  unknown
>;

function Doctor() {
  const t = useWords();
  const act = useAct();
  const { settings } = useLooks();
  const { looking, at, checks } = useDesk((state) => state.doctor);
  const look = () => act("doctor.look", settings.version);
  useEffect(() => void look(), []);
  const trouble = firstTrouble(checks);
  return (
    <>
      <div class="card flat stack">
        <p role="status">
          {looking ? t("doctor.looking") : at ? t(trouble ? "doctor.found" : "doctor.fine") : ""}
        </p>
        {trouble && !looking ? <Finding check={trouble} id="desk-doctor-reason" /> : null}
        <Button id="desk-doctor-look" refused={looking ? t("doctor.looking") : ""} onPress={look}>
          {t("doctor.again")}
        </Button>
      </div>
      <ul class="list findings" aria-label={t("doctor.all")}>
        {checks.map((one) => (
          <li key={one.id} data-part={`desk-doctor-${one.id}`} data-outcome={one.outcome}>
            <Icon of={ICONS[one.outcome]} />
            <span>{t(`doctor.${one.id}`)}</span>
            <span class="soft">{t(`doctor.outcome.${one.outcome}`)}</span>
            {one === trouble || one.outcome === "skipped" ? null : <Said check={one} />}
          </li>
        ))}
      </ul>
      <Happened />
    </>
  );
}

/** What the center told last, by the names of its contract: whoever is asked for help reads it here. */
function Happened() {
  const { words, now } = useLooks();
  const { last } = useDesk((state) => state.happened);
  if (last.length === 0) return null;
  return (
    <details id="desk-happened" class="card flat">
      <summary>{words.t("doctor.happened")}</summary>
      <ol class="bare soft">
        {last.map(({ number, at, event, about }) => (
          <li key={number}>
            {moment(at, now(), words.language)} · {[event, about].filter(Boolean).join(" · ")}
          </li>
        ))}
      </ol>
    </details>
  );
}

function Finding({ check, id }: { readonly check: Check; readonly id: string }) {
  return (
    <div id={id} class="finding" data-outcome={check.outcome}>
      <Said check={check} />
    </div>
  );
}

function Said({ check }: { readonly check: Check }) {
  const { words } = useLooks();
  const [said, remedy] = [saidOf(check, words), saidOf(check, words, ".remedy")];
  return (
    <>
      {said ? <p>{said}</p> : null}
      {remedy ? <p class="soft">{remedy}</p> : null}
    </>
  );
}

/** The words of a finding; troubles of the microphone have the same ones wherever they come up. */
export function saidOf({ id, said, facts }: Check, words: Words, more = ""): string | undefined {
  return (
    words.find(`doctor.${id}.${said}${more}`, facts) ?? words.find(`audio.trouble.${said}${more}`, facts)
  );
}

export const parts: Parts = {
  sheets: [{ name: "doctor", title: "doctor.title", View: Doctor, outside: true }],
};
