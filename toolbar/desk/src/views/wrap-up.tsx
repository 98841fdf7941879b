/** How did it end? An outcome, comments, when to dial again, a reminder; then the next call, or a pause. */

import { DispositionFlag, type DispositionValue2 } from "@cordboard/client";
import { useEffect, useState } from "preact/hooks";
import { may } from "../features/allowed.ts";
import { has, mayRedial, refusalOf } from "../features/dispositions.ts";
import { givenByItself } from "../features/wrap-up.ts";
import type { Word } from "../words/index.ts";
import { Button } from "./button.tsx";
import { useAct, useDesk, useLooks, useNow, useWords } from "./desk.tsx";
import { Check, Select, TextArea } from "./field.tsx";
import { useNotes } from "./notes.tsx";
import type { Parts } from "./parts.tsx";
import { Timer } from "./timer.tsx";

/** After the call. */
export function WrapUp() {
  const t = useWords();
  const id = useDesk((state) => state.call.id);
  return (
    <section class="card stack" aria-labelledby="desk-outcome">
      <h2 id="desk-outcome">{t("wrapUp.title")}</h2>
      <Ends />
      <Outcome key={id} />
    </section>
  );
}

/** For who ends a call by saying how it went. */
function Finish() {
  const id = useDesk((state) => state.call.id);
  return (
    <div class="card flat stack">
      <Outcome key={id} live />
    </div>
  );
}

function Ends() {
  const t = useWords();
  const ends = useDesk((state) => state.call.wrapUpEnds);
  const name = useDesk(givenByItself);
  const now = useNow(1000);
  if (ends <= now) return null;
  return (
    <p class="soft" id="desk-wrap-up-ends">
      {t("wrapUp.endsIn")} <Timer until={ends} /> {name ? t("wrapUp.endsAs", { name }) : ""}
    </p>
  );
}

function Outcome({ live = false }: { readonly live?: boolean }) {
  const t = useWords();
  const { dispositions } = useDesk((state) => state.call);
  const [chosen, choose] = useState("");
  const noted = useNotes();
  const [again, dialAgain] = useState<number | undefined>(undefined);
  const [remind, setRemind] = useState<number | undefined>(undefined);
  const one = dispositions.find((each) => each.id === chosen);
  return (
    <>
      <Outcomes
        chosen={chosen}
        choose={(id) => {
          choose(id);
          dialAgain(undefined);
        }}
      />
      <TextArea id="desk-comments" label={t("wrapUp.comments")} {...noted} />
      {one && mayRedial(one) ? <Again key={chosen} one={one} onAgain={dialAgain} /> : null}
      <Reminder onRemind={setRemind} />
      <Done one={one} text={noted.value} again={again} remind={remind} live={live} />
    </>
  );
}

function Outcomes({ chosen, choose }: { readonly chosen: string; readonly choose: (id: string) => void }) {
  const t = useWords();
  const { port } = useLooks();
  const dispositions = useDesk((state) => state.call.dispositions);
  useDesk((state) => state.worksheet.complete);
  return (
    <fieldset class="outcomes">
      <legend>{t("wrapUp.outcome")}</legend>
      {dispositions.map((one) => {
        const { id = "", name = "", description = "" } = one;
        const why = refusalOf(one, port.state);
        return (
          <label key={id} class="outcome" title={why ? t(why) : description} data-refused={why || undefined}>
            <input
              id={`desk-disposition-${id}`}
              type="radio"
              name="desk-disposition"
              value={id}
              checked={id === chosen}
              aria-disabled={why ? true : undefined}
              aria-describedby={why ? `desk-disposition-${id}-why` : undefined}
              onClick={(event) => {
                if (why) event.preventDefault();
                else choose(id);
              }}
            />
            <span>{name}</span>
            {why ? (
              <span id={`desk-disposition-${id}-why`} hidden>
                {t(why)}
              </span>
            ) : null}
          </label>
        );
      })}
    </fieldset>
  );
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const PAUSES = [15 * MINUTE, HOUR, 4 * HOUR, DAY, 3 * DAY, 7 * DAY];

/** When the number is dialed again, for outcomes that leave that to the agent. */
function Again({
  one,
  onAgain,
}: {
  readonly one: DispositionValue2;
  readonly onAgain: (again: number | undefined) => void;
}) {
  const t = useWords();
  const [chosen, choose] = useState("");
  const usual = Number(one.timeout ?? 0);
  return (
    <>
      <Select
        id="desk-again"
        label={t("wrapUp.again")}
        value={chosen}
        options={[
          {
            value: "",
            label: usual ? t("wrapUp.again.keep", { time: length(usual, t) }) : t("wrapUp.again.none"),
          },
          ...PAUSES.map((each) => ({ value: String(each), label: length(each, t) })),
          { value: "at", label: t("wrapUp.again.at") },
        ]}
        onChoice={(value) => {
          choose(value);
          onAgain(value && value !== "at" ? Number(value) : undefined);
        }}
      />
      {chosen === "at" ? (
        <When id="desk-again-at" label={t("wrapUp.againAt")} onWhen={(at, now) => onAgain(at && at - now)} />
      ) : null}
    </>
  );
}

function length(milliseconds: number, t: (word: Word, values: Record<string, number>) => string): string {
  if (milliseconds >= DAY) return t("wrapUp.days", { count: Math.round(milliseconds / DAY) });
  if (milliseconds >= HOUR) return t("wrapUp.hours", { count: Math.round(milliseconds / HOUR) });
  return t("wrapUp.minutes", { count: Math.round(milliseconds / MINUTE) });
}

/** A reminder for this agent to call back. */
function Reminder({ onRemind }: { readonly onRemind: (at: number | undefined) => void }) {
  const t = useWords();
  const may = useDesk(
    (state) => (state.agent.permissions.canCreateCallbacks ?? false) && state.call.number !== "",
  );
  const [on, set] = useState(false);
  if (!may) return null;
  return (
    <>
      <Check
        id="desk-remind"
        checked={on}
        onCheck={(checked) => {
          set(checked);
          onRemind(undefined);
        }}
      >
        {t("wrapUp.callBack")}
      </Check>
      {on ? <When id="desk-remind-at" label={t("wrapUp.callBackAt")} onWhen={onRemind} /> : null}
    </>
  );
}

/** A moment of the agent's own clock, an hour from now to begin with. */
function When({
  id,
  label,
  onWhen,
}: {
  readonly id: string;
  readonly label: string;
  /** Nothing where it is none, or past. */
  readonly onWhen: (at: number | undefined, now: number) => void;
}) {
  const { now } = useLooks();
  const [value, set] = useState(() => localText(now() + HOUR));
  const told = (text: string) => {
    const at = Date.parse(text);
    onWhen(at > now() ? at : undefined, now());
  };
  useEffect(() => told(value), []);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="datetime-local"
        min={localText(now())}
        value={value}
        onInput={(event) => {
          set(event.currentTarget.value);
          told(event.currentTarget.value);
        }}
      />
    </div>
  );
}

/** As fields for a moment have it: `2026-11-27T14:30`, by this machine's time zone. */
function localText(at: number): string {
  const zone = new Date(at).getTimezoneOffset() * MINUTE;
  return new Date(at - zone).toISOString().slice(0, 16);
}

function Done({
  one,
  text,
  again,
  remind,
  live,
}: {
  readonly one: DispositionValue2 | undefined;
  readonly text: string;
  readonly again: number | undefined;
  readonly remind: number | undefined;
  readonly live: boolean;
}) {
  const t = useWords();
  const finish = useFinish(one, text, again, remind);
  const ready = useDesk(({ agent }) => agent.pending?.ready ?? agent.ready);
  const allowed = useDesk((state) => may(state, "finishCall"));
  const [asked, ask] = useState<string | null>(null);
  const name = one?.name ?? "";
  useEffect(() => ask(null), [one]);
  const refused = one ? (allowed ? "" : t("refused.now")) : t("wrapUp.choose");
  const press = (pause: boolean) => {
    if (has(one, DispositionFlag.MUST_CONFIRM) && asked === null) ask(String(pause));
    else void finish(pause);
  };
  if (asked !== null) {
    return (
      <div class="row" id="desk-confirm">
        <p class="grow" role="status">
          {t("wrapUp.confirm", { name })}
        </p>
        <Button id="desk-confirm-yes" kind="key" onPress={() => finish(asked === "true")}>
          {t("wrapUp.confirmYes", { name })}
        </Button>
        <Button id="desk-confirm-no" onPress={() => ask(null)}>
          {t("action.cancel")}
        </Button>
      </div>
    );
  }
  const word = live ? "wrapUp.finish" : ready ? "wrapUp.done" : "wrapUp.doneNotReady";
  return (
    <div class="row">
      <Button id="desk-finish" kind={live ? "stop" : "key"} refused={refused} onPress={() => press(false)}>
        {t(word)}
      </Button>
      {ready ? (
        <Button id="desk-finish-pause" refused={refused} onPress={() => press(true)}>
          {t("wrapUp.pause")}
        </Button>
      ) : null}
    </div>
  );
}

/** Everything that goes with the outcome, in the order in which nothing can be lost; pressed twice, it is done once. */
function useFinish(
  one: DispositionValue2 | undefined,
  text: string,
  again: number | undefined,
  remind: number | undefined,
): (pause: boolean) => Promise<void> {
  const act = useAct();
  const [busy, setBusy] = useState(false);
  const [reminded, setReminded] = useState(false);
  return async (pause) => {
    if (busy || !one?.id) return;
    setBusy(true);
    const set = remind === undefined || reminded || (await act("wrapUp.remind", remind, text));
    if (set) {
      setReminded(remind !== undefined);
      // The pause is asked for first: no call comes between.
      const paused = !pause || (await act("agent.notReady"));
      if (paused) await act("call.finish", one.id, text, ...(again === undefined ? [] : ([again] as const)));
    }
    setBusy(false);
  };
}

export const parts: Parts = {
  sheets: [
    {
      name: "finish",
      title: "wrapUp.titleNow",
      View: Finish,
      shows: ({ call }) => call.phase !== "none" && call.phase !== "offered" && call.phase !== "wrapUp",
    },
  ],
};
