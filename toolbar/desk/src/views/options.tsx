/** How the agent likes to work, as far as the center heeds it. A part of the settings. */

import { useAct, useDesk, useWords } from "./desk.tsx";
import { Check } from "./field.tsx";

export function Options() {
  const t = useWords();
  const act = useAct();
  const { on } = useDesk((state) => state.options);
  const may = useDesk((state) => state.agent.permissions.canConfigureAutoAnswer ?? false);
  return (
    <section class="card flat stack tight" aria-labelledby="desk-options">
      <h3 id="desk-options">{t("options.title")}</h3>
      {may ? (
        <Check
          id="desk-option-auto-answer"
          checked={on.AUTO_ANSWER ?? false}
          onCheck={(checked) => act("options.set", "AUTO_ANSWER", checked)}
        >
          {t("options.autoAnswer")}
        </Check>
      ) : null}
      <Check
        id="desk-option-auto-hang-up"
        checked={on.AUTO_HANG_UP ?? false}
        onCheck={(checked) => act("options.set", "AUTO_HANG_UP", checked)}
      >
        {t("options.autoHangUp")}
      </Check>
    </section>
  );
}
