/** The keys of a phone in the strip, pressed or typed; what was sent stands beside them. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { DeskPort } from "../port.ts";
import type { Say } from "./say.ts";

const KEYS = [..."1234567890*#"];
const NAMES: Readonly<Record<string, string>> = { "*": "strip.key.star", "#": "strip.key.hash" };

export function Keys({
  port,
  say,
  close,
}: {
  readonly port: DeskPort;
  readonly say: Say;
  readonly close: () => void;
}) {
  const [sent, note] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const press = (key: string) => {
    note((before) => (before + key).slice(-16));
    void port.act("call.press", key);
  };
  const typed = (event: KeyboardEvent) => {
    if (event.key === "Escape") close();
    else if (KEYS.includes(event.key)) press(event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <fieldset class="keys" aria-label={say("strip.keys")}>
      <input
        ref={field}
        id="strip-sent"
        readOnly
        value={sent}
        aria-label={say("strip.keys")}
        onKeyDown={typed}
      />
      {KEYS.map((key) => {
        const name = NAMES[key];
        return (
          <button
            key={key}
            type="button"
            data-key={key}
            aria-label={name ? say(name) : undefined}
            onClick={() => press(key)}
          >
            {key}
          </button>
        );
      })}
    </fieldset>
  );
}
