/** What the agent says. */

import { useDesk } from "./desk.tsx";
import { Html } from "./html.tsx";
import type { Parts } from "./parts.tsx";

function Script() {
  const html = useDesk((state) => state.script.html);
  return <Html html={html} />;
}

export const parts: Parts = {
  tabs: [{ name: "script", title: "script.title", View: Script, shows: (state) => state.script.html !== "" }],
};
