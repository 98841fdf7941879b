import { duration } from "../words/format.ts";
import { useNow } from "./desk.tsx";

/** How long something lasts already, or still. Its figures do not jump. */
export function Timer({ since, until }: { since?: number; until?: number }) {
  const now = useNow(500);
  const length = until === undefined ? now - (since ?? now) : until - now;
  return (
    <span class="timer" role="timer" aria-live="off">
      {duration(length)}
    </span>
  );
}
