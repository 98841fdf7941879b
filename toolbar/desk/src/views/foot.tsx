/** What is always to be had, at the foot of the panel: the settings of this machine, and help. */

import { Button } from "./button.tsx";
import { useDesk, useWords } from "./desk.tsx";
import { Settings, Stethoscope } from "./icons.ts";
import { useNav } from "./nav.tsx";

export function Foot() {
  const t = useWords();
  const { open } = useNav();
  const here = useDesk((state) => state.session.user !== "");
  return (
    <footer class="row card flat">
      {here ? (
        <Button id="desk-settings" kind="quiet" icon={Settings} onPress={() => open("settings")}>
          {t("settings.title")}
        </Button>
      ) : null}
      <Button id="desk-doctor" kind="quiet" icon={Stethoscope} onPress={() => open("doctor")}>
        {t("doctor.title")}
      </Button>
    </footer>
  );
}
