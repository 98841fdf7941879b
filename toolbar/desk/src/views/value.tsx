/** A value of any type that a center knows: shown, written, and complained about before the center has to. */

import { useEffect, useState } from "preact/hooks";
import { complaint, type Kind, type Rules } from "../rules.ts";
import type { Word } from "../words/index.ts";
import { useWords } from "./desk.tsx";
import { Choices, type Option, Select } from "./field.tsx";

interface Shown {
  readonly id: string;
  readonly label: string;
  readonly rules: Rules;
  readonly value: string;
  /** Called with a value that keeps to the rules, once it is written. */
  readonly onValue: (value: string) => unknown;
  readonly manyLines?: boolean;
  /** What is written there may be written anew, and not be taken away. */
  readonly kept?: boolean;
  /** Choices are seen at once, not in a list that opens. */
  readonly buttons?: boolean;
}

/** Up to so many choices are seen at once. */
const FEW = 4;
const TYPES: Partial<Record<Kind, string>> = {
  DATE: "date",
  TIME: "time",
  DATE_TIME: "datetime-local",
  EMAIL: "email",
  URL: "url",
  PHONE: "tel",
};
const NUMBERS: ReadonlySet<Kind> = new Set(["NUMBER", "CURRENCY", "PERCENT"]);

export function ValueField(shown: Shown) {
  const { rules } = shown;
  if (rules.anyOf.length) return <Several {...shown} />;
  if (rules.oneOf.length || rules.kind === "BOOLEAN") return <One {...shown} />;
  return <Written {...shown} />;
}

/** One of several; the empty choice takes it back. */
function One({ id, label, rules, value, onValue, buttons }: Shown) {
  const t = useWords();
  const choices = rules.oneOf.length ? rules.oneOf : ["true", "false"];
  const words = (choice: string): string =>
    rules.kind === "BOOLEAN" ? t(`value.${choice}` as Word) : choice;
  const options: readonly Option[] = [
    ...choices.map((choice) => ({ value: choice, label: words(choice) })),
    ...(rules.required ? [] : [{ value: "", label: t("value.none") }]),
  ];
  const listed = { id, label: named(label, rules), value, onChoice: onValue };
  if (buttons || choices.length <= FEW) return <Choices {...listed} options={options} />;
  const open = rules.required ? [{ value: "", label: t("value.choose") }, ...options] : options;
  return <Select {...listed} options={open} />;
}

function Several({ id, label, rules, value, onValue }: Shown) {
  const chosen = new Set(value.split(";").filter(Boolean));
  const toggle = (choice: string, on: boolean) => {
    const next = rules.anyOf.filter((one) => (one === choice ? on : chosen.has(one)));
    return onValue(next.join(";"));
  };
  return (
    <fieldset id={id} class="choices">
      <legend>{named(label, rules)}</legend>
      {rules.anyOf.map((choice) => (
        <label key={choice} class="choice">
          <input
            type="checkbox"
            checked={chosen.has(choice)}
            onChange={(event) => toggle(choice, event.currentTarget.checked)}
          />
          <span>{choice}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Written by hand. It is given on when the field is left, or with Enter; what is wrong with it stays here. */
function Written({ id, label, rules, value, onValue, manyLines = false, kept = false }: Shown) {
  const t = useWords();
  const [draft, write] = useState(value);
  const [left, leave] = useState(false);
  useEffect(() => write(value), [value]);
  const held = kept ? { ...rules, required: true } : rules;
  const wrong = left && draft !== value ? complaint(held, draft) : null;
  const give = () => {
    leave(true);
    if (draft !== value && complaint(held, draft) === null) onValue(draft);
  };
  const said = {
    id,
    "aria-invalid": wrong ? true : undefined,
    "aria-describedby": wrong ? `${id}-wrong` : undefined,
    "aria-required": rules.required || undefined,
    onBlur: give,
  };
  return (
    <div class="field">
      <label for={id}>{named(label, rules)}</label>
      {manyLines ? (
        <textarea rows={3} {...said} value={draft} onInput={(event) => write(event.currentTarget.value)} />
      ) : (
        <input
          {...said}
          {...formOf(rules.kind)}
          value={toInput(rules.kind, draft)}
          onInput={(event) => write(fromInput(rules.kind, event.currentTarget.value))}
          onKeyDown={(event) => event.key === "Enter" && give()}
        />
      )}
      <p id={`${id}-wrong`} class="wrong" aria-live="polite">
        {wrong ? t(wrong.word, wrong.values) : ""}
      </p>
    </div>
  );
}

/** What the browser is to offer for a kind of value. */
function formOf(kind: Kind) {
  return {
    type: (TYPES[kind] ?? "text") as "text",
    ...(kind === "TIME" || kind === "DATE_TIME" ? { step: 1 } : {}),
    ...(NUMBERS.has(kind) ? { inputMode: "decimal" as const } : {}),
    ...(kind === "TIME_PERIOD" ? { placeholder: "00:00:00" } : {}),
  };
}

function named(label: string, { required }: Rules): string {
  return required ? `${label} *` : label;
}

/** What an input of the browser shows for a value; its own forms of times are others than the center's. */
function toInput(kind: Kind, value: string): string {
  if (kind === "TIME") return value.slice(0, 8);
  return kind === "DATE_TIME" ? value.slice(0, 19).replace(" ", "T") : value;
}

function fromInput(kind: Kind, text: string): string {
  if (kind === "TIME") return /^\d\d:\d\d$/u.test(text) ? `${text}:00` : text;
  if (kind !== "DATE_TIME") return text;
  const value = text.replace("T", " ");
  return /\d\d:\d\d:\d\d/u.test(value) || !value ? value : `${value}:00`;
}
