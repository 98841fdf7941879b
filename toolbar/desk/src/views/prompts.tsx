/** Prompts for the caller: played, paused, ended. */

import { duration } from "../words/format.ts";
import { ActButton } from "./button.tsx";
import { useDesk, useNow, useWords } from "./desk.tsx";
import { Pause, Play, Square } from "./icons.ts";

export function Prompts() {
  const t = useWords();
  const { all, playing, paused } = useDesk((state) => state.prompts);
  const talking = useDesk((state) => state.call.phase === "talking");
  const may = useDesk((state) => state.agent.permissions.canPlayPromptToCaller ?? false);
  if (all.length === 0 || !may) return null;
  const refused = talking ? "" : t("refused.now");
  return (
    <section id="desk-prompts" class="stack tight" aria-labelledby="desk-prompts-title">
      <h3 id="desk-prompts-title">{t("prompts.title")}</h3>
      <ul class="bare stack tight">
        {all.map(({ id = "", name = "", description = "" }) => (
          <li key={id} class="found">
            <div class="grow">
              {name}
              {description ? <p class="soft">{description}</p> : null}
            </div>
            {playing === id && !paused ? (
              <ActButton id={`desk-prompt-${id}`} icon={Pause} act="prompts.pause" given={[]}>
                {t("prompts.pause")}
              </ActButton>
            ) : (
              <ActButton
                id={`desk-prompt-${id}`}
                icon={Play}
                act="prompts.play"
                given={[id]}
                refused={refused}
                label={t("prompts.playWhat", { what: name })}
              >
                {t(playing === id ? "prompts.goOn" : "prompts.play")}
              </ActButton>
            )}
          </li>
        ))}
      </ul>
      {playing ? <Progress /> : null}
    </section>
  );
}

function Progress() {
  const t = useWords();
  const { all, playing, paused, since, heard } = useDesk((state) => state.prompts);
  const now = useNow(500);
  const prompt = all.find((one) => one.id === playing);
  const length = Number(prompt?.duration ?? 0);
  const past = Math.min(length, paused ? heard : now - since);
  const what = prompt?.name ?? "";
  const said = t("prompts.progress", { what, time: duration(past), length: duration(length) });
  return (
    <div class="row">
      <progress class="grow" max={length} value={past} aria-label={what} />
      <span class="soft figures">{said}</span>
      <ActButton id="desk-prompt-stop" icon={Square} act="prompts.stop" given={[]}>
        {t("prompts.stop")}
      </ActButton>
    </div>
  );
}
