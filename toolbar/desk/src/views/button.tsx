import type { Operations } from "@cordboard/client";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { may } from "../features/allowed.ts";
import type { ActName, Given } from "../port.ts";
import { useAct, useDesk, useWords } from "./desk.tsx";
import { Icon } from "./icon.tsx";

interface Looks {
  /** Stable: centers hide and dress buttons by it. */
  readonly id: string;
  readonly icon?: Parameters<typeof Icon>[0]["of"];
  /** Without words, `label` says what it does. */
  readonly children?: ComponentChildren;
  /** `key` is the one thing to do at this moment; `tile` stands above its word. */
  readonly kind?: "plain" | "quiet" | "key" | "stop" | "tile";
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  /** Why it does nothing now; empty where it does. */
  readonly refused?: string;
  readonly label?: string;
  readonly type?: "button" | "submit";
}

/** A button. Where it does nothing it can still be reached, and says why. */
export function Button(props: Looks & { readonly onPress?: (() => unknown) | undefined }) {
  const {
    id,
    icon,
    children,
    kind = "plain",
    pressed,
    expanded,
    refused = "",
    label,
    type = "button",
  } = props;
  return (
    <button
      id={id}
      type={type}
      class={`button ${kind}`}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-label={label}
      aria-disabled={refused ? true : undefined}
      aria-describedby={refused ? `${id}-why` : undefined}
      title={refused || label}
      onClick={(event) => {
        if (refused) event.preventDefault();
        else props.onPress?.();
      }}
    >
      {icon ? <Icon of={icon} /> : null}
      {children ? <span>{children}</span> : null}
      {refused ? (
        <span id={`${id}-why`} hidden>
          {refused}
        </span>
      ) : null}
    </button>
  );
}

interface Does<Name extends ActName> extends Looks {
  readonly act: Name;
  readonly given: Given<Name>;
  /** What the center is asked: it says whether it would refuse. */
  readonly operation?: keyof Operations;
  readonly variant?: string;
  readonly onDone?: () => void;
}

/** A button that does one act, as far as the center would allow it now; pressed twice, it does it once. */
export function ActButton<Name extends ActName>({
  act,
  given,
  operation,
  variant,
  onDone,
  ...looks
}: Does<Name>) {
  const t = useWords();
  const does = useAct();
  const [busy, setBusy] = useState(false);
  const allowed = useDesk((state) => operation === undefined || may(state, operation, variant));
  const press = async () => {
    if (busy) return;
    setBusy(true);
    const done = await does(act, ...given);
    setBusy(false);
    if (done) onDone?.();
  };
  return <Button {...looks} refused={looks.refused || (allowed ? "" : t("refused.now"))} onPress={press} />;
}
