/** What is always to be had, at the foot of the panel: the settings of this machine, and help. */

import { Button } from "./button.tsx";
import { useWords } from "./desk.tsx";
import { Settings, Stethoscope } from "./icons.ts";
import { useNav } from "./nav.tsx";

export function Foot() {
  const t = useWords();
  const { open } = useNav();
  return (
    <footer class="row card flat">
      <Button id="desk-settings" kind="quiet" icon={Settings} onPress={() => open("settings")}>
        {t("settings.title")}
      </Button>
      <Button id="desk-doctor" kind="quiet" icon={Stethoscope} onPress={() => open("doctor")}>
        {t("doctor.title")}
      </Button>
    </footer>
  );
}
