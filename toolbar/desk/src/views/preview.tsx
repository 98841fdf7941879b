/** A contact that is shown before it is dialed: who it is, which numbers may be dialed, or how to let it go. */

import { DispositionFlag } from "@cordboard/client";
import { useState } from "preact/hooks";
import type { ContactNumber } from "../features/preview.ts";
import { isPreviewing } from "../features/preview.ts";
import { ActButton } from "./button.tsx";
import { Where } from "./caller.tsx";
import { labelOf } from "./customer.tsx";
import { useDesk, useLooks, useWords } from "./desk.tsx";
import { Select, TextField } from "./field.tsx";
import { Phone } from "./icons.ts";
import { useWritten } from "./number.tsx";
import type { Parts } from "./parts.tsx";

function Preview() {
  const written = useWritten();
  const { name, numbers, phase } = useDesk((state) => state.preview);
  const first = numbers[0]?.number ?? "";
  return (
    <section class="card stack" aria-labelledby="desk-preview">
      <div>
        <h2 id="desk-preview">{name || written(first)}</h2>
        <p class="soft">
          <Where number={first} shown={false} />
        </p>
      </div>
      <Known />
      {phase === "deciding" ? <Decide /> : <Look />}
    </section>
  );
}

/** What stands there already, as the name and as numbers. */
const SHOWN = new Set(["first_name", "last_name", "number1", "number2", "number3"]);

/** What the center shows of a customer, as far as it is known. */
function Known() {
  const { words } = useLooks();
  const record = useDesk((state) => state.preview.record);
  const shown = useDesk((state) => state.fields.shown);
  const known = shown.filter((one) => one.ofContact && record[one.name] && !SHOWN.has(one.name));
  if (known.length === 0) return null;
  return (
    <dl class="fields known">
      {known.map((one) => (
        <div key={one.id} class={one.wide ? "wide" : undefined}>
          <dt>{labelOf(one, words)}</dt>
          <dd>{record[one.name]}</dd>
        </div>
      ))}
    </dl>
  );
}

function Look() {
  const t = useWords();
  const numbers = useDesk((state) => state.preview.numbers);
  const first = numbers.find((one) => !one.restricted);
  return (
    <>
      <ul class="bare stack tight" aria-label={t("preview.numbers")}>
        {numbers.map((one) => (
          <li key={one.place}>
            <Dial number={one} first={one === first} />
          </li>
        ))}
      </ul>
      <Skip />
    </>
  );
}

function Dial({ number: { place, number, restricted }, first }: { number: ContactNumber; first: boolean }) {
  const t = useWords();
  const written = useWritten();
  return (
    <ActButton
      id={`desk-preview-dial-${place}`}
      kind={first ? "key" : "plain"}
      icon={Phone}
      act="preview.dial"
      given={[number]}
      operation="makePreviewCall"
      refused={restricted ? t("preview.restricted") : ""}
    >
      {t("preview.dial", { number: written(number) })}
      {restricted ? <small> · {t("preview.restricted")}</small> : null}
    </ActButton>
  );
}

const MINUTE = 60_000;

function Skip() {
  const t = useWords();
  const skips = useDesk((state) => state.preview.skips);
  const [chosen, choose] = useState("0");
  const [minutes, write] = useState("");
  const outcome = skips.find((one) => one.id === chosen);
  const timed = outcome !== undefined && (BigInt(outcome.flags) & TIMED) !== 0n;
  const again = Math.round(Number(minutes) * MINUTE);
  return (
    <div class="row end">
      <div class="grow">
        <Select
          id="desk-preview-outcome"
          label={t("preview.outcome")}
          value={chosen}
          options={[
            { value: "0", label: t("value.none") },
            ...skips.map(({ id = "", name = "" }) => ({ value: id, label: name })),
          ]}
          onChoice={choose}
        />
      </div>
      {timed ? (
        <TextField
          id="desk-preview-again"
          label={t("preview.minutes")}
          type="number"
          value={minutes}
          placeholder={String(Math.round(Number(outcome.timeout ?? 0) / MINUTE))}
          onText={write}
        />
      ) : null}
      <ActButton
        id="desk-preview-skip"
        act="preview.skip"
        given={timed && again > 0 ? [chosen, again] : [chosen]}
        operation="setSkipPreviewCall"
      >
        {t("preview.skip")}
      </ActButton>
    </div>
  );
}

const TIMED = DispositionFlag.ALLOW_SET_REDIAL_TIMER | DispositionFlag.ALLOW_SET_REACTIVATE_TIMER;

function Decide() {
  const t = useWords();
  return (
    <>
      <p>{t("preview.decide")}</p>
      <div class="row">
        <ActButton
          id="desk-preview-more"
          kind="key"
          act="preview.again"
          given={[]}
          operation="continuePreview"
          variant="dialAgain"
        >
          {t("preview.more")}
        </ActButton>
        <ActButton id="desk-preview-end" act="preview.end" given={[]} operation="endPreviewCall">
          {t("preview.end")}
        </ActButton>
      </div>
    </>
  );
}

export const parts: Parts = { works: [{ name: "preview", View: Preview, shows: isPreviewing }] };
