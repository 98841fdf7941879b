import "../../pages/page.css";
import { runDesk } from "../../host/desk.ts";
import { showPinned } from "../../pages/pinned.tsx";

showPinned(document.body);
// Of several such tabs, as when one was duplicated, one holds the desk; the others wait.
void navigator.locks.request("desk", async () => {
  await runDesk(() => close());
  await new Promise(() => {});
});
