/** The keys of a phone, pressed or typed; what was sent can be read. */

import { useEffect, useRef, useState } from "preact/hooks";
import { may } from "../features/allowed.ts";
import { useAct, useWords } from "./desk.tsx";
import type { Parts } from "./parts.tsx";

const KEYS = [..."123456789*0#"];

function Keypad() {
  const t = useWords();
  const act = useAct();
  const [sent, note] = useState("");
  return (
    <Pad
      id="desk-keys"
      label={t("keypad.sent")}
      hint={t("keypad.hint")}
      value={sent}
      onKey={(key) => {
        note((before) => before + key);
        void act("call.press", key);
      }}
    />
  );
}

/** A field that shows the keys, and takes them from a keyboard too. */
function Pad({
  id,
  label,
  hint,
  value,
  onKey,
}: {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onKey: (key: string) => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <div class="card flat stack" id={id}>
      <div class="field">
        <label for={`${id}-sent`}>{label}</label>
        <input
          ref={field}
          id={`${id}-sent`}
          class="figures"
          readOnly
          value={value}
          aria-describedby={`${id}-hint`}
          onKeyDown={(event) => {
            if (!KEYS.includes(event.key) || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            onKey(event.key);
          }}
        />
        <p id={`${id}-hint`} class="soft">
          {hint}
        </p>
      </div>
      <PadKeys onKey={onKey} />
    </div>
  );
}

export function PadKeys({ onKey }: { readonly onKey: (key: string) => void }) {
  const t = useWords();
  const names: Readonly<Record<string, string>> = { "*": t("keypad.star"), "#": t("keypad.hash") };
  return (
    <fieldset class="pad" aria-label={t("keypad.title")}>
      {KEYS.map((key) => (
        <button
          key={key}
          type="button"
          class="button"
          data-key={key}
          aria-label={names[key]}
          onClick={() => onKey(key)}
        >
          {key}
        </button>
      ))}
    </fieldset>
  );
}

export const parts: Parts = {
  sheets: [
    {
      name: "keypad",
      title: "keypad.title",
      View: Keypad,
      shows: (state) =>
        state.call.phase === "talking" || (state.call.phase === "held" && may(state, "sendDTMF")),
    },
  ],
};
