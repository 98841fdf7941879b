/** What the agent notes; what may be played to the caller, other programs that may be opened for a call, and pages that were opened. */

import { offeredConnectors } from "../features/connectors.ts";
import { ActButton } from "./button.tsx";
import { useDesk, useWords } from "./desk.tsx";
import { AddToDnc } from "./dnc.tsx";
import { ExternalLink } from "./icons.ts";
import { Notes } from "./notes.tsx";
import type { Parts } from "./parts.tsx";
import { Prompts } from "./prompts.tsx";

function Tools() {
  return (
    <div class="stack" id="desk-tools">
      <Notes />
      <Prompts />
      <Connectors />
      <Pages />
      <AddToDnc />
    </div>
  );
}

function Connectors() {
  const t = useWords();
  const state = useDesk((whole) => whole);
  const may = state.agent.permissions.canUseConnectors ?? false;
  return (
    <>
      {offeredConnectors(state).map((one) => (
        <div key={one.id} class="stack tight">
          <ActButton
            id={`desk-connector-${one.id}`}
            icon={ExternalLink}
            act="connectors.open"
            given={[one.id ?? ""]}
            refused={may ? "" : t("refused.permission")}
          >
            {one.name}
          </ActButton>
          {one.description ? <p class="soft">{one.description}</p> : null}
        </div>
      ))}
    </>
  );
}

/** A browser may have kept a page from opening; here it is a press away. */
function Pages() {
  const t = useWords();
  const pages = useDesk((state) => state.connectors.pages);
  if (pages.length === 0) return null;
  return (
    <section aria-labelledby="desk-pages">
      <h3 id="desk-pages">{t("tools.pages")}</h3>
      <ul class="bare">
        {pages.map(({ url, timestamp }) => (
          <li key={`${timestamp} ${url}`}>
            <a href={url} target="_blank" rel="noopener noreferrer" dir="ltr">
              {new URL(url).host + new URL(url).pathname}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

export const parts: Parts = {
  tabs: [{ name: "tools", title: "tools.title", View: Tools }],
};
