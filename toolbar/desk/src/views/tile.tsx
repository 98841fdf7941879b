import type { ComponentChildren } from "preact";
import { useNav } from "./nav.tsx";

/** A figure between calls, with what it counts; pressed, it opens what is behind it. */
export function Tile({
  name,
  figure,
  children,
  hint,
  sheet = name,
  alert = false,
}: {
  readonly name: string;
  readonly figure: ComponentChildren;
  readonly children: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly sheet?: string;
  /** Something there wants to be looked at. */
  readonly alert?: boolean;
}) {
  const nav = useNav();
  return (
    <button
      id={`desk-tile-${name}`}
      type="button"
      class="tile"
      data-alert={alert || undefined}
      onClick={() => nav.open(sheet)}
    >
      <span class="figure">{figure}</span> <span>{children}</span> <span class="soft">{hint}</span>
    </button>
  );
}
