/** Where the agent's voice goes, as soon as it goes nowhere: why, and what to do. */

import { Button } from "./button.tsx";
import { useAct, useDesk, useLooks } from "./desk.tsx";

interface Said {
  readonly text: string;
  /** What a press does about it. */
  readonly button?: { readonly id: string; readonly word: string; readonly does: () => Promise<boolean> };
}

export function LineBar() {
  const said = useSaid();
  return (
    <div class="voice-line" role="status" id="desk-line">
      {said ? <p>{said.text}</p> : null}
      {said?.button ? (
        <Button id={said.button.id} onPress={said.button.does}>
          {said.button.word}
        </Button>
      ) : null}
    </div>
  );
}

function useSaid(): Said | null {
  const { words } = useLooks();
  const act = useAct();
  const line = useDesk((state) => state.audio.line);
  const blocked = useDesk((state) => state.audio.blocked);
  const works = useDesk(({ agent }) => agent.loggedIn && agent.station.type === "SOFTPHONE");
  const attach = (take: boolean) => () => act("audio.attach", take);
  if (line.kind === "failed") {
    const why = `audio.trouble.${line.trouble}`;
    const text = [words.find(why), line.text, words.find(`${why}.remedy`), line.remedy];
    const button = { id: "desk-line-retry", word: words.t("action.retry"), does: attach(false) };
    return { text: text.filter(Boolean).join(" "), button };
  }
  if (!works) return null;
  if (line.kind === "held") {
    const text = words.t(line.taken ? "line.taken" : "audio.held", { holder: line.holder });
    return { text, button: { id: "desk-line-take", word: words.t("audio.take"), does: attach(true) } };
  }
  if (line.kind === "lost") return { text: words.t("line.lost") };
  if (line.kind === "off") {
    const button = { id: "desk-line-attach", word: words.t("line.attach"), does: attach(false) };
    return { text: words.t("line.off"), button };
  }
  if (!blocked) return null;
  const button = { id: "desk-line-hear", word: words.t("audio.unblock"), does: () => act("audio.unblock") };
  return { text: words.t("audio.blocked"), button };
}
