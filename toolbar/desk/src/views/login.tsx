/** Who comes, and where they want to be reached. */

import { useEffect, useState } from "preact/hooks";
import type { LogIn, StationType } from "../features/session.ts";
import { Button } from "./button.tsx";
import { useAct, useDesk, useLooks, useWords } from "./desk.tsx";
import { Check, Choices, TextField } from "./field.tsx";

const TYPES: readonly StationType[] = ["SOFTPHONE", "VoIP", "PSTN"];

export function Login() {
  const t = useWords();
  const { settings } = useLooks();
  const act = useAct();
  const session = useDesk((state) => state.session);
  const line = useDesk((state) => state.audio.line);
  const [wanted, want] = useState<LogIn>({
    user: session.last?.user ?? session.user,
    password: "",
    type: session.last?.type ?? "SOFTPHONE",
    station: session.last?.station ?? "",
    remember: session.last !== null,
  });
  const change = (more: Partial<LogIn>) => want((before) => ({ ...before, ...more }));
  useEffect(() => void act("session.remembered"), []);
  useEffect(() => {
    if (session.last) change({ ...session.last, remember: true });
  }, [session.last]);
  const go = async (force: boolean) => {
    if (await act("session.logIn", { ...wanted, force })) change({ password: "" });
  };
  return (
    <form
      id="desk-login"
      class="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        void go(false);
      }}
    >
      {settings.logo ? <img id="desk-logo" src={settings.logo} alt={settings.name} /> : null}
      <h2>{t("login.title")}</h2>
      <TextField
        id="desk-user"
        label={t("login.user")}
        value={wanted.user}
        onText={(user) => change({ user })}
        autocomplete="username"
        required
      />
      <TextField
        id="desk-password"
        label={t("login.password")}
        type="password"
        value={wanted.password}
        onText={(password) => change({ password })}
        autocomplete="current-password"
        required
      />
      <Choices
        id="desk-station-type"
        label={t("login.station")}
        value={wanted.type}
        options={TYPES.map((value) => ({ value, label: t(`login.station.${value}`) }))}
        onChoice={(type) => change({ type: type as StationType })}
      />
      {wanted.type === "SOFTPHONE" ? null : (
        <TextField
          id="desk-station"
          label={t(wanted.type === "VoIP" ? "login.extension" : "login.number")}
          value={wanted.station}
          onText={(station) => change({ station })}
          type="tel"
          required
        />
      )}
      <Check
        id="desk-remember"
        checked={wanted.remember ?? false}
        onCheck={(remember) => change({ remember })}
      >
        {t("login.remember")}
      </Check>
      <Button id="desk-log-in" kind="key" type="submit" refused={session.entering ? t("state.entering") : ""}>
        {t("login.go")}
      </Button>
      {session.inTheWay ? (
        <Button id="desk-force" onPress={() => go(true)}>
          {t("login.force")}
        </Button>
      ) : null}
      {line.kind === "held" ? (
        <div class="stack">
          <p>{t("audio.held", { holder: line.holder })}</p>
          <Button id="desk-take-audio" onPress={async () => (await act("audio.attach", true)) && go(false)}>
            {t("audio.take")}
          </Button>
        </div>
      ) : null}
    </form>
  );
}
