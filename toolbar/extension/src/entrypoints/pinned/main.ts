import "../../pages/page.css";
import { runDesk } from "../../host/desk.ts";
import { stepBack } from "../../host/pinned.ts";
import { OWN } from "../../host/store.ts";
import { showPinned } from "../../pages/pinned.tsx";

showPinned(document.body);
const [began] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
if (began?.type !== "reload") void stepBack();
// Of several such tabs, as when one was duplicated, one holds the desk; the others wait.
void navigator.locks.request("desk", async () => {
  await runDesk(OWN, () => close());
  await new Promise(() => {});
});
