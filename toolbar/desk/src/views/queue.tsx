/** Who waits for the agent or for the agent's skills, and in which skills the agent works. */

import type { QueuedCall } from "@cordboard/client";
import { ActButton } from "./button.tsx";
import { useAct, useDesk, useWords } from "./desk.tsx";
import { Check } from "./field.tsx";
import { useWritten } from "./number.tsx";
import type { Parts } from "./parts.tsx";
import { Tile } from "./tile.tsx";
import { Timer } from "./timer.tsx";

function QueueTile() {
  const t = useWords();
  const calls = useDesk((state) => state.queue.calls);
  return (
    <Tile
      name="queue"
      figure={calls.length}
      alert={calls.length > 0}
      hint={
        calls.length ? (
          <>
            {t("queue.longest")} <Timer since={longestOf(calls)} />
          </>
        ) : (
          t("queue.nobody")
        )
      }
    >
      {t("queue.waiting", { count: calls.length })}
    </Tile>
  );
}

/** When who has waited longest came, epoch milliseconds. */
function longestOf(calls: readonly QueuedCall[]): number {
  return Math.min(...calls.map((one) => Number(one.created ?? 0)));
}

function Queue() {
  const t = useWords();
  const calls = useDesk((state) => state.queue.calls);
  const campaigns = useDesk((state) => state.campaigns.all);
  const written = useWritten();
  const sorted = [...calls].sort((one, other) => Number(one.created ?? 0) - Number(other.created ?? 0));
  return (
    <>
      {sorted.length ? null : <p class="card flat soft">{t("queue.nobody")}</p>}
      <ol class="list" id="desk-queue">
        {sorted.map((one) => (
          <li key={one.callSessionId} class="entry">
            <div class="grow">
              <strong dir="auto">{written(one.customer ?? "")}</strong>
              <p class="soft">
                {[
                  campaigns.find(({ id }) => id === one.campaignId)?.name,
                  one.personal ? t("queue.personal") : "",
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </div>
            <Timer since={Number(one.created ?? 0)} />
          </li>
        ))}
      </ol>
      <Skills />
    </>
  );
}

function Skills() {
  const t = useWords();
  const act = useAct();
  const { mine, active } = useDesk((state) => state.skills);
  const may = useDesk((state) => state.agent.permissions.canManageSkillAvailability ?? false);
  if (mine.length === 0) return null;
  const ids = mine.map((one) => one.skillId ?? "");
  const choose = (id: string, on: boolean) =>
    act(
      "skills.choose",
      ids.filter((one) => (one === id ? on : active.includes(one))),
    );
  return (
    <section class="card flat stack tight" aria-labelledby="desk-skills">
      <h3 id="desk-skills">{t("queue.skills")}</h3>
      {may ? (
        <>
          {mine.map(({ skillId = "", name }) => (
            <Check
              key={skillId}
              id={`desk-skill-${skillId}`}
              checked={active.includes(skillId)}
              onCheck={(on) => choose(skillId, on)}
            >
              {name}
            </Check>
          ))}
          <div class="row">
            <ActButton id="desk-skills-all" act="skills.choose" given={[ids]}>
              {t("queue.allSkills")}
            </ActButton>
          </div>
        </>
      ) : (
        <ul class="bare">
          {mine.map((one) => (
            <li key={one.skillId}>
              {one.name}
              {active.includes(one.skillId ?? "") ? "" : ` · ${t("queue.off")}`}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

export const parts: Parts = {
  tiles: [{ name: "queue", View: QueueTile }],
  sheets: [{ name: "queue", title: "queue.title", View: Queue }],
};
