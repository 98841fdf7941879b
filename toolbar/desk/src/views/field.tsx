import type { ComponentChildren } from "preact";

interface Named {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
}

/** One line of text. */
export function TextField({
  id,
  label,
  hint,
  value,
  onText,
  type = "text",
  ...more
}: Named & {
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly type?: "text" | "password" | "tel" | "search" | "number";
  readonly autocomplete?: string;
  readonly required?: boolean;
  readonly placeholder?: string;
}) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type={type as "text"}
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onInput={(event) => onText(event.currentTarget.value)}
        {...more}
      />
      {hint ? (
        <p id={`${id}-hint`} class="soft">
          {hint}
        </p>
      ) : null}
    </div>
  );
}

/** Several lines of text. */
export function TextArea({
  id,
  label,
  value,
  onText,
  onLeft,
}: Named & {
  readonly value: string;
  readonly onText: (text: string) => void;
  /** The focus goes elsewhere, and something was written. */
  readonly onLeft?: () => void;
}) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        rows={3}
        value={value}
        onInput={(event) => onText(event.currentTarget.value)}
        onChange={onLeft}
      />
    </div>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** One of several, from a list that opens. */
export function Select({
  id,
  label,
  value,
  options,
  onChoice,
}: Named & {
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChoice: (value: string) => void;
}) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChoice(event.currentTarget.value)}>
        {options.map((one) => (
          <option key={one.value} value={one.value} selected={one.value === value}>
            {one.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** One of a few, all of them seen. */
export function Choices({
  id,
  label,
  value,
  options,
  onChoice,
}: Named & {
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChoice: (value: string) => void;
}) {
  return (
    <fieldset id={id} class="choices">
      <legend>{label}</legend>
      {options.map((one) => (
        <label key={one.value} class="choice">
          <input
            type="radio"
            name={id}
            value={one.value}
            checked={one.value === value}
            onChange={() => onChoice(one.value)}
          />
          <span>{one.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

export function Check({
  id,
  checked,
  onCheck,
  children,
}: {
  readonly id: string;
  readonly checked: boolean;
  readonly onCheck: (checked: boolean) => void;
  readonly children: ComponentChildren;
}) {
  return (
    <label class="check" for={id}>
      <input
        id={id}
        type="checkbox"
        checked={checked}
        onChange={(event) => onCheck(event.currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  );
}
