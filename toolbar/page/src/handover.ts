import type { Desk, Kept } from "@cordboard/desk";

/** Where a desk lies while its page is loaded anew: in this tab, and at no other time. */
const PLACE = "cordboard.desk";

/** Go on with what the page before has left, which is then nowhere else; leave it to the next page in turn. */
export function handOver(desk: Desk, storage: () => Storage): void {
  addEventListener("pagehide", () => {
    const kept = desk.leave();
    if (kept) quietly(() => storage().setItem(PLACE, JSON.stringify(kept)));
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  const kept = taken(storage);
  if (kept) desk.resume(kept).catch((error: unknown) => desk.say(error));
}

function taken(storage: () => Storage): Kept | null {
  return quietly(() => {
    const left = storage().getItem(PLACE);
    storage().removeItem(PLACE);
    return left === null ? null : (JSON.parse(left) as Kept);
  });
}

/** A frame may be without storage; then there is nothing to hand over. */
function quietly<Found>(does: () => Found): Found | null {
  try {
    return does();
  } catch {
    return null;
  }
}
